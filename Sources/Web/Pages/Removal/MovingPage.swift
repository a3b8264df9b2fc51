internal import Casework
internal import CivilTime
internal import Desk

/// Moves an entry that was written in the wrong person's record to the right one.
struct MovingPage: Page {
  static let template = "moving"

  let title = "Flytt innslaget til rett person"
  let person: PersonHeader
  let errors: ErrorSummary
  let entry: TimelineItem
  let address: String
  let target: Field
  let reason: TextArea
  let back: Button

  init(_ place: PersonPlace, _ reach: RemovalReach, _ corrections: TimelineCorrections, _ form: FormReading) {
    let reader = TimelineReader(knowledge: place.desk.knowledge, today: place.today, seesShielded: true)
    person = PersonHeader(file: place.file, actor: place.actor, tab: "tidslinje")
    errors = ErrorSummary(form)
    entry = TimelineItem(reach.entry, corrections, reader: reader, mayCorrect: false, access: place.state.access)
    address = PersonAddress.moving(reach.entry.version, place.record)
    target = Field(
      "til", "Hvem er det rett person?", hint: "Fødselsnummer, telefon, eller hele navnet.", in: form)
    reason = TextArea(
      "grunn", "Hvordan ble det oppdaget?",
      hint: "Står i begge journalene. Skriv ikke noe som forteller hvem den andre er.", rows: 2, in: form)
    back = Button("Tilbake til tidslinjen", kind: .quiet, to: PersonAddress.entry(reach.entry.version, place.record))
  }
}
