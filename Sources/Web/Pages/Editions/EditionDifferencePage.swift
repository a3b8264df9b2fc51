internal import Access
internal import Casework
internal import CivilTime
internal import Desk
internal import Guidance

/// One norm that two editions have differently: why, and for whom.
struct EditionDifferencePage: Page {
  static let template = "edition-difference"

  let title: String
  var place: Place? { .leadership }
  let between: String
  let why: [String]
  let known: [String]
  let groups: [Group]
  let hidden: String?
  let back: Button

  struct Group: Sendable {
    let heading: String
    let id: String
    let names: [Name]
    let more: String?
  }

  struct Name: Sendable {
    let text: String
    let address: String
  }

  init(
    _ part: EditionReport.Part, _ report: EditionReport, _ persons: [RecordID: PersonRow], _ today: Day
  ) {
    let norm = part.difference.after ?? part.difference.before
    title = "\(part.difference.id) \(norm?.title ?? "")"
    between = "Fra \(report.from.shortName) til \(report.to.shortName), sett \(report.day.short(seenFrom: today))."
    why = part.difference.words
    known = report.known(part.difference.id).map { "\($0.id), \($0.kind): \($0.what)" }
    groups = part.rows.enumerated().map { place, row in
      let found = row.records.compactMap { persons[$0] }.prefix(Self.most)
      let rest = row.count - found.count
      return Group(
        heading: "\(row.change.words): \(EditionNumbers.words(row.count))", id: "gruppe-\(place + 1)",
        names: found.map { Name(text: $0.displayName, address: PersonAddress.page("oversikt", $0.record)) },
        more: !found.isEmpty && rest > 0 ? "og \(EditionNumbers.words(rest)) til" : nil)
    }
    hidden = persons.isEmpty ? "Navnene vises bare for dem som følger opp personene." : nil
    back = Button("Tilbake til utgavene", kind: .quiet, to: EditionAddress.all)
  }

  /// How many names of a group are shown.
  static let most = 50
}
