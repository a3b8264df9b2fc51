internal import Casework
internal import CivilTime

/// Reads the form of a plan.
struct PlanForm {
  let form: FormReading
  let day: Day?
  let plan: PlanVersion

  static func name(_ section: String) -> String { "del-\(section)" }

  /// The last version's text, to go on from.
  static func fresh(_ kind: PlanVersion.Kind, _ place: PersonPlace) -> FormReading {
    let current = place.state.plans.first { $0.value.kind == kind }?.value
    var fields = [
      SigningForm.version: ["\(place.state.version)"], SigningForm.day: [place.today.numeric],
      "deltakere": [current?.participants ?? ""],
    ]
    for section in current?.sections ?? [] { fields[name(section.id)] = [section.text] }
    return FormReading(FormValues(typed: fields))
  }

  init(_ sent: FormReading, _ kind: PlanVersion.Kind, today: Day) {
    var form = sent
    let sections = PlanSections.all(kind).compactMap { section in
      form.text(Self.name(section.id)).map { PlanVersion.Section(id: section.id, text: $0) }
    }
    let participants = form.text("deltakere", max: 500) ?? ""
    day = form.day(
      SigningForm.day, required: "Skriv dagen planen ble skrevet.", in: Day.earliestHappening...today,
      outside: "Dagen kan ikke ligge fram i tid.")
    plan = PlanVersion(
      kind: kind, sections: sections, participants: participants, statements: PlanKind.statements(kind))
    self.form = form
  }
}
