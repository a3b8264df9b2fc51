public import Access
public import Casework
public import CivilTime
internal import Guidance
public import Instruments

/// What became of those who have been followed up, instrument by instrument, as far as the one who asks may see.
public struct OutcomeReport: Sendable {
  /// One instrument. Outcomes of different instruments are never added.
  public struct Line: Sendable {
    public let instrument: Instrument
    public let whole: ShownOutcome
    /// By main pathway, 0 where none was chosen; hidden ones are there with ``ShownOutcome/isHidden``.
    public let pathways: [(pathway: Int, shown: ShownOutcome)]
    public let offers: [(offer: Offer, shown: ShownOutcome)]
  }

  public let reach: ComplianceReach
  public let day: Day
  /// Follow-ups that ended before this are not counted.
  public let since: Day
  /// Those followed up; nil where so few that it is hidden.
  public let followed: Int?
  /// The instrument with most pairs first.
  public let lines: [Line]

  init(_ counts: [OutcomeCount], reach: ComplianceReach, knowledge: Knowledge, since: Day, day: Day) {
    (self.reach, self.since, self.day) = (reach, since, day)
    let all = Groups(counts)
    let persons = all.followed(offer: nil).values.reduce(0, +)
    followed = reach.seesPersons || !SmallNumbers.isSmall(persons) ? persons : nil
    lines = knowledge.instruments.filter(\.hasOutcomes).compactMap { instrument in
      let line = Self.line(instrument, all, reach, knowledge.municipality.offers)
      return line.whole.pairs == 0 && line.whole.once == 0 ? nil : line
    }.sorted { ($1.whole.pairs ?? 0, $0.instrument.id) < ($0.whole.pairs ?? 0, $1.instrument.id) }
  }

  private static func line(
    _ instrument: Instrument, _ all: Groups, _ reach: ComplianceReach, _ offers: [Offer]
  ) -> Line {
    let byPathway = all.groups(instrument.id, offer: nil)
    let parts = byPathway.mapValues { instrument.outcomes($0) }
    let whole = instrument.outcomes(byPathway.values.reduce(OutcomeGroup(), +))
    let small = reach.seesPersons ? nil : SmallBlocks(whole.blocks)
    let told = small?.parts(parts.mapValues(\.blocks))
    return Line(
      instrument: instrument, whole: ShownOutcome(whole, under: small, isWhole: true),
      pathways: parts.sorted { $0.key < $1.key }.map { pathway, summary in
        let isTold = told?.contains(pathway) ?? true
        return (pathway, ShownOutcome(summary, under: isTold ? small : .nothing, isWhole: false))
      },
      offers: offers.compactMap { offer in
        let group = all.groups(instrument.id, offer: offer.id).values.reduce(OutcomeGroup(), +)
        let summary = instrument.outcomes(group)
        guard summary.pairs + summary.once > 0 else { return nil }
        // People use several offers, so offers are no parts of a whole: each is one of its own.
        let own = reach.seesPersons ? nil : SmallBlocks(summary.blocks)
        return (offer, ShownOutcome(summary, under: own, isWhole: true))
      })
  }
}

/// The counted rows by what they are of.
private struct Groups {
  private struct Key: Hashable {
    let offer: OfferID?
    let instrument: String
  }

  /// By pathway, 0 where none was chosen.
  private var measured: [Key: [Int: OutcomeGroup]] = [:]

  init(_ counts: [OutcomeCount]) {
    for row in counts {
      let group =
        switch row.scores {
        case .none: OutcomeGroup(followed: row.count)
        case .one: OutcomeGroup(once: row.count)
        case .pair(let pair): OutcomeGroup(pairs: [pair: row.count])
        }
      let key = Key(offer: row.offer, instrument: row.instrument)
      measured[key, default: [:]][row.pathway ?? 0, default: OutcomeGroup()] =
        (measured[key]?[row.pathway ?? 0] ?? OutcomeGroup()) + group
    }
  }

  func followed(offer: OfferID?) -> [Int: Int] {
    (measured[Key(offer: offer, instrument: "")] ?? [:]).mapValues(\.followed)
  }

  /// Those measured with an instrument, among all that were followed up.
  func groups(_ instrument: String, offer: OfferID?) -> [Int: OutcomeGroup] {
    followed(offer: offer).mapValues { OutcomeGroup(followed: $0) }
      .merging(measured[Key(offer: offer, instrument: instrument)] ?? [:], uniquingKeysWith: +)
  }
}

extension SmallBlocks<OutcomeBlock> {
  /// Of a whole so small that nothing is told.
  fileprivate static var nothing: SmallBlocks { SmallBlocks([.unmeasured: 1]) }
}
