public import Instruments

/// What somebody proposes that the municipality decides itself, as typed. Nothing in it has been checked.
public enum LocalProposal: Hashable, Sendable {
  case deadline(norm: String, within: String)
  case words(OwnWords)
  case measure(OwnMeasure)
  case norm(OwnNorm)
  case wording(OfficialWording)

  public var kind: LocalKind {
    switch self {
    case .deadline: .deadline
    case .words: .words
    case .measure: .measure
    case .norm: .norm
    case .wording: .wording
    }
  }

  /// What it is about: the number of a norm or measure, the id of an instrument.
  public var subject: String {
    switch self {
    case .deadline(let norm, _): norm
    case .words(let words): words.norm
    case .measure(let measure): measure.id
    case .norm(let norm): norm.id
    case .wording(let words): words.instrument
    }
  }
}

/// Own words for what a source asks. An empty one leaves the source's.
public struct OwnWords: Hashable, Sendable {
  public var norm: String
  public var title = ""
  public var whenMissing = ""
  public var button = ""

  public init(norm: String) { self.norm = norm }

  public var isEmpty: Bool { title.isEmpty && whenMissing.isEmpty && button.isEmpty }
}

/// A kind of measure that only this municipality has.
public struct OwnMeasure: Hashable, Sendable {
  public var id: String
  public var name = ""
  public var about = ""
  public var pathways: [String] = []
  public var purposes: [String] = []
  public var intensity = ""
  public var isLowThreshold = false

  public init(id: String) { self.id = id }
}

/// A recommendation of the municipality's own.
public struct OwnNorm: Hashable, Sendable {
  public var id: String
  public var title = ""
  public var whenMissing = ""
  public var strength = ""
  /// Where in the municipality's plan it stands, and words to find it by.
  public var place = ""
  public var anchor = ""
  public var applies = OwnCondition()
  public var fulfilled = OwnCondition()
  public var deadline = OwnDeadline()
  public var page = ""
  public var button = ""
  public var reading = ""
  /// The day it was checked: the day it is decided.
  public var checked = ""

  public init(id: String) { self.id = id }
}

/// Facts with answers, of which all or any must hold; of none it always holds.
public struct OwnCondition: Hashable, Sendable {
  public struct Test: Hashable, Sendable {
    public var fact = ""
    public var answer = ""
    /// Not longer ago than this: "12 måneder".
    public var within = ""
    /// On or after the latest of this fact.
    public var since = ""

    public init() {}

    public var isEmpty: Bool { fact.isEmpty && answer.isEmpty && within.isEmpty && since.isEmpty }
  }

  /// Whether one of them is enough.
  public var isAny = false
  public var tests: [Test] = []

  public init() {}
}

/// When it must be done.
public struct OwnDeadline: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    case none = "ingen"
    case atOnce = "straks"
    case within = "innen"
    case recurring = "hver"
  }

  public var kind = Kind.none
  public var span = ""
  /// The fact that it is counted from.
  public var fact = ""
  /// How long before it is warned of, when it comes again and again.
  public var warning = ""

  public init() {}
}
