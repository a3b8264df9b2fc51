internal import Casework
internal import Desk

/// Decides on a demand to erase, or refuses it. Either way the decision stands.
struct RemovalPage: Page {
  static let template = "removal"

  let title: String
  let subject: RemovalSubject
  let errors: ErrorSummary
  /// Where it is moved instead.
  let move: Button?
  let notes: [Alert]
  let advice: String
  let outcome: Choices
  let asker: Choices
  let ground: Choices
  let carriers: Choices?
  let weighed: Choices
  let reason: TextArea
  let appeal: TextArea

  /// - Parameters:
  ///   - notes: what goes with it, or stands in the way.
  ///   - advice: what else one could do, and what is left afterwards.
  init(_ subject: RemovalSubject, notes: [Alert], advice: String, carriers: Choices? = nil, _ form: FormReading) {
    title = subject.moving == nil ? "Slett \(subject.noun)" : "Slett eller flytt \(subject.noun)"
    self.subject = subject
    errors = ErrorSummary(form)
    move = subject.moving.map { Button("Feil person: flytt i stedet", kind: .quiet, to: $0) }
    (self.notes, self.advice, self.carriers) = (notes, advice, carriers)
    outcome = Choices("avgjorelse", "Hva har dere avgjort?", RemovalForm.outcomes, in: form)
    asker = Choices(
      "hvem", "Hvem ba om det?", RemovalDecision.Asker.allCases.map { .init($0.rawValue, $0.norwegian.withLargeFirst) },
      in: form)
    ground = Choices(
      "vilkar", "Hvilket vilkår er oppfylt?",
      RemovalDecision.Ground.allCases.map { .init($0.rawValue, $0.norwegian.withLargeFirst) },
      hint: "Bare for sletting (helsepersonelloven § 43).", optional: true, in: form)
    weighed = Choices(
      RemovalForm.weighed, "Før dere sletter",
      [
        .init(
          "ja",
          "Vi har vurdert at sletting er ubetenkelig ut fra allmenne hensyn, og at den ikke strider mot arkivlova.")
      ], many: true, optional: true, in: form)
    reason = TextArea(
      "grunn", "Begrunnelse", hint: "Blir stående. Gjenta ikke det som skal slettes.", rows: 3, max: 4_000, in: form)
    appeal = TextArea(
      "klage", "Når og hvordan fikk den som ba om det, vite om klageretten?",
      hint: "Et avslag kan påklages til statsforvalteren.", optional: true, rows: 2, max: 2_000,
      in: form)
  }
}

extension ConfirmationPage {
  /// Asks whether a decision on erasing is meant.
  /// - Parameter consequence: what erasing takes with it.
  init(_ decision: RemovalDecision, about subject: RemovalSubject, consequence: String, _ form: FormReading) {
    let isErased = decision.outcome == .erased
    let facts = SummaryList(
      subject.facts + [
        .init("Hvem ba om det", decision.asker.norwegian), .init("Vilkår", decision.ground?.norwegian ?? "ingen"),
        .init("Begrunnelse", decision.words), .init("Klagerett", decision.appeal),
      ])
    self.init(
      isErased ? "Vil dere slette dette?" : "Vil dere avslå kravet?",
      isErased
        ? "\(consequence) Kopier av databasen har det til de er gått ut på dato."
        : "Ingenting slettes. Kravet, begrunnelsen og hva som er sagt om klagerett, blir stående.",
      facts: facts, action: subject.erasing, hidden: form.again(confirmed: "ja"),
      confirm: Button(isErased ? "Slett innholdet" : "Skriv avslaget", kind: isErased ? .danger : .main),
      away: Button("Nei, gå tilbake", kind: .quiet, to: subject.erasing), crisisAddress: subject.crisisAddress)
  }
}

extension FormReading {
  /// Every field once more, for the page that asks whether they mean it.
  func again(confirmed: String) -> [ConfirmationPage.Hidden] {
    values.fields.filter { !FormValues.hidden.contains($0.name) && $0.name != RemovalForm.confirmed }
      .map { ConfirmationPage.Hidden(name: $0.name, value: $0.value) }
      + [ConfirmationPage.Hidden(name: RemovalForm.confirmed, value: confirmed)]
  }
}
