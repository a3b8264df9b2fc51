internal import Casework
internal import CivilTime
internal import Desk

/// A record that somebody else has opened with a reason, shown to those responsible until they have seen it.
struct OpenedByOthers: Sendable {
  let who: String
  let name: String
  let why: String
  let until: String
  let address: String
  let toPerson: String

  init(_ item: OfPerson<OpeningRow>, today: Day) {
    let (person, row) = (item.person, item.row)
    who = "\(row.staffName), \(row.unitName)"
    name = person.displayName
    why = OpeningWords.whole(row.reason, row.words)
    until = "Åpnet \(row.at.short(seenFrom: today)), åpen til \(row.until.short(seenFrom: today))"
    let base = PersonAddress.page("oversikt", person.record)
    address = "\(base)/apning/\(row.grant)/sett"
    toPerson = base
  }
}
