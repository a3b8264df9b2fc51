internal import Casework
internal import CivilTime
internal import Desk
internal import Guidance
internal import Instruments

/// Everything a municipality has decided itself, in its folder and in the interface, read and held against the sources.
/// It adds; it never weakens.
struct LocalOverlay {
  let supplement: LocalSupplement?
  let deadlines: LocalDeadlines
  let words: LocalWords
  let instruments: [Instrument]
  private let norms: [Norm]
  private let measures: [MeasureKind]
  /// Measures that are offered no more, but that journals may name.
  private let endedMeasures: [MeasureKind]
  private let basis: LocalBasis

  init(_ files: inout ContentFolder, _ basis: LocalBasis, _ entries: [LocalEntry]) {
    self.basis = basis
    let (folder, name) = (basis.folder, basis.municipality.name)
    let all = Dictionary(grouping: LocalFile.all(entries, &files, municipality: name), by: \.entry.kind)
    func decided(_ kind: LocalKind) -> [LocalFile] { all[kind] ?? [] }
    let written = LocalSupplement(&files, folder: folder, municipality: name)
    let supplement = written ?? (entries.isEmpty ? nil : LocalSupplement(of: name))
    self.supplement = supplement
    deadlines = LocalDeadlines(&files, folder: folder, name: name, decided: decided(.deadline))
    words = LocalWords(&files, folder: folder, by: written?.decision, decided: decided(.words))
    instruments = OfficialWordings.apply(
      &files, folder: "\(folder)/instruments", decided: decided(.wording), to: basis.instruments)
    if words.isInFile, written == nil, !files.exists("\(folder)/\(LocalSupplement.fileName)") {
      files.add([Self.missing(folder)])
    }
    let sources = SourceContent.names(basis.sources)
    let kinds = Self.measures(
      &files, folder, written, decided: decided(.measure), supplement, sources: sources, purposes: basis.purposes)
    measures = kinds.filter { $0.until == nil }.map(\.kind)
    endedMeasures = kinds.filter { $0.until != nil }.map(\.kind)
    let own = LocalNorms(
      &files, folder: folder, supplement: written, decided: decided(.norm), prefixed: supplement, sources: sources,
      national: basis.national)
    norms =
      own.norms
      + kinds.map { kind, until in
        let norm = Norm(measure: kind)
        return until.map(norm.ending) ?? norm
      }
  }

  /// The municipality's own kinds of measure, and the last day of those that have ended.
  private static func measures(
    _ files: inout ContentFolder, _ folder: String, _ written: LocalSupplement?, decided: [LocalFile],
    _ supplement: LocalSupplement?, sources: [String: String], purposes: [Knowledge.Purpose]
  ) -> [(kind: MeasureKind, until: Day?)] {
    let path = "\(folder)/measures"
    let places = files.exists(path) ? files.files(under: path) : []
    if !places.isEmpty, written == nil, !files.exists("\(folder)/\(LocalSupplement.fileName)") {
      files.add([missing(folder)])
    }
    guard let supplement else { return [] }
    let known = sources.merging([supplement.source.id: supplement.source.name]) { old, _ in old }
    func measure(_ place: YamlNode, _ decision: LocalDecision) -> MeasureKind {
      files.add(wrongNumber(place, supplement))
      return CatalogueReader.measure(
        place, &files, sources: known, purposes: purposes, local: decision.also(.measure))
    }
    return (written == nil ? [] : places).map { (measure($0, supplement.decision), nil) }
      + decided.map { (measure($0.place, $0.decision), $0.until) }
  }

  /// The norm as the municipality shows it: with its deadline where the source gives none, and in its words.
  func applied(to norm: Norm) -> Norm {
    var norm = norm
    if let deadline = deadlines.all[norm.id] { norm = norm.due(within: deadline.span, by: deadline.decision) }
    if let wording = words.all.last(where: { $0.id == norm.id }), let decision = wording.decision {
      norm = norm.saying(
        title: wording.title, whenMissing: wording.whenMissing, button: wording.button, by: decision.also(.words))
    }
    return norm
  }

  /// What is wrong with the numbers it speaks of, in every edition that is loaded.
  var problems: [ContentProblem] {
    let all = basis.editions.flatMap(\.plain.norms) + norms
    return deadlines.problems(among: all.filter { $0.kind == .duty }) + words.problems(among: Set(all.map(\.id)))
  }

  /// The sources' knowledge with all of it beside, in every edition.
  func added(to knowledge: Knowledge) -> Knowledge {
    let loaded = basis.editions.map { loaded in
      LoadedEdition(
        edition: loaded.edition,
        guide: Guide(edition: loaded.edition.id, norms: (loaded.plain.norms + norms).map(applied)),
        plain: loaded.plain)
    }
    let editions = Editions(loaded: loaded, choices: knowledge.editions.choices)
    return Knowledge(
      guide: editions.choices.first.flatMap { editions[$0.edition] }?.guide ?? Guide(edition: "", norms: []),
      sources: basis.sources + (supplement.map { [$0.source] } ?? []), topics: knowledge.topics,
      measures: basis.measures + measures, purposes: knowledge.purposes, pathways: knowledge.pathways,
      forms: knowledge.forms, instruments: instruments, municipality: knowledge.municipality,
      serviceNorms: knowledge.serviceNorms, nationalPathways: knowledge.nationalPathways, editions: editions,
      courseMethod: knowledge.courseMethod, endedMeasures: endedMeasures, legalReasons: knowledge.legalReasons)
  }

  static func missing(_ folder: String) -> ContentProblem {
    ContentProblem(
      file: "\(folder)/\(LocalSupplement.fileName)", line: 0, what: "Filen finnes ikke, men kommunen har egne tillegg.",
      mend: "Skriv prefiks, versjon, vedtatt, kilde og kildens navn i den.")
  }

  /// A number of the municipality's own begins with its prefix, so that it is never taken for a source's.
  static func wrongNumber(_ place: YamlNode, _ supplement: LocalSupplement) -> [ContentProblem] {
    guard let id = YamlMap(place).optional("id"), let text = id.text else { return [] }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let isOwn =
      parts.count == 2 && parts[0] == supplement.prefix && parts[1].count >= 2 && parts[1].allSatisfy(\.isNumber)
    guard !isOwn else { return [] }
    return [
      id.problem("«\(text)» er ikke et av kommunens egne nummer.", "Skriv \(supplement.prefix)-01, -02 og så videre.")
    ]
  }
}
