internal import Casework
internal import CivilTime
internal import Desk
internal import Guidance

/// The same figures as the page has, with the same hidden, for a spreadsheet or another program.
struct ComplianceFile {
  let report: ComplianceReport
  let lines: [ComplianceReport.Line]

  init(_ report: ComplianceReport, _ choice: ComplianceChoice) {
    self.report = report
    lines = report.lines.filter { choice.strength == nil || $0.norm.strength == choice.strength }
  }

  var name: String { "etterlevelse-\(report.day.iso)" }

  /// As rows of a spreadsheet. A hidden number is `*`.
  var rows: [[String]] {
    func number(_ count: Int?) -> String { count.map { "\($0)" } ?? "*" }
    let heads = ["anbefaling", "tittel", "styrke", "gjelder", "prosent"] + StandingGroup.columns.map(\.rawValue)
    return [heads]
      + lines.map { line in
        let (norm, figures) = (line.norm, line.figures)
        return [norm.id, norm.title, norm.strength.rawValue, number(figures.concerned)]
          + [figures.percent.map { "\($0)" } ?? ""] + StandingGroup.columns.map { number($0.count(figures)) }
      }
  }

  /// A hidden number is `null`.
  var json: String {
    func number(_ count: Int?) -> String { count.map { "\($0)" } ?? "null" }
    let norms = lines.map { line -> String in
      let figures = line.figures
      var fields = [
        #""anbefaling":\#(Self.quoted(line.norm.id))"#, #""tittel":\#(Self.quoted(line.norm.title))"#,
        #""styrke":\#(Self.quoted(line.norm.strength.rawValue))"#, #""gjelder":\#(number(figures.concerned))"#,
        #""prosent":\#(number(figures.percent))"#,
      ]
      fields += StandingGroup.columns.map { #""\#($0.rawValue)":\#(number($0.count(figures)))"# }
      fields.append(#""grunner til fravik":\#(Self.reasons(figures.departed))"#)
      fields.append(#""grunner der noe gjenstår":\#(Self.reasons(figures.explained))"#)
      return "{\(fields.joined(separator: ","))}"
    }
    let question = report.question
    let head = [
      #""dag":"\#(report.day.iso)""#, #""personer":\#(number(report.persons))"#,
      #""enhet":\#(question.unit.map { Self.quoted($0.text) } ?? "null")"#,
      #""hovedforløp":\#(number(question.pathway))"#, #""venter på ny utregning":\#(report.outdated)"#,
    ]
    return "{\(head.joined(separator: ",")),\"anbefalinger\":[\n\(norms.joined(separator: ",\n"))\n]}\n"
  }

  private static func reasons(_ reasons: ShownFigures.Reasons?) -> String {
    guard let reasons else { return "null" }
    var fields = reasons.known.sorted { ($0.key?.rawValue ?? "") < ($1.key?.rawValue ?? "") }.map { reason, count in
      "\(quoted(reason?.rawValue ?? "uten grunn")):\(count)"
    }
    if reasons.merged > 0 { fields.append(#""slått sammen":\#(reasons.merged)"#) }
    return "{\(fields.joined(separator: ","))}"
  }

  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case _ where scalar.value < 32: quoted += " "
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
