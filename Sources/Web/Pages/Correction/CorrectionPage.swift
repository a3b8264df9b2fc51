internal import Casework
internal import CivilTime
internal import Desk
internal import Guidance

/// Puts an earlier entry right. The old one stays and is struck through; the state becomes as if it had been right.
struct CorrectionPage: Page {
  static let template = "correction"
  /// The code for an answer that should not have been given.
  static let takenAway = "ta-bort"

  let title = "Rett opp et innslag"
  let person: PersonHeader
  let errors: ErrorSummary
  let entry: TimelineItem
  let already: Alert?
  let address: String
  let how: Choices
  let canRewrite: Bool
  let texts: [TextArea]
  let answers: [Control]
  let reason: TextArea
  let back: Button

  struct Control: Sendable {
    let choice: Select?
    let day: DateField?
  }

  init(_ entry: Entry, _ event: Event, _ place: PersonPlace, _ corrections: TimelineCorrections, _ form: FormReading) {
    let parts = CorrectionForm(event, place.desk.knowledge)
    let reader = TimelineReader(knowledge: place.desk.knowledge, today: place.today, seesShielded: true)
    person = PersonHeader(file: place.file, actor: place.actor, tab: "tidslinje")
    errors = ErrorSummary(form)
    self.entry = TimelineItem(
      entry, corrections, reader: reader, mayCorrect: false, access: place.state.access)
    already =
      corrections.inForce(entry) == nil
      ? nil : Alert(.info, "Innslaget er rettet før. Den nye rettingen gjelder i stedet for den forrige.")
    address = "\(PersonAddress.page("oversikt", place.record))/rett/\(entry.version)"
    var options = [Choices.Option("trekk", "Trekk det tilbake", hint: "Det skulle ikke vært skrevet.")]
    if parts.canRewrite {
      options.insert(.init("skriv", "Skriv det riktig", hint: "Rett teksten og svarene under."), at: 0)
    }
    how = Choices("hvordan", "Hva skal skje med det?", options, in: form)
    canRewrite = parts.canRewrite
    texts = parts.texts.map { TextArea($0.name, $0.label, optional: true, in: form) }
    answers = parts.statements.map { Control($0, on: place.today, in: form) }
    reason = TextArea("grunn", "Hva var feil?", hint: "Står i journalen sammen med rettingen.", rows: 2, in: form)
    back = Button("Tilbake til tidslinjen", kind: .quiet, to: PersonAddress.entry(entry.version, place.record))
  }

  /// The form with the entry's own texts in it.
  static func fresh(_ event: Event, _ knowledge: Knowledge) -> FormReading {
    var fields: [String: [String]] = [:]
    for part in CorrectionForm(event, knowledge).texts { fields[part.name] = [part.text] }
    return FormReading(FormValues(typed: fields))
  }
}

extension CorrectionPage.Control {
  init(_ statement: Statement, on today: Day, in form: FormReading) {
    let name = FactEntry.name(of: statement.fact)
    let label = statement.fact.rawValue.withLargeFirst
    let known = "Skrevet: \(StatementWords.answer(statement, on: today))"
    let answers = FactAnswer.options(statement.fact)
    guard !answers.isEmpty else {
      (choice, day) = (nil, DateField(name, label, hint: known, optional: true, in: form))
      return
    }
    let options = answers.map { ($0.code, $0.label) } + [(CorrectionPage.takenAway, "Ta bort svaret")]
    (choice, day) = (Select(name, label, options, empty: "Som det står", hint: known, in: form), nil)
  }
}
