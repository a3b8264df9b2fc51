internal import Casework
internal import CivilTime
internal import Desk

/// A new version of a plan, begun from the last one.
struct PlanWritingPage: Page {
  static let template = "plan-writing"

  let title: String
  let person: PersonFrame
  let errors: ErrorSummary
  let overtaken: Overtaken?
  let about: String
  let address: String
  let version: String
  let draftVersion: String
  let draft: DraftNote?
  let sections: [TextArea]
  let participants: Field
  let day: DateField
  let away: Button

  init(
    _ kind: PlanVersion.Kind, _ place: PersonPlace, _ form: FormReading, draft: Draft? = nil,
    overtaken entry: Entry? = nil
  ) {
    let address = place.address("planer/\(PlanKind.word(kind))")
    title = RecordWords.plan(kind)
    person = place.frame("planer")
    errors = ErrorSummary(form)
    overtaken = entry.map { entry in
      guard case .planWritten(let theirs) = entry.event else { return Overtaken(entry, [], seenFrom: place.today) }
      let rows = theirs.sections.map { SummaryList.Row(PlanSections.title($0.id, kind), $0.text) }
      return Overtaken(entry, rows, seenFrom: place.today)
    }
    about = PlanKind.about(kind)
    self.address = address
    version = form.values[SigningForm.version]
    draftVersion = form.values[SigningForm.draft]
    self.draft = draft.map {
      DraftNote($0, discardAddress: "\(address)/utkast/forkast", reader: place.actor, today: place.today)
    }
    sections = PlanSections.all(kind).map {
      TextArea(PlanForm.name($0.id), $0.title, hint: $0.hint, optional: true, rows: 3, in: form)
    }
    participants = Field(
      "deltakere", "Hvem skrev den sammen?", hint: "For eksempel personen, søster og Amir", optional: true, in: form)
    day = DateField(SigningForm.day, "Når", in: form)
    away = Button("Tilbake til planene", kind: .quiet, to: place.address("planer"))
  }
}
