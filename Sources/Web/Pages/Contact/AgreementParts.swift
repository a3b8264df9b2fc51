internal import Access
internal import Casework
internal import CivilTime
internal import Desk

/// The fields of an appointment.
struct AppointmentPart: Sendable {
  let day: DateField
  let time: Field
  let how: Select
  let spot: Field
  let with: Select

  init(_ place: PersonPlace, _ form: FormReading, optional: Bool) {
    let names = AppointmentReading.names
    day = DateField(names.day, "Dag for avtalen", optional: optional, in: form)
    time = Field(
      names.time, "Klokkeslett for avtalen", hint: "For eksempel 10.30", optional: optional, width: .few,
      kind: .numeric, in: form)
    how = Select(
      names.form, "Hvordan møtes dere?",
      [ContactForm.met, .phone, .video, .homeVisit, .outreach, .group].map {
        ($0.rawValue, RecordWords.form($0).withLargeFirst)
      }, empty: "Møte", optional: true, in: form)
    spot = Field(names.place, "Hvor", optional: true, width: .half, in: form)
    with = Select(
      names.with, "Med hvem hos oss", place.desk.knowledge.staffOptions, empty: place.actor.name, optional: true,
      in: form)
  }
}

/// The fields of a task.
struct TaskPart: Sendable {
  let what: TextArea
  let due: DateField
  let urgent: Choices
  let owner: Select

  init(_ place: PersonPlace, _ form: FormReading, optional: Bool) {
    what = TextArea("oppgave", "Hva skal gjøres?", optional: optional, rows: 2, max: 1_000, in: form)
    due = DateField("oppgave-frist", "Innen", optional: optional, in: form)
    urgent = Choices(
      "oppgave-haster", "Haster det?", [.init("ja", "Ja. Da må det stå hva som ble gjort før den lukkes.")], many: true,
      in: form)
    owner = Select(
      "oppgave-eier", "Hvem gjør det", place.desk.knowledge.staffOptions, empty: "Ikke bestemt ennå", optional: true,
      in: form)
  }
}

extension Knowledge {
  /// Everybody who works here, by name, for a list to choose from.
  var staffOptions: [(code: String, label: String)] {
    municipality.staff.sorted { $0.name < $1.name }.map { ($0.id.text, "\($0.name), \($0.profession)") }
  }
}
