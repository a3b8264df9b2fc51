internal import Casework
internal import CivilTime
internal import Desk
internal import Guidance

/// A page that is one fact form: Samarbeid, Helse, and the forms of pages that have no room for theirs.
struct FactFormPage: Page {
  static let template = "fact-form-page"

  let title: String
  let person: PersonFrame
  let errors: ErrorSummary
  let overtaken: Overtaken?
  let heading: String
  let form: FactFormPart?
  /// For those who may read and not write: what is known.
  let known: [Known]
  let back: Button?
  /// The other forms, so that each can be found without a finding that leads to it.
  let others: [Other]

  struct Other: Sendable {
    let name: String
    let address: String
  }

  struct Known: Sendable {
    let name: String
    let facts: SummaryList
  }

  init(_ facts: FactForm, _ place: PersonPlace, _ form: FormReading, overtaken entry: Entry? = nil) {
    title = facts.name
    heading = facts.name
    person = place.frame(facts.page)
    errors = ErrorSummary(form)
    overtaken = entry.map { FactFormPart.overtaken($0, place) }
    let address = PersonAddress.form(facts.page, place.record)
    let mayWrite = place.actor.mayWrite
    self.form = mayWrite ? FactFormPart(facts, place.file, address: address, in: form) : nil
    known = mayWrite ? [] : Known.all(facts, place.file)
    let own = PersonAddress.page(facts.page, place.record)
    others = place.desk.knowledge.forms.filter { $0.page != facts.page }.map {
      Other(name: $0.name, address: PersonAddress.form($0.page, place.record))
    }
    back = address == own ? nil : Button("Tilbake", kind: .quiet, to: own)
  }
}

extension FactFormPage.Known {
  static func all(_ facts: FactForm, _ file: PersonFile) -> [Self] {
    facts.parts.map { part in
      Self(
        name: part.name,
        facts: SummaryList(
          part.facts.map {
            .init($0.rawValue.withLargeFirst, FactControl.known($0, file.state.facts[$0], on: file.day))
          }))
    }
  }
}
