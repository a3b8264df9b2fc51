internal import Casework
internal import CivilTime
internal import Desk
internal import Instruments

/// The results of one questionnaire over time.
struct MeasurementCourse: Sendable {
  /// One result as it was signed.
  struct Point: Sendable {
    let day: Day
    let total: Int
    let author: String
  }

  let instrument: Instrument
  /// Results with a total, oldest day first.
  let points: [Point]
  /// The numbers of each subscale that has limits of its own, by its id.
  let parts: [String: [Point]]
  let latest: (entry: Entry, result: InstrumentResult)?
  /// In full years, when it is known: some sources have limits by age.
  let age: Int?
  /// Results in which too much was left open for a total.
  let withoutTotal: Int
  /// What can be said of the course in this follow-up.
  let reading: CourseReading
  /// The first result with a total in this follow-up.
  let began: Point?

  /// More than these make the picture unreadable; the rest is in the timeline.
  static let most = 60

  /// - Parameter state: of the record, as the lists read it too.
  init(
    _ instrument: Instrument, _ all: [(entry: Entry, result: InstrumentResult)], _ state: CaseState,
    _ method: CourseMethod, age: Int?
  ) {
    self.age = age
    let own = all.filter { $0.result.instrument == instrument.id }
    self.instrument = instrument
    latest = own.max { $0.entry.version < $1.entry.version }
    points = Self.points(own, \.total)
    reading = state.course(of: instrument, by: method)
    began = points.first { $0.day >= state.followUpBegan }
    let banded = instrument.subscales.filter { !$0.bandTables.isEmpty }
    parts = Dictionary(
      banded.map { part in (part.id, Self.points(own) { instrument.number(of: part.id, in: $0) }) },
      uniquingKeysWith: { first, _ in first })
    withoutTotal = instrument.hasTotal && !instrument.items.isEmpty ? own.count - points.count : 0
  }

  private static func points(
    _ results: [(entry: Entry, result: InstrumentResult)], _ number: (InstrumentResult) -> Int?
  ) -> [Point] {
    results.compactMap { entry, result in
      number(result).map { (entry.version, Point(day: entry.day, total: $0, author: entry.author.name)) }
    }
    .sorted { ($0.1.day, $0.0) < ($1.1.day, $1.0) }.map(\.1)
  }

  /// From the first total to the latest; nil when there is one or none.
  var change: ScoreChange? {
    guard points.count > 1, let first = points.first, let last = points.last else { return nil }
    return instrument.change(from: first.total, to: last.total)
  }

  /// The picture, with the numbers under it; nil when there is nothing to draw.
  func chart(seenFrom today: Day) -> ScoreChart? {
    guard let first = points.first, let last = points.last else { return nil }
    let shown = points.suffix(Self.most)
    let summary =
      change.map {
        "Fra \(instrument.written(first.total)) (\(first.day.short(seenFrom: today))) til "
          + "\(instrument.written(last.total)) (\(last.day.short(seenFrom: today))): \($0.norwegian)."
      } ?? "Én måling: \(instrument.written(last.total)) (\(last.day.short(seenFrom: today)))."
    let skipped = points.count - shown.count
    let bands = instrument.bandTables.first { $0.group.mayHold(nil, age) && $0.group.sex == nil }?.bands ?? []
    let unit = instrument.scale.inUnits
    return ScoreChart(
      id: "forlop-\(instrument.id)", "\(instrument.name): \(instrument.subject)",
      summary: skipped > 0 ? "\(summary) De \(skipped) eldste er i tidslinjen." : summary,
      points: zip(shown.indices, shown).map { index, point in
        .init(
          day: Int(point.day.ordinal), score: unit(point.total), when: point.day.short(seenFrom: today),
          scoreText: instrument.written(point.total), note: note(index))
      },
      range: unit(instrument.range.lowerBound)...unit(instrument.range.upperBound),
      bands: bands.map { .init($0.label, from: unit($0.range.lowerBound), to: unit($0.range.upperBound)) },
      marks: marks(unit))
  }

  /// Where a change from the first result begins to count, and the cut-off.
  private func marks(_ unit: (Int) -> Double) -> [ScoreChart.Mark] {
    guard let change = instrument.reliableChange?.points, let first = began?.total else { return [] }
    let better = instrument.direction == .lowerIsBetter ? first - change : first + change
    return [
      .init("pålitelig bedre", at: unit(better)), .init("pålitelig dårligere", at: unit(2 * first - better)),
    ] + (instrument.clinicalCutOff.map { [.init("klinisk grense", at: unit($0.points))] } ?? [])
  }

  /// The band and what happened since the one before.
  private func note(_ index: Int) -> String {
    let band =
      instrument.bandTables.isEmpty
      ? "" : instrument.bandTables.reading(of: points[index].total, sex: nil, age: age).norwegian
    guard index > 0 else { return band }
    let change = instrument.change(from: points[index - 1].total, to: points[index].total)
    return "\(band.isEmpty ? "" : "\(band). ")Siden forrige: \(change.norwegian)"
  }
}

extension Scale {
  /// A number in the smallest unit as the picture draws it.
  var inUnits: (Int) -> Double {
    let unit = (0..<decimals).reduce(1.0) { unit, _ in unit * 10 }
    return { Double($0) / unit }
  }
}

extension ScoreChange {
  /// The direction as a word. A score is a number to talk about: a change that chance could have made is no news.
  var tag: Tag {
    if course != .same, isReliable == false { return Tag("liten endring") }
    return switch course {
    case .better: Tag("bedring", .ok)
    case .same: Tag("uendret")
    case .worse: Tag("forverring", .due)
    }
  }
}
