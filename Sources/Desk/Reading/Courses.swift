public import Casework
public import CivilTime
public import Instruments

extension CaseState {
  /// The day this follow-up began; what was measured before it belongs to an earlier one.
  public var followUpBegan: Day { facts.holds(.episodeStarted) ? facts[.episodeStarted].day : .earliest }

  /// Reads the course of one instrument in this follow-up. The same on the person's page as in the lists.
  public func course(of instrument: Instrument, by method: CourseMethod) -> CourseReading {
    let points = scores.first { $0.instrument == instrument.id }?.points ?? []
    let open = incompleteScores[instrument.id].map { [CourseScore(day: $0, total: nil)] } ?? []
    return instrument.course(
      points.map { CourseScore(day: $0.day, total: $0.total) } + open, since: followUpBegan,
      expecting: method.expectation)
  }

  /// The course that asks most; of equals the one measured most lately. Nil when none says anything.
  func gravestCourse(by knowledge: Knowledge) -> (signal: CourseSignal, instrument: String, day: Day)? {
    scores.compactMap { score in
      guard let instrument = knowledge.instrument(score.instrument),
        let signal = course(of: instrument, by: knowledge.courseMethod).signal
      else { return nil }
      return (signal: signal, instrument: score.instrument, day: score.latest.day)
    }.max { ($0.signal, $0.day, $0.instrument) < ($1.signal, $1.day, $1.instrument) }
  }
}
