internal import CivilTime
internal import Desk
internal import Guidance

/// Each month end's shares for a spreadsheet or another program, with the same hidden as on the page.
struct TrendFile {
  let trend: ComplianceTrend
  let norms: [Norm]

  private var known: [Norm] { norms.filter { norm in trend.points.contains { $0.norms[norm.id] != nil } } }

  /// One row for each strength and recommendation, one column for each day. What is hidden or of nobody is empty.
  var rows: [[String]] {
    func row(_ heads: [String], _ share: (ComplianceTrend.Point) -> ComplianceTrend.Share?) -> [String] {
      heads + trend.points.map { share($0)?.percent.map { "\($0)" } ?? "" }
    }
    let strengths = Strength.allCases.filter { strength in norms.contains { $0.strength == strength } }
    return [["anbefaling", "tittel", "styrke"] + trend.points.map(\.day.iso)]
      + strengths.map { strength in
        row(["", "alle med «\(strength.rawValue)»", strength.rawValue]) { $0.strengths[strength] }
      } + known.map { norm in row([norm.id, norm.title, norm.strength.rawValue]) { $0.norms[norm.id] } }
  }

  /// What is hidden or of nobody is left out.
  var json: String {
    let days = trend.points.map { point in
      let strengths = Strength.allCases.compactMap { strength in
        point.strengths[strength].map { #"\#(ComplianceFile.quoted(strength.rawValue)):\#(Self.object($0))"# }
      }
      let shares = known.compactMap { norm in
        point.norms[norm.id].map { #"\#(ComplianceFile.quoted(norm.id)):\#(Self.object($0))"# }
      }
      return #"{"dag":"\#(point.day.iso)","styrker":{\#(strengths.joined(separator: ","))},"#
        + #""anbefalinger":{\#(shares.joined(separator: ","))}}"#
    }
    return "{\"dager\":[\n\(days.joined(separator: ",\n"))\n]}\n"
  }

  private static func object(_ share: ComplianceTrend.Share) -> String {
    #"{"fulgt eller fraveket":\#(share.closed),"av":\#(share.decided)}"#
  }
}
