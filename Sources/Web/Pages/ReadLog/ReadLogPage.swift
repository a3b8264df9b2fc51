internal import Access
internal import Casework
internal import CivilTime
internal import Desk

/// Who has looked at this record, when and on what basis.
struct ReadLogPage: Page {
  static let template = "read-log"

  let title = "Innsyn"
  let person: PersonHeader
  let table: Table
  /// Where one takes out the whole record, for those who may.
  let export: Button?

  init(_ place: PersonPlace, _ reads: [ReadOfPerson]) {
    person = PersonHeader(file: place.file, actor: place.actor, tab: "logg")
    export =
      place.actor.may(.exportRecord)
      ? Button("Lever ut hele journalen", kind: .quiet, to: PersonAddress.export(place.record)) : nil
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
