internal import Casework
internal import CivilTime
internal import Desk
internal import Guidance

/// The reason for doing otherwise than a recommendation says.
struct DeparturePage: Page {
  static let template = "departure"

  let title = "Fravik med grunn"
  let person: PersonFrame
  let errors: ErrorSummary
  let overtaken: Overtaken?
  let finding: FindingCard?
  /// What a reason does to a duty.
  let stays: Alert?
  /// Nobody gives a reason against a right; then there is no form.
  let refused: Alert?
  let form: Form?
  let back: Button

  struct Form: Sendable {
    let address: String
    let version: String
    let reason: Choices
    let words: TextArea
    let until: DateField
  }

  init(_ norm: Norm, _ place: PersonPlace, _ form: FormReading, overtaken entry: Entry? = nil) {
    person = place.frame("")
    errors = ErrorSummary(form)
    overtaken = entry.map { entry in
      guard case .departed(let theirs) = entry.event else { return Overtaken(entry, [], seenFrom: place.today) }
      let rows: [SummaryList.Row] = [
        .init("Grunn", RecordWords.reason(theirs.reason)), .init("Med egne ord", theirs.words),
        .init("Se på den igjen", theirs.until?.spelledOut ?? "ingen dag satt"),
      ]
      return Overtaken(entry, rows, seenFrom: place.today)
    }
    let explanation = place.file.knowledge.guide.explain(norm.id, state: place.state, on: place.today)
    finding = explanation.map {
      FindingCard($0, action: nil, departure: nil, record: place.record, on: place.today, idPrefix: "fravik")
    }
    let isDuty = norm.strength == .must && norm.mayBeDepartedFrom
    stays =
      isDuty
      ? Alert(
        .due, heading: "Dette er et «skal»",
        "Grunnen blir skrevet i journalen og forklarer hvorfor. Anbefalingen står fortsatt åpen til den er fulgt.")
      : nil
    refused = norm.mayBeDepartedFrom ? nil : Self.refusal(norm)
    self.form = norm.mayBeDepartedFrom ? Form(norm, place.record, form) : nil
    back = Button("Tilbake", kind: .quiet, to: PersonAddress.page("oversikt", place.record))
  }

  private static func refusal(_ norm: Norm) -> Alert {
    norm.isRight
      ? Alert(
        .due, heading: "Dette er en rettighet",
        "Ingen grunn fra tjenesten kan sette den til side. Vil personen ikke nå, så skriv det som svar der det hører til."
      )
      : Alert(.info, "Dette er noe som kan tilbys. Det trengs ingen grunn for å la være.")
  }
}

extension DeparturePage.Form {
  init(_ norm: Norm, _ record: RecordID, _ form: FormReading) {
    address = PersonAddress.departure(norm.id, record)
    version = form.values[SigningForm.version]
    reason = Choices(
      "arsak", "Hva slags grunn?", DepartureReason.allCases.map { .init($0.rawValue, RecordWords.reason($0)) },
      in: form)
    words = TextArea(
      "grunn", "Grunnen, med egne ord", hint: "Skriv det slik at neste fagperson, og personen selv, forstår det.",
      in: form)
    until = DateField(
      "gjelder-til", "Se på grunnen igjen",
      hint: "Grunnen gjelder til og med denne dagen. Foreslått tre måneder fram. La den stå tom hvis ingen dag passer.",
      optional: true, in: form)
  }
}
