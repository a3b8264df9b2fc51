internal import Casework
internal import CivilTime

/// What to talk about when overdose is a danger. Our own words, no questionnaire: nothing here is scored or stored.
struct OverdosePrompt: Sendable {
  let question: String
  /// What the record says about it already.
  let known: String?

  static func all(_ state: CaseState, today: Day) -> [OverdosePrompt] {
    func latest(_ facts: Fact...) -> String? {
      guard let last = state.happenings.last(where: { facts.contains($0.fact) }) else { return nil }
      return "Journalen: \(last.fact.rawValue) \(last.day.short(seenFrom: today)), \(last.day.relative(to: today))."
    }
    func holds(_ fact: Fact) -> String? { state.facts.holds(fact) ? "Journalen: \(fact.rawValue)." : nil }
    return [
      OverdosePrompt(question: "Har personen hatt en overdose før, og hva skjedde?", known: latest(.overdose)),
      OverdosePrompt(
        question: "Tåler kroppen mindre nå, etter fengsel, avrusning, innleggelse eller en pause?",
        known: latest(.released, .discharged)),
      OverdosePrompt(question: "Blandes flere stoffer, alkohol eller medisiner?", known: holds(.substanceHabits)),
      OverdosePrompt(question: "Er stoffet nytt, sterkere eller fra en ny kilde?", known: nil),
      OverdosePrompt(question: "Brukes det alene, eller med sprøyte?", known: holds(.injects)),
      OverdosePrompt(
        question: "Er det nalokson i huset, og vet noen rundt personen hvordan den brukes?", known: holds(.naloxone)),
      OverdosePrompt(
        question: "Er det tanker om å dø, nedstemthet eller likegyldighet med livet?",
        known: latest(.suicideAttempt)),
      OverdosePrompt(question: "Er personen syk i lunger, hjerte eller lever, eller sover lite?", known: nil),
      OverdosePrompt(question: "Hvem merker det om noe går galt, og hva gjør de da?", known: nil),
    ]
  }
}
