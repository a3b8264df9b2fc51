internal import Casework
internal import CivilTime
internal import Desk
internal import Guidance

/// How figures are said.
enum ComplianceWords {
  /// What stands where a number is hidden.
  static let hidden = "skjult"

  static func number(_ count: Int?) -> String { count?.grouped ?? hidden }

  static func percent(_ percent: Int?) -> String { percent.map { "\($0) %" } ?? "–" }

  static let explainedHidden =
    "Tall fra 1 til 4 skjules for den som ikke kan se personene, og så mange andre tall at de ikke kan regnes ut. "
    + "Lederen for enheten ser alle tallene for sin enhet."

  /// The parts of a bar, what is followed first and what is overdue last. Red is for an overdue `skal` and nothing else.
  static func parts(_ sums: FigureSums, _ strength: Strength) -> [ShareBar.Part] {
    [
      .init(.done, "fulgt", sums[.fulfilled]), .init(.reasoned, "fraveket med grunn", sums[.deviated]),
      .init(.soon, "forfaller", sums[.due]), .init(.lacking, "mangler", sums[.missing]),
      .init(strength == .must ? .late : .lacking, "forfalt", sums[.overdue]),
      .init(.unclear, "uavklart", sums[.undecided]), .init(.open, "kan tilbys", sums[.offered]),
      .init(.hidden, "skjult, fordi noen av tallene er små", sums.hidden),
    ]
  }

  static func bar(_ title: String, _ sums: FigureSums, _ strength: Strength) -> ShareBar {
    let summary =
      if strength == .may {
        "\(sums[.fulfilled].grouped) ganger tilbudt eller i bruk."
      } else if let percent = sums.percent {
        "\(percent) % er fulgt eller fraveket med grunn."
      } else {
        "Ingen tall å vise."
      }
    return ShareBar(title, summary: summary, parts(sums, strength))
  }

  /// Why, with how many, the most frequent first.
  static func reasons(_ reasons: ShownFigures.Reasons?, lacking: String) -> [(words: String, count: String)] {
    guard let reasons else { return [] }
    let sorted = reasons.known.sorted { ($1.value, $0.key?.rawValue ?? "~") < ($0.value, $1.key?.rawValue ?? "~") }
    var lines = sorted.map { reason, count in (reason.map(RecordWords.reason) ?? lacking, count.grouped) }
    if reasons.merged > 0 { lines.append(("Flere grunner, hver for få til å vises", reasons.merged.grouped)) }
    return lines
  }

  /// From where to where a share has gone, in a sentence.
  static func course(_ points: [TrendChart.Point]) -> String {
    let known = points.filter { $0.percent != nil }
    guard let first = known.first, let last = known.last, known.count > 1 else {
      return "For få tall til å vise en utvikling."
    }
    return "Fra \(first.percent ?? 0) % (\(first.when)) til \(last.percent ?? 0) % (\(last.when))."
  }

  static func pathway(_ number: Int) -> String { number == 0 ? "Ikke valgt forløp" : "Hovedforløp \(number)" }
}

/// Several norms' figures together, made only of what may be shown.
struct FigureSums {
  private var counts: [FindingStatus: Int] = [:]
  private(set) var hidden = 0
  private(set) var norms = 0

  init(_ lines: some Sequence<ComplianceReport.Line>) {
    for line in lines { add(line.figures) }
  }

  init(_ figures: ShownFigures) { add(figures) }

  private mutating func add(_ figures: ShownFigures) {
    norms += 1
    for status in FindingStatus.allCases { counts[status, default: 0] += figures[status] ?? 0 }
    // Where those it does not apply to are among the hidden, nobody can tell how many it is about.
    if figures[.notApplicable] != nil { hidden += figures.together ?? 0 }
  }

  subscript(status: FindingStatus) -> Int { counts[status] ?? 0 }

  var closed: Int { self[.fulfilled] + self[.deviated] }
  var decided: Int { closed + self[.missing] + self[.due] + self[.overdue] }
  var percent: Int? { NormFigures.percent(closed, of: decided) }
}
