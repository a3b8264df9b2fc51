public import CivilTime

/// How courses are read, in words: the method, its source, and what each signal may be a reason to talk about.
public struct CourseMethod: Hashable, Sendable {
  /// What a person and a professional read of one signal, in Norwegian.
  public struct Words: Hashable, Sendable {
    public let name: String
    public let meaning: String
    /// Questions to talk about together.
    public let talkAbout: [String]

    public init(name: String, meaning: String, talkAbout: [String]) {
      (self.name, self.meaning, self.talkAbout) = (name, meaning, talkAbout)
    }
  }

  public let name: String
  public let about: String
  /// What it must not be used for.
  public let limits: String
  /// The method's own source first.
  public let sources: [InstrumentSource]
  public let lastChecked: Day
  private let words: [CourseSignal: Words]
  /// Set by the municipality; nil when it has not.
  public let expectation: CourseExpectation?
  /// Who set it, as it is shown: "Lindvik kommune, 15.01.2026".
  public let decidedBy: String

  public init(
    name: String, about: String, limits: String, sources: [InstrumentSource], lastChecked: Day,
    words: [CourseSignal: Words], expectation: CourseExpectation? = nil, decidedBy: String = ""
  ) {
    (self.name, self.about, self.limits, self.sources) = (name, about, limits, sources)
    (self.lastChecked, self.words, self.expectation, self.decidedBy) = (lastChecked, words, expectation, decidedBy)
  }

  public func words(_ signal: CourseSignal) -> Words {
    words[signal] ?? Words(name: signal.rawValue, meaning: "", talkAbout: [])
  }

  /// The same method with the municipality's own number.
  public func expecting(_ expectation: CourseExpectation, decidedBy: String) -> CourseMethod {
    CourseMethod(
      name: name, about: about, limits: limits, sources: sources, lastChecked: lastChecked, words: words,
      expectation: expectation, decidedBy: decidedBy)
  }

  /// Of a house without content; tests that need none of the words.
  public static let unsaid = CourseMethod(
    name: "", about: "", limits: "", sources: [], lastChecked: .earliest, words: [:])
}
