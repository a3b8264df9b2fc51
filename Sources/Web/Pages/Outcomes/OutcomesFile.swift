internal import Access
internal import Casework
internal import CivilTime
internal import Desk
internal import Instruments

/// The same numbers as the page has, with the same hidden, for a spreadsheet or another program.
struct OutcomesFile {
  private let report: OutcomeReport

  init(_ report: OutcomeReport) { self.report = report }

  var name: String { "utfall-\(report.day.iso)" }

  private struct Line {
    let instrument: Instrument
    let kind: String
    let part: String
    let shown: ShownOutcome
  }

  private var lines: [Line] {
    report.lines.flatMap { line in
      let whole = Line(instrument: line.instrument, kind: "alle", part: "", shown: line.whole)
      return [whole]
        + line.pathways.map {
          Line(instrument: line.instrument, kind: "hovedforløp", part: "\($0.pathway)", shown: $0.shown)
        }
        + line.offers.map { Line(instrument: line.instrument, kind: "tilbud", part: $0.offer.id.text, shown: $0.shown) }
    }
  }

  private static let numbers: [(name: String, of: @Sendable (ShownOutcome) -> Int?)] = [
    ("fulgt", { $0.followed }), ("målt én gang", { $0.once }), ("målt to ganger", { $0.pairs }),
    ("pålitelig bedre", { $0.better }), ("forbi grensen", { $0[.recovered] }), ("uendret", { $0[.unchanged] }),
    ("dårligere", { $0[.deteriorated] }), ("prosent målt to ganger", { $0.completeness }),
    ("prosent bedre", { $0.betterShare }), ("prosent forbi grensen", { $0.recovery }),
  ]

  /// As rows of a spreadsheet. A number that is hidden or cannot be said is `*`.
  var rows: [[String]] {
    [["skjema", "del", "hvilken"] + Self.numbers.map(\.name) + ["bedre i snitt (spredning)"]]
      + lines.map { line in
        [line.instrument.id, line.kind, line.part]
          + Self.numbers.map { number in number.of(line.shown).map { "\($0)" } ?? "*" }
          + [OutcomeWords(line.instrument, seesPersons: report.reach.seesPersons).change(line.shown)]
      }
  }

  /// A number that is hidden or cannot be said is `null`; the spread is in points.
  var json: String {
    let all = lines.map { line -> String in
      let unit = line.instrument.scale.inUnits
      let fields =
        [("skjema", line.instrument.id), ("del", line.kind), ("hvilken", line.part)].map {
          "\(ComplianceFile.quoted($0.0)):\(ComplianceFile.quoted($0.1))"
        }
        + Self.numbers.map { number in
          "\(ComplianceFile.quoted(number.name)):\(number.of(line.shown).map { "\($0)" } ?? "null")"
        }
        + [
          #""bedre i snitt":\#(Self.number(line.shown.improvement?.mean, unit))"#,
          #""spredning":\#(Self.number(line.shown.improvement?.deviation, unit))"#,
        ]
      return "{\(fields.joined(separator: ","))}"
    }
    let head = #"{"dag":"\#(report.day.iso)","siden":"\#(report.since.iso)","utfall":["#
    return "\(head)\n\(all.joined(separator: ",\n"))\n]}\n"
  }

  private static func number(_ units: Double?, _ inUnits: (Int) -> Double) -> String {
    units.map { "\(($0 * inUnits(1) * 10).rounded() / 10)" } ?? "null"
  }
}
