public import CivilTime

/// One use of an instrument, as a course reads it.
public struct CourseScore: Hashable, Sendable {
  public let day: Day
  /// Nil when too much was left open for a total.
  public let total: Int?

  public init(day: Day, total: Int?) { (self.day, self.total) = (day, total) }
}

extension Instrument {
  /// Reads the course of one follow-up by the method of Jacobson and Truax: each signal rests on changes larger than
  /// chance in measuring. Only totals are read, never a single answer: an answer about danger has its own way.
  ///
  /// - Parameters:
  ///   - scores: in any order; of two on one day the later in the list is the later.
  ///   - start: the day the follow-up began; what is older does not count.
  ///   - expectation: how long the municipality waits; nil when it has not said.
  public func course(
    _ scores: [CourseScore], since start: Day, expecting expectation: CourseExpectation?
  ) -> CourseReading {
    guard let needed = reliableChange?.points else { return .none(.noReliableChange) }
    let ordered = scores.enumerated().filter { $0.element.day >= start }
      .sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(\.element)
    guard let last = ordered.last else { return .none(.notMeasured) }
    guard let latest = last.total else { return .none(.incomplete) }
    let known = ordered.compactMap { score in score.total.map { (day: score.day, total: $0) } }
    guard let first = known.first, known.count > 1 else { return .signal(.undecided, .oneScore) }

    let gain = improvement(from: first.total, to: latest)
    if -gain >= needed { return .signal(.offTrack, .worse) }
    let isWell = isClinical(latest) == false
    if gain >= needed, isWell { return .signal(.reached, .betterAndBelow) }
    let best = known.dropLast().map(\.total).max { improvement(from: $0, to: $1) > 0 } ?? first.total
    if !isWell, -improvement(from: best, to: latest) >= needed { return .signal(.notOnTrack, .gainLost(best: best)) }
    if gain >= needed { return .signal(.onTrack, .better) }
    if hasLittleToGain(from: first.total, to: latest, needed) { return .signal(.onTrack, .littleToGain) }
    guard let expectation else { return .signal(.undecided, .waiting(nil)) }
    let hasWaited =
      Set(known.map(\.day)).count >= expectation.measurements
      && first.day.days(until: last.day) >= expectation.weeks * 7
    return hasWaited
      ? .signal(.notOnTrack, .standingStill(expectation)) : .signal(.undecided, .waiting(expectation))
  }

  /// How many points better, whichever way the instrument counts.
  private func improvement(from: Int, to: Int) -> Int { direction == .lowerIsBetter ? from - to : to - from }

  private func hasLittleToGain(from first: Int, to latest: Int, _ needed: Int) -> Bool {
    if isClinical(first) == false { return isClinical(latest) == false }
    let best = direction == .lowerIsBetter ? range.lowerBound : range.upperBound
    return clinicalCutOff == nil && improvement(from: first, to: best) < needed
  }
}
