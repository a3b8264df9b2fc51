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
  public internal(set) var introduction: String
  /// About how long it takes to fill in.
  public let minutes: Int
  public let direction: Direction
  /// The instrument's code in LOINC: "44249-1".
  public let loinc: String?
  public internal(set) var wording: Wording
  /// The publisher's text, when the municipality has brought it in.
  public internal(set) var imported: OfficialWording?
  public internal(set) var items: [Item]
  /// Questions of our own that are asked when only the score is entered, because the score hides the answer.
  public let asides: [Item]
  public let scale: Scale
  public let subscales: [Subscale]
  public let skips: [SkipRule]
  public let missing: MissingRule
  public let bandTables: [BandTable]
  public let risks: [RiskItem]
  public let reliableChange: Threshold?
  public let clinicalCutOff: Threshold?
  /// Of an instrument about the help itself: when an answer is worth bringing up.
  public let feedback: FeedbackRule?
  public let licence: Licence
  public let usage: Usage
  public let sources: [InstrumentSource]
  /// The day somebody last held this definition against its sources.
  public let lastChecked: Day

  /// Whether a falling number is good news.
  public enum Direction: String, CaseIterable, Hashable, Sendable {
    case lowerIsBetter
    case higherIsBetter
  }

  public init(
    id: String, version: String, name: String, fullName: String, subject: String, recallPeriod: String,
    introduction: String, minutes: Int, direction: Direction, loinc: String? = nil, wording: Wording, items: [Item],
    asides: [Item] = [], scale: Scale = Scale(), subscales: [Subscale] = [], skips: [SkipRule] = [],
    missing: MissingRule = .noTotal, bandTables: [BandTable], risks: [RiskItem] = [],
    reliableChange: Threshold? = nil, clinicalCutOff: Threshold? = nil, feedback: FeedbackRule? = nil,
    licence: Licence, usage: Usage,
    sources: [InstrumentSource], lastChecked: Day
  ) {
    (self.id, self.version, self.name, self.fullName) = (id, version, name, fullName)
    (self.subject, self.recallPeriod, self.introduction) = (subject, recallPeriod, introduction)
    (self.minutes, self.direction, self.loinc, self.wording) = (minutes, direction, loinc, wording)
    (self.items, self.asides, self.scale, self.subscales) = (items, asides, scale, subscales)
    (self.skips, self.missing, self.bandTables, self.risks) = (skips, missing, bandTables, risks)
    (self.reliableChange, self.clinicalCutOff, self.licence) = (reliableChange, clinicalCutOff, licence)
    self.feedback = feedback
    (self.usage, self.sources, self.lastChecked) = (usage, sources, lastChecked)
  }

  /// The lowest and the highest total there can be, in the smallest unit.
  public var range: ClosedRange<Int> { scale.range(of: items) }

  /// Whether there is a total at all; some instruments only give a profile, or words.
  public var hasTotal: Bool { scale.method != .words }

  /// The item with that id.
  public func item(_ id: String) -> Item? {
    items.first { $0.id == id }
  }

  /// The item, or the question of our own beside it, with that id.
  public func question(_ id: String) -> Item? {
    item(id) ?? asides.first { $0.id == id }
  }

  public func subscale(_ id: String) -> Subscale? {
    subscales.first { $0.id == id }
  }

  /// The items that a subscale is of.
  public func items(of subscale: Subscale) -> [Item] { subscale.items.compactMap(item) }

  public func range(of subscale: Subscale) -> ClosedRange<Int> { subscale.scale.range(of: items(of: subscale)) }

  /// A total as it is read: "1,85".
  public func written(_ total: Int) -> String { total.written(decimals: scale.decimals) }

  /// The source with that id.
  public func source(_ id: String) -> InstrumentSource? { sources.first { $0.id == id } }

  /// The limits when they are the same for everybody; none when they differ.
  public var sharedBands: [Band] { bandTables.first { $0.group == .everybody }?.bands ?? [] }
}
