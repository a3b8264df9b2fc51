internal import Casework
internal import CivilTime

/// What can be done with an open enquiry. Each is a form of its own.
struct EnquiryWork: Sendable {
  /// Who has it now, as the form saw it.
  let handlerID: String
  let isMine: Bool
  let assign: Select
  let contact: Choices
  let contactNote: TextArea
  let urgency: Choices
  let urgencyWhy: Field
  let journal: Journal?
  let reason: Select
  let closingNote: TextArea

  /// To find or open the record, while there is none.
  struct Journal: Sendable {
    let matches: PersonMatches
    let openText: String
  }

  /// What has been done to reach the one who asked.
  enum Contact: String, CaseIterable, Sendable {
    case reached = "fikk-kontakt"
    case notReached = "ikke-svar"
    case answered = "svarte"
  }

  init(_ view: EnquiryView, _ form: FormReading) {
    let state = view.state
    handlerID = state.handler?.text ?? ""
    isMine = state.handler == view.staff
    assign = Select(
      "hvem", "Gi den til", view.colleagues, empty: "Velg en kollega", in: form)
    contact = Choices(
      "hva", "Hva har du gjort?",
      [
        .init(Contact.reached.rawValue, "Ringte, og vi snakket sammen"),
        .init(Contact.notReached.rawValue, "Ringte, men fikk ikke svar"),
        .init(Contact.answered.rawValue, "Svarte på en annen måte"),
      ], in: form)
    contactNote = TextArea("samtale", "Hva ble sagt og avtalt?", optional: true, rows: 3, max: 4_000, in: form)
    urgency = Choices(
      "haster", "Hvor mye haster det?", Urgency.allCases.map { .init($0.rawValue, $0.norwegian) },
      in: form.values.has("haster") ? form : FormReading(filledWith: ["haster": state.enquiry.urgency.rawValue]))
    urgencyWhy = Field("hvorfor", "Hvorfor?", in: form)
    journal =
      state.record == nil && view.mayWrite
      ? Journal(
        matches: PersonMatches(view.matches, linkAddress: "\(view.address)/knytt", today: view.now.day),
        openText: view.matches.isEmpty ? "Åpne journal" : "Nei, åpne ny journal") : nil
    reason = Select(
      "grunn", "Hvorfor avsluttes den?",
      ClosingReason.allCases.filter { ($0 == .recordOpened) == (state.record != nil) || $0 != .recordOpened }
        .map { (code: $0.rawValue, label: $0.norwegian) }, in: form)
    closingNote = TextArea("notat", "Hva ble avtalt?", rows: 3, max: 4_000, in: form)
  }
}
