internal import CivilTime
internal import Desk
internal import Guidance

/// Everything a municipality has decided itself, read and held against the sources. It adds; it never weakens.
struct LocalOverlay {
  let supplement: LocalSupplement?
  let deadlines: LocalDeadlines
  let words: LocalWords
  let folder: String

  init(_ files: inout ContentFolder, municipalityFolder: String, municipality: String) {
    folder = "local/\(municipalityFolder)"
    supplement = LocalSupplement(&files, folder: folder, municipality: municipality)
    deadlines = LocalDeadlines(&files, municipality: municipalityFolder, name: municipality)
    words = LocalWords(&files, folder: folder)
    if !words.all.isEmpty, supplement == nil, !files.exists("\(folder)/\(LocalSupplement.fileName)") {
      files.add([Self.missing(folder)])
    }
  }

  /// The municipality's own kinds of measure.
  func measures(
    _ files: inout ContentFolder, sources: [String: String], purposes: [Knowledge.Purpose]
  ) -> [MeasureKind] {
    let path = "\(folder)/measures"
    guard files.exists(path) else { return [] }
    guard let supplement else {
      if !files.exists("\(folder)/\(LocalSupplement.fileName)") { files.add([Self.missing(folder)]) }
      return []
    }
    let known = sources.merging([supplement.source.id: supplement.source.name]) { old, _ in old }
    return files.files(under: path).map { place in
      files.add(Self.wrongNumber(place, supplement))
      return CatalogueReader.measure(
        place, &files, sources: known, purposes: purposes, local: supplement.decision.also(.measure))
    }
  }

  /// The norm as the municipality shows it: with its deadline where the source gives none, and in its words.
  func applied(to norm: Norm) -> Norm {
    var norm = norm
    if let span = deadlines.spans[norm.id], let decision = deadlines.decision {
      norm = norm.due(within: span, by: decision)
    }
    if let wording = words.all.first(where: { $0.id == norm.id }), let supplement {
      norm = norm.saying(
        title: wording.title, whenMissing: wording.whenMissing, button: wording.button,
        by: supplement.decision.also(.words))
    }
    return norm
  }

  /// What is wrong with the numbers it speaks of, in every edition that is loaded.
  func problems(against loaded: [LoadedEdition]) -> [ContentProblem] {
    let duties = loaded.flatMap(\.plain.norms).filter { $0.kind == .duty }
    let own = loaded.first?.guide.norms.filter { $0.isLocal && $0.kind == .duty } ?? []
    return deadlines.problems(among: duties + own)
      + words.problems(among: Set(loaded.flatMap(\.guide.norms).map(\.id)))
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
