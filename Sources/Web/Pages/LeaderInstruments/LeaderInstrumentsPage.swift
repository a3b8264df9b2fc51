internal import Access
internal import Casework
internal import CivilTime
internal import Desk
internal import Instruments

/// Where the leader's pages about the instruments are.
enum LeaderInstrumentAddress {
  static let list = "/arbeid/ledelse/maleverktoy"
  static let wording = "\(list)/ordlyd"

  static func wording(_ instrument: Instrument) -> String { "\(wording)?skjema=\(instrument.id)" }
}

/// Every instrument with its rights, whose words it has, who may use it, and what has not been checked.
struct LeaderInstrumentsPage: Page {
  static let template = "leader-instruments"

  let title = "Måleverktøyene"
  var place: Place? { .leadership }
  let notes: [Alert]
  let figures: String
  let tables: [Table]
  let log: Table?
  let bring: Button?

  init(_ desk: CaseDesk, _ log: LocalLog, _ actor: StaffActor, _ today: Day) {
    let mayDecide = Permission.use(.decideLocally).refusal(of: actor) == nil
    let knowledge = desk.knowledge
    let instruments = knowledge.instruments
    notes = Self.aside(desk.localFaults, log)
    let official = instruments.count { $0.imported != nil }
    figures =
      "\(instruments.count) skjemaer. \(official) har utgiverens tekst, "
      + "\(instruments.count { $0.wording == .own }) har egne formuleringer, "
      + "\(instruments.count { $0.wording == .none }) tar imot bare skår."
    tables = Usage.Purpose.allCases.enumerated().compactMap { place, purpose in
      let own = instruments.filter { $0.usage.purpose == purpose }
      return own.isEmpty ? nil : Self.table("formal-\(place)", purpose, own, knowledge, log, mayDecide)
    }
    self.log = Self.log(log, knowledge, today)
    bring = mayDecide ? Button("Hent inn utgiverens tekst", to: LeaderInstrumentAddress.wording) : nil
  }

  private static func table(
    _ id: String, _ purpose: Usage.Purpose, _ instruments: [Instrument], _ knowledge: Knowledge, _ log: LocalLog,
    _ mayDecide: Bool
  ) -> Table {
    Table(
      id: id, caption: "\(purpose.norwegian.withLargeFirst): \(instruments.count)",
      columns: [.init("Skjema"), .init("Rettigheter"), .init("Ordlyd"), .init("Hvem kan bruke det"), .init("Sjekket")]
        + (mayDecide ? [.init("Ordlyd, gjør", unseen: true)] : []),
      rows: instruments.map { instrument in
        let certified = knowledge.municipality.staff.filter { $0.certificates.contains(instrument.id) }.map(\.name)
        let who = Self.words(certified)
        let needs = instrument.usage.requirement != .none
        let unseen = instrument.sources.count { !$0.seen }
        return .init(
          [
            .init(instrument.name, to: InstrumentAddress.page(instrument)),
            .init(instrument.licence.state.norwegian), .init(instrument.wordingWords),
            .init(instrument.requirementWords, under: needs ? who : nil),
            .init(
              instrument.lastChecked.numeric,
              under: unseen == 0 ? nil : unseen == 1 ? "1 kilde er ikke lest" : "\(unseen) kilder er ikke lest"),
          ] + (mayDecide ? [action(instrument, log)] : []))
      })
  }

  /// A few by name; the rest stand on the instrument's own page.
  private static func words(_ certified: [String]) -> String {
    switch certified.count {
    case 0: "ingen står med det"
    case 1...3: certified.sorted().joined(separator: ", ")
    default: "\(certified.count) ansatte står med det"
    }
  }

  private static func action(_ instrument: Instrument, _ log: LocalLog) -> Table.Cell {
    if log.inForce(.wording, instrument.id) != nil {
      return .init(
        part: Button(
          "Trekk teksten tilbake", kind: .quiet, small: true, to: LocalAddress.end(.wording, instrument.id),
          about: instrument.name))
    }
    guard instrument.licence.state != .scoreOnly else { return .init("Teksten kan ikke ligge her") }
    guard !instrument.items.isEmpty else { return .init("Tar bare imot skår") }
    return .init(
      part: Button(
        "Hent inn tekst", kind: .quiet, small: true, to: LeaderInstrumentAddress.wording(instrument),
        about: instrument.name))
  }

  private static func aside(_ faults: [LocalFault], _ log: LocalLog) -> [Alert] {
    let wordings = faults.filter { fault in
      log.entries.contains { $0.number == fault.number && $0.kind == .wording }
    }
    guard !wordings.isEmpty else { return [] }
    return [
      Alert(
        .due, heading: "En tekst er satt til side",
        "Skjemaet er endret siden den ble hentet inn. Hent den inn på nytt.",
        lines: wordings.map(\.words))
    ]
  }

  private static func log(_ log: LocalLog, _ knowledge: Knowledge, _ today: Day) -> Table? {
    let entries = log.entries.filter { $0.kind == .wording }
    guard !entries.isEmpty else { return nil }
    return Table(
      id: "tekster",
      caption: entries.count == 1 ? "1 vedtak om tekst" : "\(entries.count) vedtak om tekst, det siste øverst",
      columns: [.init("Når"), .init("Hvem"), .init("Skjema"), .init("Hvorfor")],
      rows: entries.reversed().map { entry in
        .init([
          .init(entry.writtenAt.day.short(seenFrom: today), under: entry.writtenAt.clock), .init(entry.decidedBy),
          .init(
            knowledge.instrument(entry.subject)?.name ?? entry.subject,
            under: entry.isEnded ? "trukket tilbake" : "hentet inn"),
          .init(entry.why),
        ])
      })
  }
}
