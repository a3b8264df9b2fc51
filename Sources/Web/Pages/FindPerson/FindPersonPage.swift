internal import CivilTime
internal import Desk

/// Everybody who fits what was typed in the search.
struct FindPersonPage: Page {
  static let template = "find-person"

  let title = "Søk"
  let summary: ErrorSummary
  let field: Field
  let advice: String?
  let found: Table?
  let nobody: EmptyState?
  /// Whether something has been searched for.
  let hasAnswer: Bool

  /// How many are shown: more than that is for another search.
  static let most = 50

  /// - Parameter persons: those found; nil when there was nothing to search for.
  init(_ form: FormReading, _ persons: [PersonRow]?, today: Day) {
    summary = ErrorSummary(form)
    field = Field(
      "sok", "Navn, fødselsdato, fødselsnummer eller telefon",
      hint: "Begynnelsen av et navn holder. En dato skrives for eksempel 24.11.1988.", in: form)
    let typed = !form.values["sok"].withoutSpaceAround.isEmpty
    advice =
      persons == nil && typed && form.isSound
      ? "Det er for lite å søke etter. Skriv minst to bokstaver, en hel dato, elleve sifre eller et helt telefonnummer."
      : nil
    let persons = persons ?? []
    found = persons.isEmpty ? nil : Self.table(persons, today)
    nobody =
      persons.isEmpty && typed && advice == nil && form.isSound
      ? EmptyState(
        "Ingen treff.",
        advice: "Prøv færre bokstaver, eller fødselsdatoen. Er det en ny person, så ta imot henvendelsen.",
        button: Button("Ny henvendelse", kind: .quiet, to: "/arbeid/henvendelse/ny")) : nil
    hasAnswer = advice != nil || found != nil || nobody != nil
  }

  private static func table(_ persons: [PersonRow], _ today: Day) -> Table {
    let count =
      persons.count >= most
      ? "De første \(most) som passer. Skriv mer for å finne færre."
      : persons.count == 1 ? "1 treff" : "\(persons.count) treff"
    return Table(
      id: "treff", caption: count,
      columns: [.init("Navn"), .init("Alder", number: true), .init("Født"), .init("Ansvarlig"), .init("Oppfølging")],
      rows: persons.map { person in
        .init([
          .init(person.displayName, to: "/arbeid/person/\(person.record)"),
          .init(person.birthDate.map { "\($0.fullYears(until: today)) år" } ?? "ukjent", number: true),
          .init(person.birthDate?.numeric ?? "ukjent"),
          .init(person.responsibleName.isEmpty ? person.isShut ? "" : "ingen" : person.responsibleName),
          .init(person.isOpen ? "Pågår" : "Avsluttet"),
        ])
      })
  }
}
