public import Casework
public import CivilTime
public import Instruments

/// How one instrument has gone in one follow-up or under one measure; without an instrument, that there was one to measure.
public struct OutcomeRow: Hashable, Sendable {
  /// Nil for the follow-up as a whole.
  public var measure: ItemID?
  /// The offer that gives the measure.
  public var offer: OfferID?
  /// Empty for the row that counts the follow-up or the measure itself.
  public var instrument: String
  public var unit: UnitID?
  /// The main pathway the person is in, or was in at the end.
  public var pathway: Int?
  public var ended: Day?
  public var scores: OutcomeScores

  public init(
    measure: ItemID? = nil, offer: OfferID? = nil, instrument: String, unit: UnitID?, pathway: Int?, ended: Day?,
    scores: OutcomeScores
  ) {
    (self.measure, self.offer, self.instrument) = (measure, offer, instrument)
    (self.unit, self.pathway, self.ended, self.scores) = (unit, pathway, ended, scores)
  }
}

/// What there is to compare.
public enum OutcomeScores: Hashable, Sendable {
  case none, one
  case pair(ScorePair)
}

/// How many rows are alike.
public struct OutcomeCount: Hashable, Sendable {
  /// Nil for follow-ups as a whole.
  public let offer: OfferID?
  public let instrument: String
  public let pathway: Int?
  public let scores: OutcomeScores
  public let count: Int

  public init(offer: OfferID?, instrument: String, pathway: Int?, scores: OutcomeScores, count: Int) {
    (self.offer, self.instrument, self.pathway) = (offer, instrument, pathway)
    (self.scores, self.count) = (scores, count)
  }
}

/// Outcomes over everybody, counted from rows that lie beside the records.
public protocol OutcomeStore: Sendable {
  /// Those that are open, and those that ended on or after `day`.
  /// - Parameter instruments: which to count; the empty one counts the follow-ups themselves.
  func outcomes(
    of instruments: [String], unit: UnitID?, openOrEndedSince day: Day
  ) async throws(StoreFailure) -> [OutcomeCount]
}
