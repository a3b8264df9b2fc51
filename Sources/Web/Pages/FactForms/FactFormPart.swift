internal import Casework
internal import CivilTime
internal import Desk
internal import Guidance

/// A form for facts that no page of its own asks about: what is known now, and room for what is new.
struct FactFormPart: Component {
  static let template = "fact-form"

  struct Part: Sendable {
    let name: String
    let controls: [FactControl]
  }

  let address: String
  let version: Int
  let introduction: String
  let parts: [Part]
  let day: DateField
  let note: TextArea
  let button: String

  init(_ facts: FactForm, _ file: PersonFile, address: String, in form: FormReading) {
    self.address = address
    version = file.state.version
    introduction = facts.introduction
    parts = facts.parts.map { part in
      Part(
        name: part.name,
        controls: part.facts.map { FactControl($0, known: file.state.facts[$0], on: file.day, in: form) })
    }
    day = DateField(
      SigningForm.day, "Når", hint: "Dagen det du har svart, gjelder for. For eksempel 24.11.2026", in: form)
    note = TextArea("merknad", "Merknad", optional: true, rows: 3, in: form)
    button = "Signer og lagre det nye"
  }

  /// What a colleague answered to the same questions while this form was open.
  static func overtaken(_ entry: Entry, _ place: PersonPlace) -> Overtaken {
    let rows = entry.event.statements.map { statement in
      SummaryList.Row(statement.fact.rawValue.withLargeFirst, StatementWords.answer(statement, on: place.today))
    }
    return Overtaken(entry, rows, seenFrom: place.today)
  }
}
