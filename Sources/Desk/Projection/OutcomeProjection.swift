internal import Casework
internal import CivilTime
internal import Instruments

extension OutcomeRow {
  /// The latest follow-up of a record, and each measure of it that an offer gives; none before somebody is followed up.
  static func all(_ state: CaseState) -> [OutcomeRow] {
    guard state.facts.holds(.episodeStarted) else { return [] }
    let opened = state.followUpBegan
    let ended = state.isOpen ? nil : state.moves.last?.since
    let whole = rows(state, state.scores.map { ($0.instrument, Window(opened, ended).pair($0)) }, ended: ended)
    let measures = state.measures.flatMap { measure -> [OutcomeRow] in
      guard let offer = measure.offer, let started = measure.started, started >= opened else { return [] }
      let stopped = measure.isRunning ? ended : measure.since
      let scores = state.scores.map { score in
        (score.instrument, Window(opened, stopped).pair(score, around: started))
      }
      return rows(state, scores, measure: measure.id, offer: offer, ended: stopped)
    }
    return whole + measures
  }

  private static func rows(
    _ state: CaseState, _ scores: [(instrument: String, scores: OutcomeScores)], measure: ItemID? = nil,
    offer: OfferID? = nil, ended: Day?
  ) -> [OutcomeRow] {
    let pathway = state.pathway?.pathway ?? state.moves.last { $0.pathway != nil }?.pathway
    return ([("", OutcomeScores.none)] + scores.filter { $0.scores != .none }).map { instrument, scores in
      OutcomeRow(
        measure: measure, offer: offer, instrument: instrument, unit: state.careTeam.unit, pathway: pathway,
        ended: ended, scores: scores)
    }
  }
}

/// The days whose scores count.
private struct Window {
  let first: Day
  let last: Day?

  init(_ first: Day, _ last: Day?) { (self.first, self.last) = (first, last) }

  private func points(_ score: ScoreState) -> [ScoreState.Point] {
    score.points.filter { point in point.day >= first && last.map { point.day <= $0 } ?? true }
  }

  /// The first and the latest score within the days.
  func pair(_ score: ScoreState) -> OutcomeScores { Self.pair(points(score)) }

  /// From the latest score before a measure began, or on the day, or else the first one after, to the latest one.
  func pair(_ score: ScoreState, around start: Day) -> OutcomeScores {
    let points = points(score)
    let before = points.last { $0.day <= start }
    return Self.pair([before].compactMap(\.self) + points.filter { $0.day > start })
  }

  private static func pair(_ points: [ScoreState.Point]) -> OutcomeScores {
    guard let first = points.first, let last = points.last else { return .none }
    return points.count == 1 ? .one : .pair(ScorePair(first: first.total, last: last.total))
  }
}
