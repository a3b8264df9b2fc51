internal import Casework
internal import CivilTime
internal import Foundation
internal import Guidance

/// One recommendation asked about every mixture of what it reads, so that `scripts/bench-dmn.py` can ask a DMN engine the
/// same and hold the answers and the times against each other.
struct DecisionTable {
  static let norm = "HF3-14"

  /// What is written for the script: the answers, and median microseconds for one of them.
  private struct Sheet: Encodable {
    let norm: String
    let microseconds: Double
    let lines: [Line]
  }

  private struct Line: Encodable {
    let hovedforlop: Int
    let royker: String
    let tilbud: String
    let dagerEtterStart: Int
    var funn = ""
  }

  private static let answers: [(Answer, String)] = [
    (.notAsked, "ikke spurt"), (.unknown, "vet ikke"), (.declined, "avslått"), (.notRelevant, "ikke relevant"),
    (.no, "nei"), (.yes, "ja"),
  ]

  let guide: Guide
  let day: Day

  /// - Throws: when the file cannot be written.
  func write(to path: String) throws {
    var lines: [Line] = []
    var states: [GuidedRecord] = []
    for pathway in 0...3 {
      for smokes in Self.answers {
        for help in Self.answers {
          for days in [-400, -30, -1, 0, 1, 30] {
            let state = state(pathway, smokes.0, help.0, days)
            let status = guide.evaluate(state, on: day).findings.first?.status.norwegian ?? ""
            states.append(GuidedRecord(state))
            lines.append(
              Line(hovedforlop: pathway, royker: smokes.1, tilbud: help.1, dagerEtterStart: days, funn: status))
          }
        }
      }
    }
    let time = InMemory.median(states) { guide.evaluate($0, on: day).sum }
    try JSONEncoder().encode(Sheet(norm: Self.norm, microseconds: time, lines: lines)).write(to: URL(filePath: path))
  }

  private func state(_ pathway: Int, _ smokes: Answer, _ help: Answer, _ daysAfterStart: Int) -> CaseState {
    let start = day.adding(days: -60)
    var statements = [Statement(.episodeStarted, .yes, on: start)]
    if pathway > 0 { statements.append(Statement(.pathway, .yes, value: pathway - 1)) }
    if smokes != .notAsked { statements.append(Statement(.smokes, smokes)) }
    if help != .notAsked { statements.append(Statement(.smokingHelp, help, on: start.adding(days: daysAfterStart))) }
    let entry = Entry(
      id: EntryID("måling"), record: RecordID("måling"), version: 1, day: day,
      writtenAt: Moment(day: day, time: .midnight),
      author: Author(staff: StaffID("måling"), name: "Måling", role: "behandler", unit: UnitID("måling")),
      authority: "måling", edition: guide.edition,
      event: .factsStated(StatedFacts(form: "måling", statements: statements)))
    return CaseState(replaying: [entry])
  }
}
