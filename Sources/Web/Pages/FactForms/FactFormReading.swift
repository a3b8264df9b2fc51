internal import Casework
internal import CivilTime
internal import Desk
internal import Guidance

/// A fact form as it was sent: the answers that were given, the day, and a note.
struct FactFormReading {
  private(set) var form: FormReading
  let statements: [Statement]
  let day: Day?
  let note: String

  /// The form before anybody has answered.
  static func fresh(today: Day) -> FormReading { FormReading(filledWith: [SigningForm.day: today.numeric]) }

  init(_ sent: FormReading, _ facts: FactForm, today: Day) {
    var form = sent
    statements = facts.parts.flatMap(\.facts).uniqued.compactMap { form.statement($0, on: today) }
    day = form.day(
      SigningForm.day, required: "Skriv dagen det gjelder.", in: Day.earliestHappening...today,
      outside: "Dagen kan ikke ligge fram i tid.")
    note = form.text("merknad") ?? ""
    if form.isSound, statements.isEmpty { form.refuse(nil, "Ingenting er fylt ut ennå. Svar på minst ett spørsmål.") }
    self.form = form
  }
}

extension FactFormReading {
  func events(of page: String) -> [Event] {
    [.factsStated(StatedFacts(form: page, statements: statements, note: note))]
  }

  /// Where it is signed. Somebody else's answers to other questions are no reason to stop.
  func signing(_ place: PersonPlace) -> SigningPlace {
    let answered = Set(statements.map(\.fact))
    return SigningPlace(
      record: place.record, actor: place.actor,
      isSame: { event in event.statements.contains { answered.contains($0.fact) } })
  }
}

extension [Fact] {
  /// Each once, in order.
  var uniqued: [Fact] {
    var seen: Set<Fact> = []
    return filter { seen.insert($0).inserted }
  }
}
