/// What the guideline reads of a record: the small part of a state that going through everybody has to decode.
public struct GuidedRecord: Hashable, Sendable {
  public let facts: FactTable
  public let departures: [DepartureState]
  /// The kinds of measure that have been offered, by their id in content; those the service refused are not among them.
  public let measures: [String]
  /// The main pathway as it was last chosen; nil before, and after the end of an episode.
  public let pathway: Int?
  /// Whether the record is being followed up.
  public let isOpen: Bool

  public init(_ state: CaseState) {
    (facts, departures, pathway, isOpen) = (state.facts, state.departures, state.pathway?.pathway, state.isOpen)
    measures = state.measures.filter { $0.status != .refused }.map(\.kind)
  }
}

extension GuidedRecord: Decodable {
  private enum Key: String, CodingKey { case facts, departures, measures, pathway, moves }

  /// Reads what a ``CaseState`` is written as, and passes by the rest of it.
  public init(from decoder: any Decoder) throws {
    let box = try decoder.container(keyedBy: Key.self)
    facts = try box.decode(FactTable.self, forKey: .facts)
    departures = try box.decode([DepartureState].self, forKey: .departures)
    measures = try box.decode([MeasureState].self, forKey: .measures).filter { $0.status != .refused }.map(\.kind)
    let chosen = try box.decodeIfPresent(PathwayState.self, forKey: .pathway)
    pathway = chosen?.pathway
    let hasEnded = try chosen == nil && !box.decode([PathwayState].self, forKey: .moves).isEmpty
    isOpen = facts.holds(.episodeStarted) && !hasEnded
  }
}
