internal import Casework

/// A call taken in two minutes.
struct NewEnquiryPage: Page {
  static let template = "new-enquiry"

  let title = "Ny henvendelse"
  var place: Place? { .reception }
  let summary: ErrorSummary
  /// The name of this enquiry's draft, unguessable.
  let draft: String
  /// Where the draft is kept; nil for those who may not write drafts.
  let draftAddress: String?
  let draftNote: String?
  let channel: Select
  let words: TextArea
  let danger: Choices
  let numbers: EmergencyNumbers
  let handled: TextArea
  let urgency: Choices
  let from: Field
  let received: DateField
  let person: PersonFields
  let note: TextArea

  init(
    _ form: FormReading, draft: String, draftAddress: String?, draftNote: String?, matches: PersonMatches,
    numbers: [EmergencyNumber]
  ) {
    summary = ErrorSummary(form)
    self.draft = draft
    self.draftAddress = draftAddress
    self.draftNote = draftNote
    channel = Select(
      "kanal", "Hvordan kom den?", Channel.allCases.map { (code: $0.rawValue, label: $0.norwegian) }, in: form)
    words = TextArea(
      "ord", "Hva gjelder det?", hint: "Skriv det personen sier, med personens egne ord.", rows: 5, ownWords: true,
      in: form)
    danger = Choices(
      "fare", "Er noen i fare nå?", Danger.allCases.map { .init($0.rawValue, $0.norwegian) }, inline: true, in: form)
    self.numbers = EmergencyNumbers(numbers)
    handled = TextArea(
      "gjort", "Hva ble gjort?",
      hint: "Hvem du ringte, og hvem som tok over. Du kan lagre først og skrive det etterpå.", optional: true, rows: 3,
      max: 4_000, in: form)
    urgency = Choices(
      "haster", "Hvor mye haster det?", Urgency.allCases.map { .init($0.rawValue, $0.norwegian) },
      inline: true, hint: "Velger du ikke, settes den til «I dag».", in: form)
    from = Field(
      "fra", "Hvem tar kontakt, når det ikke er personen selv?",
      hint: "Navn, hvem det er for personen, og telefon", in: form)
    received = DateField(
      "mottatt", "Kom den før i dag?", hint: "Dagen den kom, for eksempel for et brev: 20.11.2026", in: form)
    person = PersonFields(in: form, inRecord: false, matches: matches)
    note = TextArea("internt", "Notat til kolleger", rows: 2, max: 4_000, in: form)
  }
}
