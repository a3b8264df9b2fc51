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
  static func all(
    _ results: [(entry: Entry, result: InstrumentResult)], _ knowledge: Knowledge, on day: Day
  ) -> [ScoreCourse] {
    let groups = Dictionary(grouping: results.filter { $0.result.total != nil }, by: \.result.instrument)
    return groups.compactMap { id, results in
      knowledge.instrument(id).flatMap { ScoreCourse($0, results, on: day) }
    }.sorted { ($0.latest, $0.summary) > ($1.latest, $1.summary) }
  }

  private init?(_ instrument: Instrument, _ results: [(entry: Entry, result: InstrumentResult)], on day: Day) {
    let totals = results.compactMap { item in item.result.total.map { (day: item.entry.day, total: $0) } }
      .sorted { $0.day < $1.day }
    guard let first = totals.first, let last = totals.last else { return nil }
    latest = last.day
    let bands = instrument.bandTables.first { $0.sex == nil }
    let name = instrument.name
    let change = instrument.change(from: first.total, to: last.total)
    summary =
      totals.count == 1
      ? "\(name): \(first.total), \(first.day.short(seenFrom: day)). Neste måling viser om det endrer seg."
      : "\(name) fra \(first.total) \(first.day.short(seenFrom: day)) til \(last.total) \(last.day.short(seenFrom: day)): \(change.norwegian)."
    let range = instrument.range
    chart = ScoreChart(
      id: "skar-\(instrument.id)", name, summary: summary,
      points: totals.map {
        ScoreChart.Point(
          day: Int($0.day.ordinal), score: Double($0.total), when: $0.day.short(seenFrom: day),
          note: bands?.band(of: $0.total)?.label ?? "")
      },
      range: Double(range.lowerBound)...Double(range.upperBound),
      bands: (bands?.bands ?? []).map {
        ScoreChart.Band("", from: Double($0.range.lowerBound), to: Double($0.range.upperBound) + 1)
      })
  }
}
