internal import CivilTime
internal import Desk
internal import Guidance

/// How it has gone over the last year: a picture for each strength that asks for something, and a line for each
/// recommendation.
struct TrendPart: Sendable {
  let charts: [TrendChart]
  private let sparks: [String: Sparkline]

  /// - Parameter report: how it stands on the day that is shown, which ends each line.
  init?(_ trend: ComplianceTrend, _ report: ComplianceReport, _ strength: Strength?, today: Day) {
    guard !trend.isEmpty, report.question.day == nil else { return nil }
    let points = trend.points + [.init(report)]
    charts = [Strength.must, .should].filter { strength == nil || $0 == strength }.map {
      Self.chart($0, points, today)
    }
    var sparks: [String: Sparkline] = [:]
    for line in report.lines where line.norm.strength != .may {
      let known = points.compactMap { point in
        point.norms[line.norm.id]?.percent.map { (day: Int(point.day.ordinal), percent: $0) }
      }
      if known.count > 1 { sparks[line.norm.id] = Sparkline(known) }
    }
    self.sparks = sparks
  }

  func spark(_ norm: String) -> Sparkline? { sparks[norm] }

  private static func chart(_ strength: Strength, _ points: [ComplianceTrend.Point], _ today: Day) -> TrendChart {
    let shown = points.map { point in
      let share = point.strengths[strength]
      return TrendChart.Point(
        day: Int(point.day.ordinal), percent: share?.percent, when: point.day.short(seenFrom: today),
        basis: share.map { "av \($0.decided.grouped)" } ?? ComplianceWords.hidden)
    }
    return TrendChart(
      id: "utvikling-\(strength.code)", "«\(strength.rawValue)», fulgt eller fraveket med grunn, siste år",
      summary: ComplianceWords.course(shown), points: shown)
  }
}
