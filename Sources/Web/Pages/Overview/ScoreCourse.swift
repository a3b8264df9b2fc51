internal import Casework
internal import CivilTime
internal import Desk
internal import Instruments

/// How one instrument has gone, from the first total to the latest. A total of 0 is a total.
struct ScoreCourse {
  let chart: ScoreChart
  let summary: String
  private let latest: Day

  /// One course for each instrument used, the one used most lately first.
  static func all(_ scores: [ScoreState], _ knowledge: Knowledge, on day: Day) -> [ScoreCourse] {
    scores.compactMap { score in
      knowledge.instrument(score.instrument).map { ScoreCourse($0, score, on: day) }
    }.sorted { ($0.latest, $0.summary) > ($1.latest, $1.summary) }
  }

  private init(_ instrument: Instrument, _ score: ScoreState, on day: Day) {
    let (first, last) = (score.first, score.latest)
    latest = last.day
    let bands = instrument.sharedBands
    let unit = instrument.scale.inUnits
    let name = instrument.name
    let change = instrument.change(from: first.total, to: last.total)
    summary =
      score.count == 1
      ? "\(name): \(instrument.written(first.total)), \(first.day.short(seenFrom: day)). Neste måling viser om det endrer seg."
      : "\(name) fra \(instrument.written(first.total)) \(first.day.short(seenFrom: day)) til "
        + "\(instrument.written(last.total)) \(last.day.short(seenFrom: day)): \(change.norwegian)."
    let range = instrument.range
    chart = ScoreChart(
      id: "skar-\(instrument.id)", name, summary: summary,
      points: score.points.map { point in
        ScoreChart.Point(
          day: Int(point.day.ordinal), score: unit(point.total), when: point.day.short(seenFrom: day),
          scoreText: instrument.written(point.total),
          note: bands.first { $0.range.contains(point.total) }?.label ?? "")
      },
      range: unit(range.lowerBound)...unit(range.upperBound),
      bands: bands.map {
        ScoreChart.Band("", from: unit($0.range.lowerBound), to: unit($0.range.upperBound + 1))
      })
  }
}
