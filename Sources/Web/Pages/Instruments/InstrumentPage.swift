internal import Access
internal import Casework
internal import CivilTime
internal import Instruments

/// One instrument: what it asks, how it is counted, who may use it, and where all of it is from.
struct InstrumentPage: Page {
  static let template = "instrument"

  let title: String
  let about: String
  let tags: [Tag]
  let use: SummaryList
  let counting: SummaryList
  let tables: [Table]
  let questions: [String]
  let sources: [String]
  let checked: String
  let list: String

  /// - Parameter certified: the colleagues who are certified for it.
  init(_ instrument: Instrument, certified: [StaffMember]) {
    title = instrument.name
    about = "\(instrument.fullName). Handler om \(instrument.subject), \(instrument.recallPeriod)."
    tags = [
      Tag(instrument.licence.state.norwegian), Tag(instrument.wordingWords), Tag(instrument.requirementWords),
    ]
    let names = certified.map(\.name).sorted().joined(separator: ", ")
    use = SummaryList(
      [
        .init("Hvem kan bruke det", instrument.usage.users),
        .init(
          "Hvem svarer",
          "\(instrument.usage.filledInBy.norwegian.withLargeFirst), omtrent \(instrument.minutes) minutter"),
        .init("Har sertifikat her", names.isEmpty ? "ingen ennå" : names),
        .init("Må ikke brukes til", instrument.usage.misuse),
        .init("Hvor ofte", instrument.usage.interval ?? "Ingen kilde sier hvor ofte. Bli enige om det."),
        .init("Språk", lines: [instrument.usage.languages.joined(separator: ", ")]),
        .init(
          "Rettigheter",
          lines: ["\(instrument.licence.state.norwegian.withLargeFirst). \(instrument.licence.terms)"]
            + [instrument.source(instrument.licence.source)?.words ?? ""]),
      ] + Self.imported(instrument))
    counting = SummaryList([
      .init("Skår", instrument.scaleWords.withLargeFirst),
      .init(
        "Retning", instrument.direction == .lowerIsBetter ? "Et lavere tall er bedre." : "Et høyere tall er bedre."),
      .init("Tomme svar", instrument.missingWords),
      .init("Pålitelig endring", lines: instrument.words(instrument.reliableChange)),
      .init("Klinisk grense", lines: instrument.words(instrument.clinicalCutOff)),
      .init("LOINC", instrument.loinc ?? "ingen kjent kode"),
    ])
    tables = Self.tables(instrument)
    questions = instrument.canBeFilledIn ? instrument.items.map { "\($0.id). \($0.prompt)" } : []
    sources = instrument.sources.map(\.words)
    checked = instrument.lastChecked.spelledOut
    list = InstrumentAddress.list
  }

  private static func imported(_ instrument: Instrument) -> [SummaryList.Row] {
    guard let words = instrument.imported else { return [] }
    let by = "Hentet inn av \(words.importedBy) \(words.importedOn.spelledOut)"
    return [.init("Ordlyd", lines: [words.source, by, words.permission.map { "Tillatelse: \($0)" } ?? ""])]
  }

  private static func tables(_ instrument: Instrument) -> [Table] {
    let whole = (name: "Samlet skår", tables: instrument.bandTables)
    let parts = instrument.subscales.map { (name: $0.name, tables: $0.bandTables) }
    return ([whole] + parts).enumerated().flatMap { place, part in
      part.tables.enumerated().map { number, table in
        let who = table.group == .everybody ? "" : ", \(table.group.norwegian)"
        let source = instrument.source(table.source)?.words ?? ""
        return Table(
          id: "grenser-\(place)-\(number)", caption: "\(part.name)\(who). Kilde: \(source)",
          columns: [.init("Område"), .init("Noe å snakke om")],
          rows: table.bands.map { .init([.init($0.norwegian.withLargeFirst), .init($0.talkAbout)]) })
      }
    }
  }
}
