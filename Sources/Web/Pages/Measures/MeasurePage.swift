internal import Casework
internal import CivilTime
internal import Desk
internal import Guidance

/// One measure that is offered or in use: how it stands and what happens next.
struct MeasurePage: Page {
  static let template = "measure"

  struct Step: Sendable {
    let value: String
    let label: String
    let kind: String
    let id: String?
  }

  let title: String
  let person: PersonFrame
  var crisisAddress: String? { person.crisisAddress }
  let errors: ErrorSummary
  let overtaken: Overtaken?
  let readOnly: Alert?
  let facts: SummaryList
  let address: String
  let away: String
  let form: Part?

  struct Part: Sendable {
    let version: String
    let effect: TextArea?
    let note: TextArea
    let outcome: Choices?
    let day: DateField
    let steps: [Step]
  }

  init(_ place: PersonPlace, _ measure: MeasureState, _ form: FormReading, overtaken entry: Entry? = nil) {
    title = measure.kindName
    person = place.frame("forløp")
    errors = ErrorSummary(form)
    overtaken = entry.map { entry in
      guard case .measure(let theirs) = entry.event else { return Overtaken(entry, [], seenFrom: place.today) }
      return Overtaken(entry, MeasureWords.rows(theirs), seenFrom: place.today)
    }
    facts = SummaryList([
      .init("Står", "\(MeasureWords.status(measure.status)) siden \(measure.since.short(seenFrom: place.today))"),
      .init("Hvor", measure.offerName), .init("Formål", place.desk.knowledge.purposeNames(measure.purposes)),
      .init("Venter at det hjelper med", measure.expectedEffect), .init("Sist skrevet", measure.note),
    ])
    away = place.address("forlop")
    address = "\(away)/i-bruk/\(measure.id)"
    let next = MeasureForm.next(measure.status)
    readOnly = place.actor.mayWrite ? nil : .readOnly
    self.form = place.actor.mayWrite ? Part(form, next, measure, place) : nil
  }
}

extension MeasurePage.Part {
  init(_ form: FormReading, _ next: [MeasureStep.Step], _ measure: MeasureState, _ place: PersonPlace) {
    version = form.values[SigningForm.version]
    let kind = place.desk.knowledge.measure(measure.kind)
    let isOther = kind?.traits(in: place.state.pathway?.pathway).contains(.otherPathway) ?? false
    effect =
      next.contains(.started) && measure.expectedEffect.isEmpty
      ? TextArea(
        "effekt", "Hva venter dere at det skal hjelpe med?",
        hint: isOther ? "Skrives av fagpersonen når tiltaket er fra et annet forløp." : nil, optional: !isOther,
        rows: 2, in: form) : nil
    note = TextArea("notat", "Hvordan går det, med personens og egne ord?", optional: true, rows: 3, in: form)
    outcome =
      next.contains(.ended)
      ? Choices(
        "utfall", "Hvordan gikk det?", Outcome.allCases.map { .init($0.rawValue, $0.norwegian) },
        hint: "Trengs bare når tiltaket avsluttes.", optional: true, in: form) : nil
    day = DateField(SigningForm.day, "Dag", in: form)
    steps = next.enumerated().map { place, step in
      // The summary of what is wrong leads to the first of the buttons.
      MeasurePage.Step(
        value: step.rawValue, label: Self.label(step), kind: place == 0 ? "" : "quiet",
        id: place == 0 ? FieldState.id(of: "steg") : nil)
    }
  }

  private static func label(_ step: MeasureStep.Step) -> String {
    switch step {
    case .started: "Start tiltaket"
    case .declined: "Personen takker nei"
    case .evaluated: "Signer vurderingen"
    case .paused: "Sett på pause"
    case .resumed: "Ta det opp igjen"
    case .ended: "Avslutt tiltaket"
    case .offered: "Tilby det"
    case .refused: "Avslå"
    }
  }
}
