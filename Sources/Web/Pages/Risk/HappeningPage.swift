internal import Casework
internal import CivilTime
internal import Desk

/// Something has happened: written in a minute, so that it is not lost before somebody has time to assess the risk.
struct HappeningPage: Page {
  static let template = "happening"

  let title = "Noe har hendt"
  let person: PersonFrame
  var crisisAddress: String? { person.crisisAddress }
  let errors: ErrorSummary
  let address: String
  let away: String
  let calls: EmergencyNumbers
  let what: Choices
  let day: DateField
  let note: TextArea
  let atOnce: TextArea

  init(_ place: PersonPlace, _ form: FormReading) {
    person = place.frame("risiko")
    errors = ErrorSummary(form)
    address = "\(place.address("risiko"))/hendelse"
    away = place.address("risiko")
    calls = EmergencyNumbers(place.desk.knowledge.municipality.emergencyNumbers)
    what = Choices(
      "hva", "Hva har hendt?", HappeningForm.facts.map { .init($0.rawValue, $0.rawValue.withLargeFirst) }, in: form)
    day = DateField(SigningForm.day, "Når hendte det?", in: form)
    note = TextArea("notat", "Fortell kort, og hvem som sa det", in: form)
    atOnce = TextArea("straks", "Hva er gjort med en gang?", optional: true, rows: 2, in: form)
  }
}

/// Reads the quick form.
struct HappeningForm {
  static let facts: [Fact] = [.overdose, .suicideAttempt, .selfHarm, .violentAct, .released, .discharged]

  let form: FormReading
  let day: Day?
  let events: [Event]

  static func fresh(today: Day) -> FormReading { FormReading(filledWith: [SigningForm.day: today.numeric]) }

  init(_ sent: FormReading) {
    var form = sent
    let code = form.choice("hva", of: Self.facts.map(\.rawValue), required: "Velg hva som har hendt.")
    day = form.day(SigningForm.day, required: "Skriv dagen det hendte, så godt dere vet.")
    let note = form.text("notat", required: "Skriv kort hva som hendte.")
    let atOnce = form.text("straks")
    self.form = form
    guard let fact = code.flatMap(Fact.init), let note else {
      events = []
      return
    }
    let statements = [Statement(fact, .yes)] + (atOnce == nil ? [] : [Statement(.immediateMeasure, .yes)])
    let words = note + (atOnce.map { "\nGjort med en gang: \($0)" } ?? "")
    events = [.factsStated(StatedFacts(form: "hendelse", statements: statements, note: words))]
  }
}
