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

  init(_ report: EditionReport) {
    heading = "Fra \(report.from.shortName) til \(report.to.shortName), sett \(report.day.withYear)"
    summary =
      "\(EditionNumbers.words(report.tally.differing)) av \(EditionNumbers.words(report.tally.compared)) åpne journaler "
      + "ville blitt behandlet annerledes. Ingen journal er endret av å se på det."
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
          return .init([
            .init(
              "\(part.difference.id) \(norm?.title ?? "")", to: EditionAddress.difference(part.difference.id),
              under: norm?.standing?.words),
            .init(EditionNumbers.sum(of: part.rows.map(\.count)), number: true),
            .init(part.rows.map { "\(EditionNumbers.words($0.count)): \($0.change.words)" }.joined(separator: "; ")),
            .init(part.difference.words.joined(separator: " ")),
          ])
        })
  }
}

/// Numbers of the whole municipality's records, for leaders who see the persons of one unit or none: with few persons a
/// number points at somebody, as in the figures on how the guideline is followed.
enum EditionNumbers {
  static func words(_ count: Int) -> String {
    SmallNumbers.isSmall(count) ? "færre enn \(SmallNumbers.smallest)" : count.grouped
  }

  /// The sum of numbers that are shown beside it; not exact where it would tell a hidden one by subtraction.
  static func sum(of parts: [Int]) -> String {
    let small = parts.filter(SmallNumbers.isSmall)
    let (hidden, whole) = (small.reduce(0, +), parts.reduce(0, +))
    let isSafe = small.isEmpty || (small.count > 1 && !SmallNumbers.isSmall(hidden))
    guard !isSafe else { return whole.grouped }
    return whole == hidden ? words(whole) : "minst \((whole - hidden).grouped)"
  }
}
