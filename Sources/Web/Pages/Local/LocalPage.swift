internal import Access
internal import CivilTime
internal import Desk
internal import Guidance

/// Everything the municipality has decided itself: from its folder and from here, with who, when and why.
struct LocalPage: Page {
  static let template = "local"

  let title = "Det kommunen vedtar selv"
  var place: Place? { .leadership }
  let notes: [Alert]
  let sections: [Section]
  let log: Table?

  struct Section: Sendable {
    let id: String
    let heading: String
    let about: String
    let table: Table?
    /// The way to something new, for the one who decides.
    let new: Button?
  }

  /// - Parameter files: the content as the municipality's folder alone has it.
  init(_ desk: CaseDesk, _ log: LocalLog, files: Knowledge, _ actor: StaffActor, _ today: Day) {
    let mayDecide = Permission.use(.decideLocally).refusal(of: actor) == nil
    let rows = LocalRows(knowledge: desk.knowledge, files: files, log: log, mayDecide: mayDecide, today: today)
    notes = Self.aside(desk.localFaults, log) + rows.overridden
    sections = [
      Section(
        id: "frister", heading: "Frister", about: "Bare der kilden ikke gir noen frist selv.",
        table: rows.deadlines, new: mayDecide ? Self.new("Sett en frist", .deadline) : nil),
      Section(
        id: "anbefalinger", heading: "Egne anbefalinger",
        about: "Kommer i tillegg til kildenes, aldri i stedet for dem.",
        table: rows.norms, new: mayDecide ? Self.new("Skriv en anbefaling", .norm) : nil),
      Section(
        id: "tiltak", heading: "Egne tiltak", about: "Åpne for alle, som alle andre tiltak.", table: rows.measures,
        new: mayDecide ? Self.new("Legg til et tiltak", .measure) : nil),
      Section(
        id: "ord", heading: "Egne ord", about: "Ordene er kommunens. Styrke, vilkår og frist er kildens.",
        table: rows.words, new: mayDecide ? Self.new("Skriv egne ord", .words) : nil),
    ]
    self.log = Self.log(log, today)
  }

  private static func new(_ text: String, _ kind: LocalKind) -> Button {
    Button(text, kind: .quiet, to: LocalAddress.form(kind))
  }

  /// What no longer holds: it was decided when the content said something else.
  private static func aside(_ faults: [LocalFault], _ log: LocalLog) -> [Alert] {
    guard !faults.isEmpty else { return [] }
    return [
      Alert(
        .due, heading: "Noe kommunen har bestemt, holder ikke lenger og er satt til side",
        "Innholdet er endret siden. Resten virker som før. Bestem det på nytt, eller avslutt det.",
        lines: faults.map { fault in
          let entry = log.entries.first { $0.number == fault.number }
          return "\(entry.map { "\($0.kind.rawValue.withLargeFirst) for \($0.subject)" } ?? "Vedtak"): \(fault.words)"
        })
    ]
  }

  /// Who decided what, the latest first. What was decided cannot be taken away, only followed by something new.
  private static func log(_ log: LocalLog, _ today: Day) -> Table? {
    guard !log.entries.isEmpty else { return nil }
    return Table(
      id: "bestemt-her", caption: "\(log.entries.count) vedtak her, det siste øverst",
      columns: [.init("Nummer", number: true), .init("Når"), .init("Hvem"), .init("Hva"), .init("Hvorfor")],
      rows: log.entries.reversed().map { entry in
        .init([
          .init("\(entry.number)", number: true),
          .init(entry.writtenAt.day.short(seenFrom: today), under: entry.writtenAt.clock), .init(entry.decidedBy),
          .init("\(entry.kind.rawValue.withLargeFirst) for \(entry.subject)", under: entry.isEnded ? "avsluttet" : nil),
          .init(entry.why),
        ])
      })
  }
}
