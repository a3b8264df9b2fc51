internal import Casework
internal import CivilTime
internal import Desk
internal import Guidance

/// The persons behind a figure, each with what it rests on.
struct PersonsBehindPage: Page {
  static let template = "persons-behind"

  struct Person: Sendable {
    let name: String
    let address: String
    let responsible: String
    /// Why not, where somebody has written it.
    let reason: String?
    let finding: FindingCard
  }

  let title: String
  var place: Place? { .leadership }
  let norm: String
  let persons: [Person]
  let nobody: EmptyState?
  let paging: Paging?
  let back: String

  init(
    _ norm: Norm, _ group: StandingGroup, _ found: [PersonBehindFigure], next: RecordID?, _ choice: ComplianceChoice,
    on day: Day
  ) {
    title = "Bak tallet: \(group.norwegian)"
    self.norm = "\(norm.title) (\(norm.id), \(norm.strength.rawValue))"
    persons = found.enumerated().map { place, person in
      Person(
        name: person.name, address: PersonAddress.page("oversikt", person.record),
        responsible: person.responsible.isEmpty ? "ingen ansvarlig" : "ansvarlig: \(person.responsible)",
        reason: person.explanation.departure.map { FindingWords.words($0, person.explanation, on: day) },
        finding: FindingCard(
          person.explanation, action: nil, departure: nil, record: person.record, on: day, idPrefix: "p\(place)"))
    }
    nobody =
      found.isEmpty ? EmptyState("Ingen står slik nå.", advice: "Tallet kan ha endret seg siden du så det.") : nil
    let address = choice.persons(norm.id, group) ?? choice.norm(norm.id)
    paging = next.map {
      let more = address + (address.contains("?") ? "&" : "?") + "etter=\($0.text.inQuery)"
      return Paging("Personene", text: "\(found.count) vises her", next: more)
    }
    back = choice.norm(norm.id)
  }
}
