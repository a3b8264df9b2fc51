internal import Casework
internal import CivilTime
internal import Desk

/// Ends an episode, with why and with what is still open in sight.
struct EndPathwayPage: Page {
  static let template = "end-pathway"

  let title = "Avslutt forløpet"
  let person: PersonFrame
  var crisisAddress: String? { person.crisisAddress }
  let errors: ErrorSummary
  let overtaken: Overtaken?
  let address: String
  let away: String
  let version: String
  let open: [String]
  let cause: Choices
  let ground: TextArea
  let together: Choices
  let day: DateField

  init(_ place: PersonPlace, _ form: FormReading, overtaken entry: Entry? = nil) {
    let state = place.state
    person = place.frame("forløp")
    errors = ErrorSummary(form)
    overtaken = entry.map { entry in
      guard case .pathwayChosen(let theirs) = entry.event else { return Overtaken(entry, [], seenFrom: place.today) }
      return Overtaken(entry, PathwayWords.rows(theirs), seenFrom: place.today)
    }
    away = place.address("forlop")
    address = "\(away)/avslutt"
    version = form.values[SigningForm.version]
    let counted: [(Int, String, String)] = [
      (state.measures.count(where: \.isRunning), "tiltak pågår", "tiltak pågår"),
      (state.goals.count { $0.ended == nil }, "mål er åpent", "mål er åpne"),
      (state.appointments.count, "avtale er bestilt", "avtaler er bestilt"),
      (state.tasks.count, "oppgave er ikke gjort", "oppgaver er ikke gjort"),
    ]
    open = counted.filter { $0.0 > 0 }.map { "\($0.0) \($0.0 == 1 ? $0.1 : $0.2)" }
    cause = Choices(
      "arsak", "Hvorfor avslutter dere?",
      PathwayWords.ending.map { .init($0.rawValue, RecordWords.cause($0).withLargeFirst) }, in: form)
    ground = TextArea(
      "grunnlag", "Hva bygger det på, og hva er avtalt videre?",
      hint: "Også hvordan personen tar kontakt igjen. Døren er åpen.", in: form)
    together = Choices("sammen", "Medvirkning", [.init("ja", "Avsluttet sammen med personen")], many: true, in: form)
    day = DateField(SigningForm.day, "Siste dag", in: form)
  }
}

/// Reads the end of an episode.
struct EndPathwayForm {
  let form: FormReading
  let choice: PathwayChoice
  let day: Day?

  init(_ sent: FormReading) {
    var form = sent
    let cause = form.choice(
      "arsak", of: PathwayWords.ending.map(\.rawValue), required: "Velg hvorfor forløpet avsluttes.")
    day = form.day(SigningForm.day, required: "Skriv hvilken dag forløpet avsluttes.")
    choice = PathwayChoice(
      pathway: nil, ground: form.text("grunnlag") ?? "", cause: cause.flatMap(MoveCause.init) ?? .finished,
      together: form.isTicked("sammen"))
    self.form = form
  }
}
