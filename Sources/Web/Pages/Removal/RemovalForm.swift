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
      RemovalDecision.Outcome.refused.rawValue, "Avslå kravet", hint: "Kravet og begrunnelsen blir stående."),
  ]

  let decision: RemovalDecision

  /// Nil when something is missing; the form then says what.
  /// - Parameters:
  ///   - entries: what it is about.
  ///   - carriers: what may be chosen to go with it.
  init?(_ form: inout FormReading, of entries: [EntryID], carriers: [Entry] = []) {
    let outcomes = Self.outcomes.map(\.value)
    let outcome = form.choice("avgjorelse", of: outcomes, required: "Velg hva dere har avgjort.")
      .flatMap(RemovalDecision.Outcome.init)
    let asker: RemovalDecision.Asker? = form.choice("hvem", required: "Velg hvem som ba om det.")
    let ground: RemovalDecision.Ground? = form.choice("vilkar")
    let also = form.choices(Self.also, of: carriers.map(\.id.text))
    let words = form.text("grunn", max: 4_000) ?? ""
    let appeal = form.text("klage", max: 2_000) ?? ""
    if outcome == .erased, !form.isTicked(Self.weighed) {
      form.refuse(Self.weighed, "Vurder dette før dere sletter, og kryss av.")
    }
    guard let outcome, let asker else { return nil }
    decision = RemovalDecision(
      outcome, of: entries + (outcome == .erased ? also.map(EntryID.init) : []), asker: asker,
      ground: outcome == .erased ? ground : nil, words: words, appeal: appeal)
    for problem in decision.problems { form.refuse(problem.field, problem.message) }
    guard form.isSound else { return nil }
  }
}
