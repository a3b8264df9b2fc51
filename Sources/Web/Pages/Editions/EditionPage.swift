internal import CivilTime
internal import Desk
internal import Guidance

/// One edition: what it is, what is known to differ, and how each norm stands in it.
struct EditionPage: Page {
  static let template = "edition"

  let title: String
  var place: Place? { .leadership }
  let facts: SummaryList
  let differences: Table?
  let norms: Table
  let back: Button

  init(_ loaded: LoadedEdition) {
    let edition = loaded.edition
    title = "Utgave: \(edition.shortName)"
    facts = SummaryList([
      .init("Navn", edition.title), .init("Utgiver", edition.publisher), .init("Gjelder fra", edition.from.withYear),
      .init("Status", edition.status.rawValue), .init("Bygger på", edition.basis ?? "ingen annen utgave"),
      .init("Hvor langt den er kjent", edition.known),
    ])
    differences =
      edition.differences.isEmpty
      ? nil
      : Table(
        id: "kjente", caption: "\(edition.differences.count) kjente forskjeller",
        columns: [.init("Nummer"), .init("Slag"), .init("Hva"), .init("Regel"), .init("Sett i")],
        rows: edition.differences.map {
          .init([
            .init($0.id, under: $0.touches.isEmpty ? nil : $0.touches.joined(separator: ", ")), .init($0.kind),
            .init($0.what), .init($0.norms.joined(separator: ", "), under: $0.whyNoRule), .init($0.seenOn),
          ])
        })
    norms = Table(
      id: "anbefalinger", caption: "\(loaded.plain.norms.count) anbefalinger, temaer og tiltak",
      columns: [.init("Nummer"), .init("Anbefaling"), .init("Styrke"), .init("Hvordan den står")],
      rows: loaded.plain.norms.map { norm in
        .init([
          .init(norm.id), .init(norm.title), .init(norm.strength.rawValue),
          .init(norm.standing?.state.rawValue ?? "annen kilde", under: norm.standing?.words),
        ])
      })
    back = Button("Tilbake til utgavene", kind: .quiet, to: EditionAddress.all)
  }
}
