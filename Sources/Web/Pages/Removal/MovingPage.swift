internal import Access
internal import Casework
internal import CivilTime
internal import Desk

/// Moves what was written in the wrong person's record to the right one.
struct MovingPage: Page {
  static let template = "moving"

  let title: String
  let subject: RemovalSubject
  let errors: ErrorSummary
  let address: String
  /// What goes with it, and what stays.
  let advice: [String]
  /// Where it belongs, when that may be nobody's record.
  let whither: Choices?
  let target: Field
  let reason: TextArea

  init(
    _ subject: RemovalSubject, to address: String, advice: [String], whither: Choices? = nil, _ form: FormReading
  ) {
    title = "Flytt \(subject.noun) til rett person"
    self.subject = subject
    errors = ErrorSummary(form)
    (self.address, self.advice, self.whither) = (address, advice, whither)
    target = Field(
      MovingForm.target, "Hvem er det rett person?", hint: "Fødselsnummer, telefon, eller hele navnet.",
      optional: whither != nil, in: form)
    reason = TextArea(
      "grunn", "Hvordan ble det oppdaget?",
      hint: "Står i begge journalene. Skriv ikke noe som forteller hvem den andre er.", rows: 2, max: 2_000, in: form)
  }
}

/// What a form that moves something says.
enum MovingForm {
  static let target = "til"

  static func reason(_ form: inout FormReading) -> String? {
    form.text("grunn", max: 2_000, required: "Skriv hvordan det ble oppdaget.")
  }

  /// The one person that was meant; with none or several nothing is guessed.
  static func target(
    _ form: inout FormReading, from record: RecordID, _ desk: CaseDesk, _ actor: StaffActor
  ) async throws -> PersonRow? {
    guard let typed = form.text(target, max: 200, required: "Skriv hvem som er rett person.") else { return nil }
    let found = try await desk.find(typed, for: actor).filter { $0.record != record }
    guard let only = found.first, found.count == 1 else {
      form.refuse(
        target,
        found.isEmpty
          ? "Vi finner ingen andre med det. Skriv fødselsnummeret, eller finn personen i søket først."
          : "Det passer på \(found.count) personer. Skriv fødselsnummeret eller telefonnummeret.")
      return nil
    }
    return only
  }
}

extension ConfirmationPage {
  /// Asks whether the right person has been found.
  /// - Parameters:
  ///   - target: nil when it is to be nobody's for now.
  ///   - confirmed: what the form then says has been seen.
  init(
    moving subject: RemovalSubject, from wrong: String, to target: PersonRow?, confirmed: String, consequence: String,
    at address: String, _ form: FormReading
  ) {
    let written =
      target.map {
        SummaryList.Row("Skrives hos", $0.displayName, $0.birthDate.map { "født \($0.numeric)" } ?? "")
      } ?? SummaryList.Row("Legges", "i mottakets kø")
    let facts = SummaryList(
      subject.facts + [
        .init("Tas bort hos", wrong), written, .init("Hvordan det ble oppdaget", form.values["grunn"]),
      ])
    self.init(
      target == nil ? "Skal den tilbake i køen?" : "Er dette rett person?", consequence, facts: facts,
      action: address, hidden: form.again(confirmed: confirmed),
      confirm: Button("Flytt \(subject.noun)", kind: .danger),
      away: Button("Nei, gå tilbake", kind: .quiet, to: address), crisisAddress: subject.crisisAddress)
  }
}
