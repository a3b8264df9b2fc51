internal import Casework
internal import Desk

/// The form that decides on erasing, read.
struct RemovalForm {
  static let also = "ogsaa"
  static let weighed = "vurdert"
  static let confirmed = "bekreftet"
  static let outcomes: [Choices.Option] = [
    .init(RemovalDecision.Outcome.erased.rawValue, "Slett innholdet", hint: "Kan ikke gjøres om."),
    .init(
      RemovalDecision.Outcome.refused.rawValue, "Avslå kravet", hint: "Kravet og begrunnelsen skrives i journalen."),
  ]

  let decision: RemovalDecision

  /// Nil when something is missing; the form then says what.
  init?(_ form: inout FormReading, _ reach: RemovalReach) {
    let outcomes = Self.outcomes.map(\.value)
    let outcome = form.choice("avgjorelse", of: outcomes, required: "Velg hva dere har avgjort.")
      .flatMap(RemovalDecision.Outcome.init)
    let asker: RemovalDecision.Asker? = form.choice("hvem", required: "Velg hvem som ba om det.")
    let ground: RemovalDecision.Ground? = form.choice("vilkar")
    let also = form.choices(Self.also, of: reach.carriers.map(\.id.text))
    let words = form.text("grunn", max: 4_000) ?? ""
    let appeal = form.text("klage", max: 2_000) ?? ""
    if outcome == .erased, !form.isTicked(Self.weighed) {
      form.refuse(Self.weighed, "Vurder dette før dere sletter, og kryss av.")
    }
    guard let outcome, let asker else { return nil }
    decision = RemovalDecision(
      outcome, of: [reach.entry.id] + (outcome == .erased ? also.map(EntryID.init) : []), asker: asker,
      ground: outcome == .erased ? ground : nil, words: words, appeal: appeal)
    for problem in decision.problems { form.refuse(problem.field, problem.message) }
    guard form.isSound else { return nil }
  }

  /// Every field once more, for the page that asks whether they mean it.
  func hidden(_ form: FormReading) -> [ConfirmationPage.Hidden] {
    form.values.fields.filter { !FormValues.hidden.contains($0.name) && $0.name != Self.confirmed }
      .map { ConfirmationPage.Hidden(name: $0.name, value: $0.value) }
      + [ConfirmationPage.Hidden(name: Self.confirmed, value: "ja")]
  }
}
