internal import Casework
internal import CivilTime
internal import Desk

/// A whole record on paper: every entry in order, corrections beside what they correct, and who has looked.
enum RecordExportSheet {
  static func page(_ export: RecordExport, _ knowledge: Knowledge, today: Day) -> PrintSheetPage {
    let reader = TimelineReader(knowledge: knowledge, today: today, seesShielded: true)
    let person = export.state.person
    return PrintSheetPage(
      "Journal", about: person.displayName,
      parts: [facts(person, export)] + withheld(export, knowledge, today)
        + [entries(export, reader), reads(export, knowledge, today)],
      back: Button("Tilbake", kind: .quiet, small: true, to: PersonAddress.export(export.record)),
      printed: "Skrevet ut \(export.made.day.spelledOut) \(export.made.clock) av \(export.madeBy.name), "
        + "\(knowledge.municipality.name)")
  }

  private static func facts(_ person: PersonDetails, _ export: RecordExport) -> SummaryList {
    SummaryList([
      .init("Navn", person.displayName), .init("Født", person.birthDate?.numeric ?? ""),
      .init("Fødselsnummer", person.nationalID ?? ""), .init("Journalnummer", export.record.text),
      .init("Innslag", "\(export.entries.count)"),
    ])
  }

  /// Whoever is refused something is told so, with the law and the way to complain (pasient- og brukerrettighetsloven
  /// §§ 5-1 and 7-2).
  private static func withheld(
    _ export: RecordExport, _ knowledge: Knowledge, _ today: Day
  ) -> [any Component] {
    guard !export.withheld.isEmpty else { return [] }
    let rows = export.withheld.map { item in
      let reason = knowledge.legalReasons.first { $0.code == item.code }
      return SummaryList.Row(
        item.day.numeric,
        lines: ["\(knowledge.legalReason(item.code)). \(reason?.law.withLargeFirst ?? "") (kode \(item.code))."])
    }
    let count = export.withheld.count == 1 ? "Ett innslag" : "\(export.withheld.count) innslag"
    return [
      Card(
        id: "holdt-tilbake", "\(count) er holdt tilbake",
        inside: [
          SummaryList(rows),
          SummaryList([
            .init(
              "Klage",
              "Du kan klage til Statsforvalteren. En representant for deg kan be om å få se det som er holdt tilbake.")
          ]),
        ])
    ]
  }

  private static func entries(_ export: RecordExport, _ reader: TimelineReader) -> Table {
    let versions = Dictionary(export.entries.map { ($0.id, $0.version) }, uniquingKeysWith: { first, _ in first })
    return Table(
      id: "innslag", caption: "Alle innslag, det eldste først",
      columns: [.init("Nr."), .init("Dag"), .init("Innslag"), .init("Skrevet av")],
      rows: export.entries.map { entry in
        let words = reader.words(entry.event)
        var lines = words.lines
        if case .corrected(let correction) = entry.event, let version = versions[correction.entry] {
          lines.insert("Retter innslag nr. \(version).", at: 0)
        }
        return .init([
          .init("\(entry.version)"), .init(entry.day.numeric), .init(words.title, under: lines.joined(separator: "\n")),
          .init("\(entry.author.name), \(entry.author.role)", under: entry.writtenAt.short(seenFrom: reader.today)),
        ])
      })
  }

  private static func reads(_ export: RecordExport, _ knowledge: Knowledge, _ today: Day) -> Table {
    Table(
      id: "oppslag", caption: "Hvem har sett i journalen, det nyeste øverst",
      columns: [.init("Når"), .init("Hvem"), .init("Enhet"), .init("Hva"), .init("Grunnlag")],
      rows: export.reads.map { read in
        .init([
          .init(read.at.short(seenFrom: today)), .init(read.name, under: read.role),
          .init(knowledge.unit(read.unit)?.name ?? read.unit.text), .init(AccessLineWords.did(read).withLargeFirst),
          .init(read.basis),
        ])
      })
  }
}
