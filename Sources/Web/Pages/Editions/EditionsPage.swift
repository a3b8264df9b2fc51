internal import Access
internal import CivilTime
internal import Desk
internal import Guidance

/// The editions that are loaded, which one is in force and who decided it, and what another would mean.
struct EditionsPage: Page {
  static let template = "editions"

  let title = "Utgaver av veilederen"
  var place: Place? { .leadership }
  let errors: ErrorSummary
  let inForce: String
  let next: Alert?
  let editions: Table
  let decisions: Table?
  let comparing: Comparing
  let progress: Alert?
  let result: EditionResult?
  /// Only for those who may decide.
  let choosing: Choosing?

  struct Comparing: Sendable {
    let address: String
    let from: Select
    let to: Select
  }

  struct Choosing: Sendable {
    let address: String
    let edition: Select
    let day: DateField
    let why: TextArea
  }

  init(_ desk: CaseDesk, _ actor: StaffActor, _ state: EditionWork.State, _ today: Day, _ form: FormReading) {
    let knowledge = desk.knowledge
    let all = knowledge.editions
    errors = ErrorSummary(form)
    let current = all.inForce(on: today)
    inForce = "I dag følger kommunen \(current?.edition.shortName ?? "ingen utgave")."
    next = all.next(after: today).map {
      Alert(
        .info, heading: "Ny utgave er bestemt",
        "Fra \($0.from.withYear) følger kommunen \(knowledge.editionName($0.edition)). Bestemt av \($0.decidedBy).")
    }
    editions = Self.table(all, current?.edition.id)
    decisions = Self.decisions(knowledge, today)
    let names = all.loaded.map { ($0.edition.id, $0.edition.shortName) }
    comparing = Comparing(
      address: EditionAddress.compare, from: Select("fra", "Fra", names, empty: "Velg utgave", in: form),
      to: Select("til", "Til", names, empty: "Velg utgave", in: form))
    switch state {
    case .running(let read):
      progress = Alert(
        .info, heading: "Sammenligner", "\(read.grouped) journaler er lest. Du kan gjøre noe annet så lenge.",
        button: Button("Se hvor langt det er kommet", kind: .quiet, to: EditionAddress.all))
      result = nil
    case .failed:
      progress = Alert(.due, "Sammenligningen stoppet. Ingenting er endret. Prøv igjen om litt.")
      result = nil
    case .done(let report):
      progress = nil
      result = EditionResult(report)
    case .nothing: (progress, result) = (nil, nil)
    }
    if case .allowed = decide(actor.role, may: .chooseEdition) {
      choosing = Choosing(
        address: EditionAddress.choose, edition: Select("utgave", "Utgave", names, empty: "Velg utgave", in: form),
        day: DateField("fra-dag", "Gjelder fra", hint: "I dag eller senere. Før den dagen skjer ingenting.", in: form),
        why: TextArea("hvorfor", "Hvorfor", in: form))
    } else {
      choosing = nil
    }
  }

  private static func table(_ editions: Editions, _ current: String?) -> Table {
    Table(
      id: "utgaver", caption: editions.loaded.count == 1 ? "1 utgave" : "\(editions.loaded.count) utgaver",
      columns: [
        .init("Utgave"), .init("Fra"), .init("Status"), .init("Anbefalingene"), .init("Hvor langt den er kjent"),
      ],
      rows: editions.loaded.map { loaded in
        let edition = loaded.edition
        let states = Dictionary(grouping: loaded.plain.norms.compactMap(\.standing?.state)) { $0 }
        let counts = NormStanding.State.allCases.compactMap { state in
          states[state].map { "\($0.count) \(state.rawValue)" }
        }
        return .init([
          .init(edition.shortName, to: EditionAddress.edition(edition.id), under: edition.title),
          .init(edition.from.withYear), .init(edition.status.rawValue, under: edition.id == current ? "i bruk" : nil),
          .init(counts.joined(separator: ", ")), .init(edition.known),
        ])
      })
  }

  /// Who decided what, the latest first.
  private static func decisions(_ knowledge: Knowledge, _ today: Day) -> Table? {
    let decided = knowledge.editions.choices.filter { $0.decided != nil }.reversed()
    guard !decided.isEmpty else { return nil }
    return Table(
      id: "valg", caption: "Hva som er bestemt, det siste øverst",
      columns: [.init("Bestemt"), .init("Av"), .init("Utgave"), .init("Gjelder fra"), .init("Hvorfor")],
      rows: decided.map { choice in
        .init([
          .init(choice.decided?.short(seenFrom: today) ?? ""), .init(choice.decidedBy),
          .init(knowledge.editionName(choice.edition)), .init(choice.from.withYear), .init(choice.why),
        ])
      })
  }
}
