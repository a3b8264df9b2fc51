internal import Access
internal import CivilTime
internal import Desk
internal import Guidance

/// What the comparison found: per norm how many open records would be treated differently, from what to what.
struct EditionResult: Sendable {
  let heading: String
  let summary: String
  let table: Table?
  let nothing: EmptyState?

  init(_ report: EditionReport, _ actor: StaffActor) {
    let shown = EditionNumbers(actor)
    heading = "Fra \(report.from.shortName) til \(report.to.shortName), sett \(report.day.withYear)"
    summary =
      "\(shown.words(report.tally.differing)) av \(report.tally.compared.grouped) åpne journaler ville blitt "
      + "behandlet annerledes. Ingen journal er endret av å se på det."
    let parts = report.parts
    nothing = parts.isEmpty ? EmptyState("Ingen åpen journal ville blitt behandlet annerledes.") : nil
    table =
      parts.isEmpty
      ? nil
      : Table(
        id: "forskjeller",
        caption: parts.count == 1
          ? "1 anbefaling slår annerledes ut" : "\(parts.count) anbefalinger slår annerledes ut",
        columns: [
          .init("Anbefaling"), .init("Journaler", number: true), .init("Fra og til"), .init("Hva som er forskjellen"),
        ],
        rows: parts.map { part in
          let norm = part.difference.after ?? part.difference.before
          let count = part.rows.reduce(0) { $0 + $1.count }
          return .init([
            .init(
              "\(part.difference.id) \(norm?.title ?? "")", to: EditionAddress.difference(part.difference.id),
              under: norm?.standing?.words),
            .init(shown.words(count), number: true),
            .init(part.rows.map { "\(shown.words($0.count)): \($0.change.words)" }.joined(separator: "; ")),
            .init(part.difference.words.joined(separator: " ")),
          ])
        })
  }
}

/// Small numbers are hidden for those who may not see the records: with few persons a number points at somebody.
struct EditionNumbers: Sendable {
  static let smallest = 5

  let seesRecords: Bool

  init(_ actor: StaffActor) {
    if case .allowed = decide(actor.role, may: .readRecord) { seesRecords = true } else { seesRecords = false }
  }

  init(seesRecords: Bool) { self.seesRecords = seesRecords }

  func words(_ count: Int) -> String {
    !seesRecords && count > 0 && count < Self.smallest ? "færre enn \(Self.smallest)" : count.grouped
  }
}
