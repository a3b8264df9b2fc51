internal import Access
internal import Casework
internal import CivilTime
internal import Desk

/// Who has looked at this record or written in it, when and on what basis.
struct ReadLogPage: Page {
  static let template = "read-log"

  let title = "Innsyn"
  let name: String
  let table: Table
  let print: Button
  let back: Button
  /// Where one takes out the whole record, for those who may.
  let export: Button?

  init(
    _ record: RecordID, _ person: PersonDetails, _ lines: [AccessLine], _ knowledge: Knowledge, by actor: StaffActor,
    today: Day
  ) {
    name = person.displayName
    export =
      actor.may(.exportRecord)
      ? Button("Lever ut hele journalen", kind: .quiet, to: PersonAddress.export(record)) : nil
    table = Table(
      id: "oppslag",
      caption: lines.count == 1 ? "Én linje" : "De siste \(lines.count) linjene, den nyeste øverst",
      columns: [.init("Når"), .init("Hvem"), .init("Enhet"), .init("Hva"), .init("Grunnlag")],
      rows: lines.map { line in
        let signals = line.signals.sorted { $0.rawValue < $1.rawValue }.map(\.norwegian).joined(separator: ", ")
        return .init([
          .init(line.at.short(seenFrom: today), under: line.signIn.isEmpty ? nil : "innlogging \(line.signIn)"),
          .init(line.name, under: line.role), .init(knowledge.unit(line.unit)?.name ?? line.unit.text),
          .init(AccessLineWords.did(line).withLargeFirst, under: signals.isEmpty ? nil : signals),
          .init(line.basis, under: "for \(line.purpose.norwegian)"),
        ])
      })
    print = Button("Skriv ut til personen", kind: .quiet, to: "\(PersonAddress.readLog(record))/utskrift")
    back = Button("Til personen", kind: .quiet, to: PersonAddress.page("oversikt", record))
  }
}

extension PrintSheetPage {
  /// The log in plain words, for the person it is about. What only those who control looks need, is left out.
  init(
    log lines: [AccessLine], of record: RecordID, _ person: PersonDetails, _ knowledge: Knowledge, by actor: StaffActor,
    at now: Moment
  ) {
    let rows = lines.reversed().map { line in
      let unit = knowledge.unit(line.unit)?.name
      let who = [line.name, line.role, unit ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
      return SummaryList.Row(
        line.at.short(seenFrom: now.day),
        lines: [
          "\(who) \(AccessLineWords.did(line)).",
          "Hvorfor: for \(line.purpose.norwegian). \(line.basis.withLargeFirst).",
        ])
    }
    self.init(
      "Hvem har sett i journalen din", about: person.displayName, parts: [SummaryList(rows)],
      back: Button("Tilbake", kind: .quiet, to: PersonAddress.readLog(record)),
      printed:
        "Skrevet ut \(now.short(seenFrom: now.day)) av \(actor.name). Lurer du på et oppslag, så spør oss. Du kan også klage "
        + "til Statsforvalteren eller Datatilsynet.")
  }
}
