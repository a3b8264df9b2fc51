internal import CivilTime

/// So many points are a weekly score for most of a year; a course reads no more.
private let rememberedPoints = 40

extension CaseState {
  mutating func apply(_ result: InstrumentResult, _ entry: Entry) {
    if result.isFeedback == true { return remember(feedback: result, entry) }
    let index = scores.firstIndex { $0.instrument == result.instrument }
    guard let total = result.total else {
      let later = max(incompleteScores[result.instrument] ?? entry.day, entry.day)
      if index.map({ scores[$0].latest.day <= later }) ?? true { incompleteScores[result.instrument] = later }
      return
    }
    if let open = incompleteScores[result.instrument], open <= entry.day {
      incompleteScores[result.instrument] = nil
    }
    let point = ScoreState.Point(total: total, day: entry.day, entry: entry.id)
    guard let index else {
      scores.append(
        ScoreState(
          instrument: result.instrument, first: point, latest: point, lowest: total, highest: total, count: 1,
          points: [point]))
      return
    }
    scores[index].count += 1
    scores[index].lowest = min(scores[index].lowest, total)
    scores[index].highest = max(scores[index].highest, total)
    if point.day < scores[index].first.day { scores[index].first = point }
    if point.day >= scores[index].latest.day { scores[index].latest = point }
    scores[index].remember(point)
  }

  private mutating func remember(feedback result: InstrumentResult, _ entry: Entry) {
    let place = feedback.firstIndex { $0.day > entry.day } ?? feedback.endIndex
    feedback.insert(Dated(result, entry), at: place)
    feedback = Array(feedback.suffix(2))
  }
}

extension ScoreState {
  fileprivate mutating func remember(_ point: Point) {
    points.insert(point, at: points.firstIndex { $0.day > point.day } ?? points.endIndex)
    guard points.count > rememberedPoints else { return }
    let totals = points.map(\.total)
    let ends = [totals.min(), totals.max()]
    let spare = points.indices.dropFirst().dropLast().first { !ends.contains(points[$0].total) }
    points.remove(at: spare ?? points.startIndex + 1)
  }
}
