public import CivilTime

/// A questionnaire whose answers add up to a number, with what the number may and may not be used for.
///
/// A score is a number to talk about, never a verdict: nothing here knows of services, measures or pathways.
public struct Instrument: Hashable, Sendable, Identifiable {
  /// Permanent, as it stands in the journal: "phq-9".
  public let id: String
  /// Changes when an answer, a value or a limit does, so that an old score can always be read as it was given.
  public let version: String
  /// "PHQ-9".
  public let name: String
  /// The name written out.
  public let fullName: String
  /// What it asks about, in a few Norwegian words: "depresjonsplager".
  public let subject: String
  /// The time the answers are about: "de siste to ukene".
  public let recallPeriod: String
  /// The sentence above the items.
  public let introduction: String
  /// About how long it takes to fill in.
  public let minutes: Int
  public let direction: Direction
  public let wording: Wording
  public let items: [Item]
  public let skips: [SkipRule]
  public let missing: MissingRule
  public let bandTables: [BandTable]
  public let risks: [RiskItem]
  public let reliableChange: Threshold?
  public let clinicalCutOff: Threshold?
  public let licence: Licence
  /// Who may use it and what they should know, in Norwegian.
  public let users: String
  /// What it must not be used for, in Norwegian.
  public let misuse: String
  public let sources: [InstrumentSource]
  /// The day somebody last held this definition against its sources.
  public let lastChecked: Day

  /// Whether a falling number is good news.
  public enum Direction: String, CaseIterable, Hashable, Sendable {
    case lowerIsBetter
    case higherIsBetter
  }

  /// Whose words the items are.
  public enum Wording: String, CaseIterable, Hashable, Sendable {
    /// Short prompts of the project's own; the page says that they are unofficial.
    case own
    /// The publisher's own text.
    case official

    /// Whether the page must say that the words are not the publisher's.
    public var isUnofficial: Bool { self == .own }
  }

  public init(
    id: String, version: String, name: String, fullName: String, subject: String, recallPeriod: String,
    introduction: String, minutes: Int, direction: Direction, wording: Wording, items: [Item],
    skips: [SkipRule] = [], missing: MissingRule = .noTotal, bandTables: [BandTable], risks: [RiskItem] = [],
    reliableChange: Threshold? = nil, clinicalCutOff: Threshold? = nil, licence: Licence, users: String,
    misuse: String, sources: [InstrumentSource], lastChecked: Day
  ) {
    (self.id, self.version, self.name, self.fullName) = (id, version, name, fullName)
    (self.subject, self.recallPeriod, self.introduction) = (subject, recallPeriod, introduction)
    (self.minutes, self.direction, self.wording, self.items) = (minutes, direction, wording, items)
    (self.skips, self.missing, self.bandTables, self.risks) = (skips, missing, bandTables, risks)
    (self.reliableChange, self.clinicalCutOff, self.licence) = (reliableChange, clinicalCutOff, licence)
    (self.users, self.misuse, self.sources, self.lastChecked) = (users, misuse, sources, lastChecked)
  }

  /// The lowest and the highest total that answers can give.
  public var range: ClosedRange<Int> {
    let lowest = items.reduce(0) { $0 + $1.range.lowerBound }
    return lowest...items.reduce(0) { $0 + $1.range.upperBound }
  }

  /// The item with that id.
  public func item(_ id: String) -> Item? {
    items.first { $0.id == id }
  }
}
