internal import Access
internal import Casework
internal import CivilTime
internal import Desk

/// Who has looked at this record or written in it, when and on what basis.
struct ReadLogPage: Page {
  static let template = "read-log"

  let title = "Innsyn"
  let name: String
  let errors: ErrorSummary
  let address: String
  let who: Select
  let from: DateField
  let through: DateField
  let table: Table?
  let nothing: EmptyState?
  let newest: String?
  let older: String?
  let print: Button
  let back: Button
  /// Where one takes out the whole record, for those who may.
  let export: Button?

  init(
    _ record: RecordID, _ log: AccessLogPage, _ form: FormReading, _ knowledge: Knowledge, by actor: StaffActor,
    today: Day
  ) {
    let address = PersonAddress.readLog(record)
    let lines = log.lines.rows
    name = log.person.displayName
    errors = ErrorSummary(form)
    self.address = address
    who = Select(
      "hvem", "Hvem", log.lookers.map { ($0.staff.text, $0.name) }, empty: "Alle", optional: true, in: form)
    from = DateField("fra", "Fra og med", optional: true, in: form)
    through = DateField("til", "Til og med", optional: true, in: form)
    let kept = ["hvem", "fra", "til"].filter { !form.values[$0].isEmpty }.map { "&\($0)=\(form.values[$0].inQuery)" }
      .joined()
    older = log.lines.next.map { "\(address)?etter=\($0.inQuery)\(kept)" }
    newest = form.values["etter"].isEmpty ? nil : "\(address)?\(kept.dropFirst())"
    nothing =
      lines.isEmpty ? EmptyState("Ingen linjer her.", advice: "Velg en annen tid eller en annen person.") : nil
    export =
      actor.may(.exportRecord)
      ? Button("Lever ut hele journalen", kind: .quiet, to: PersonAddress.export(record)) : nil
    let table = Table(
      id: "oppslag", caption: "\(lines.count.grouped) av \(log.lines.total.grouped) linjer, den nyeste øverst",
      columns: [.init("Når"), .init("Hvem"), .init("Enhet"), .init("Hva"), .init("Grunnlag")],
      rows: lines.map { line in
        let signals = line.signals.sorted { $0.rawValue < $1.rawValue }.map(\.norwegian).joined(separator: ", ")
        return .init([
          .init(line.at.short(seenFrom: today), under: Self.origin(line)),
          .init(line.name, under: line.role), .init(knowledge.unit(line.unit)?.name ?? line.unit.text),
          .init(AccessLineWords.did(line).withLargeFirst, under: signals.isEmpty ? nil : signals),
          .init(line.basis, under: "for \(line.purpose.norwegian)"),
        ])
      })
    self.table = lines.isEmpty ? nil : table
    print = Button("Skriv ut til personen", kind: .quiet, to: "\(address)/utskrift")
    back = Button("Til personen", kind: .quiet, to: PersonAddress.page("oversikt", record))
  }

  /// The log-in and the network address that a line came from, for the one who must find out.
  private static func origin(_ line: AccessLine) -> String? {
    let parts = [
      line.signIn.isEmpty ? nil : "innlogging \(line.signIn)", line.client.isEmpty ? nil : "fra \(line.client)",
    ].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
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
