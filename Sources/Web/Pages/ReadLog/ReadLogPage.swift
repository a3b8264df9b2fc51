internal import Casework
internal import CivilTime
internal import Desk

/// Who has looked at this record, when and on what basis.
struct ReadLogPage: Page {
  static let template = "read-log"

  let title = "Innsyn"
  let person: PersonHeader
  let table: Table

  init(_ place: PersonPlace, _ reads: [ReadOfPerson]) {
    person = PersonHeader(file: place.file, actor: place.actor, tab: "logg")
    let knowledge = place.desk.knowledge
    table = Table(
      id: "oppslag",
      caption: reads.count == 1 ? "Ett oppslag" : "De siste \(reads.count) oppslagene, det nyeste øverst",
      columns: [.init("Når"), .init("Hvem"), .init("Enhet"), .init("Side"), .init("Grunnlag")],
      rows: reads.map { read in
        .init([
          .init(read.at.short(seenFrom: place.today)), .init(read.name, under: read.role),
          .init(knowledge.unit(read.unit)?.name ?? read.unit.text), .init(read.what), .init(read.basis),
        ])
      })
  }
}
