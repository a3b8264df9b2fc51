internal import Casework
internal import CivilTime
internal import Instruments

extension MeasurementCourse {
  /// A picture for each subscale with limits of its own: where the whole has none, these say how it goes.
  func partCharts(seenFrom today: Day) -> [ScoreChart] {
    instrument.subscales.compactMap { subscale in
      guard let points = parts[subscale.id]?.suffix(Self.most), let first = points.first, let last = points.last else {
        return nil
      }
      let (range, decimals) = (instrument.range(of: subscale), subscale.scale.decimals)
      let unit = subscale.scale.inUnits
      let bands = subscale.bandTables.first { $0.group == .everybody }?.bands ?? []
      let latest = "\(last.total.written(decimals: decimals)) (\(last.day.short(seenFrom: today)))"
      return ScoreChart(
        id: "forlop-\(instrument.id)-\(subscale.id)", "\(instrument.name): \(subscale.name)",
        summary: points.count == 1
          ? "Én måling: \(latest)."
          : "Fra \(first.total.written(decimals: decimals)) (\(first.day.short(seenFrom: today))) til \(latest).",
        points: points.map { point in
          .init(
            day: Int(point.day.ordinal), score: unit(point.total), when: point.day.short(seenFrom: today),
            scoreText: point.total.written(decimals: decimals),
            note: subscale.bandTables.reading(of: point.total, sex: nil, age: age).norwegian)
        },
        range: unit(range.lowerBound)...unit(range.upperBound),
        bands: bands.map { .init($0.label, from: unit($0.range.lowerBound), to: unit($0.range.upperBound)) })
    }
  }
}

extension Instrument {
  /// A subscale's number in a signed result: entered, or worked out from the answers.
  func number(of subscale: String, in result: InstrumentResult) -> Int? {
    if let entered = result.subscales?[subscale] { return entered }
    guard !result.answers.isEmpty else { return nil }
    return (try? score(result.answers))?.subscales.first { $0.id == subscale }?.number
  }
}
