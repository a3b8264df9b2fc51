internal import Casework
internal import CivilTime
internal import Content
internal import Desk
internal import Foundation
internal import Guidance

/// A record written day by day, and norms to hold against it.
struct Record {
  static let zero = Day(year: 2026, month: 1, day: 5) ?? Day(ordinal: 0)

  private(set) var state = CaseState()
  private var version = 0

  static func day(_ offset: Int) -> Day { zero.adding(days: offset) }

  mutating func write(_ event: Event, on day: Int) {
    version += 1
    state.apply(
      Entry(
        id: EntryID("e\(version)"), record: RecordID("r"), version: version, day: Self.day(day),
        writtenAt: Moment(day: Self.day(day), time: .midnight),
        author: Author(staff: StaffID("s"), name: "Prøve", role: "behandler", unit: UnitID("u")), authority: "prøve",
        edition: "veileder-2024-utkast", event: event))
  }

  mutating func state(_ statements: Statement..., on day: Int) {
    write(.factsStated(StatedFacts(form: "prøve", statements: statements)), on: day)
  }
}

extension Guide {
  /// A guide of one norm that applies to everyone unless something else is said.
  static func single(
    strength: Strength = .should, applies: Condition = .always, fulfilled: Condition, deadline: Deadline = .none,
    isRight: Bool = false, kind: NormKind = .duty
  ) -> Guide {
    Guide(
      edition: "prøve",
      norms: [
        Norm(
          id: "PRØVE-01", title: "Prøve", whenMissing: "Prøve mangler", strength: strength, kind: kind,
          citation: Citation(
            document: "d", documentName: "d", requirement: "PRØVE-01", place: "sted", anchor: "et lite anker",
            line: nil),
          applies: applies, fulfilled: fulfilled, deadline: deadline, isRight: isRight, lastChecked: Record.zero)
      ])
  }

  /// How the only norm stands so many days after day 0.
  func finding(_ record: Record, on day: Int) -> (status: FindingStatus?, due: Day?, changesOn: Day?) {
    let evaluation = evaluate(record.state, on: Record.day(day))
    return (evaluation.findings.first?.status, evaluation.findings.first?.due, evaluation.changesOn)
  }
}

extension Condition {
  static func fact(_ fact: Fact, _ answer: AnswerTest = .yes, _ times: TimeTest...) -> Condition {
    .fact(FactTest(fact, answer, times: times))
  }
}

/// The content as it ships.
enum Shipped {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "content").path
  static let knowledge = Result { try Knowledge.load(folder: folder) }
}
