internal import Casework
internal import CivilTime
internal import Desk
internal import Guidance

/// The difference report as text: per norm, how many would be treated differently, from what to what, and why.
struct EditionReportText {
  private let report: EditionReport

  init(_ report: EditionReport) { self.report = report }

  var text: String {
    let tally = report.tally
    var lines = [
      "Fra \(report.from.shortName) til \(report.to.shortName), sett \(report.day.withYear).",
      "\(tally.differing) av \(tally.compared) åpne journaler ville blitt behandlet annerledes.",
    ]
    for part in report.parts {
      let norm = part.difference.after ?? part.difference.before
      lines += ["", "\(part.difference.id)  \(norm?.strength.rawValue ?? "")  \(norm?.title ?? "")"]
      if let words = norm?.standing?.words { lines.append("  \(words)") }
      for row in part.rows {
        let some = row.records.prefix(3).map(\.text).joined(separator: ", ")
        lines.append("  \(row.count) journaler: \(row.change.words)  (\(some)\(row.count > 3 ? " …" : ""))")
      }
      lines += part.difference.words.map { "  Hvorfor: \($0)" }
      lines += report.known(part.difference.id).map { "  \($0.id) (\($0.kind)): \($0.what)" }
    }
    return lines.joined(separator: "\n")
  }
}
