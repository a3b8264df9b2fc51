internal import Access
internal import Casework
internal import CivilTime
internal import Desk
internal import Instruments

/// What the pages about questionnaires show of one record.
struct MeasurementWork: Sendable {
  let file: PersonFile
  let person: PersonFrame
  let courses: [MeasurementCourse]
  let address: MeasurementAddress
  let actor: StaffActor
  /// Whom to call when it cannot wait, as lines.
  let emergency: [String]

  /// Opens the record; the look is logged.
  init(_ record: RecordID, _ desk: CaseDesk, for actor: StaffActor) async throws(DeskError) {
    file = try await desk.person(record, page: "måling", for: actor)
    let results = try await desk.results(record, for: actor)
    person = PersonFrame(file: file, desk: desk, actor: actor, tab: "måling")
    courses = desk.knowledge.instruments.map { MeasurementCourse($0, results) }
    address = MeasurementAddress(record)
    self.actor = actor
    emergency = desk.knowledge.municipality.emergencyNumbers.map { "\($0.name): \($0.phone)" }
  }

  var today: Day { file.day }

  var mayWrite: Bool { if case .allowed = decide(actor.role, may: .writeRecord) { true } else { false } }

  func course(_ instrument: Instrument) -> MeasurementCourse {
    courses.first { $0.instrument.id == instrument.id } ?? MeasurementCourse(instrument, [])
  }
}

extension Instrument {
  var competenceNotice: Alert {
    Alert(
      .due, heading: "Du står ikke som sertifisert for \(name)",
      "Den som bruker skjemaet, skal ha opplæringen det krever. Skriv nederst hvem som veileder deg, eller hvorfor det "
        + "brukes nå. Svarene til personen er like viktige, og blir stående.")
  }

  /// "Er svaret på spørsmål 1 «aldri», kan 2 og 3 stå åpne. De teller som 0."
  var skipWords: [String] {
    skips.map { rule in
      let answers = rule.items.map { id in
        "spørsmål \(id) «\(item(id)?.option(rule.value)?.label ?? String(rule.value))»"
      }
      let open = rule.skipped.count == 1 ? rule.skipped[0] : "\(rule.skipped.first ?? "")–\(rule.skipped.last ?? "")"
      return "Er svaret på \(answers.joined(separator: " og på ")), kan \(open) stå åpne. De teller som 0."
    }
  }

  var licenceLine: String { "\(licence.state.norwegian.withLargeFirst). \(licence.terms)" }

  /// Who may use it, what it must not be used for, and where it is from.
  var moreFacts: SummaryList {
    SummaryList([
      .init("Hvem kan bruke det", users), .init("Må ikke brukes til", misuse), .init("Rettigheter", licenceLine),
      .init(
        "Kilder",
        lines: sources.map { $0.seen ? $0.citation : "\($0.citation). Vi har ikke lest kilden selv." }),
      .init("Sist sjekket", lastChecked.spelledOut),
    ])
  }
}
