internal import CivilTime
internal import Desk
internal import Guidance

/// A municipality's own recommendations. None may answer to a number of the sources, for then it would stand in its place.
struct LocalNorms {
  private(set) var norms: [Norm] = []

  /// - Parameters:
  ///   - supplement: who decided what stands in the folder; nil when it does not say.
  ///   - prefixed: what own numbers begin with.
  init(
    _ files: inout ContentFolder, folder: String, supplement: LocalSupplement?, decided: [LocalFile],
    prefixed: LocalSupplement?, sources: [String: String], national: [String: [Norm]]
  ) {
    let path = "\(folder)/recommendations"
    let places = files.exists(path) ? files.files(under: path) : []
    if !places.isEmpty, supplement == nil, !files.exists("\(folder)/\(LocalSupplement.fileName)") {
      files.add([LocalOverlay.missing(folder)])
    }
    guard let prefixed else { return }
    let known = sources.merging([prefixed.source.id: prefixed.source.name]) { old, _ in old }
    if let supplement {
      for place in places { read(place, supplement.decision, nil, &files, prefixed, known, national) }
    }
    for file in decided { read(file.place, file.decision, file.until, &files, prefixed, known, national) }
  }

  private mutating func read(
    _ place: YamlNode, _ decision: LocalDecision, _ until: Day?, _ files: inout ContentFolder,
    _ supplement: LocalSupplement, _ sources: [String: String], _ national: [String: [Norm]]
  ) {
    var reader = NormReader(sources: sources)
    reader.local = decision.also(.norm)
    let hiding = Self.hiding(place)
    let (norm, problems) = reader.read(place)
    files.add(hiding + problems.filter { problem in !hiding.contains { $0.line == problem.line } })
    let id = YamlMap(place).optionalText("id") ?? ""
    if let originals = national[id], let original = originals.first {
      // Said of the file as it is written: how it would weaken, or that it stands in the way.
      files.add(Self.inTheWay(place, norm, of: originals, original, supplement))
      return
    }
    files.claim(place)
    files.add(LocalOverlay.wrongNumber(place, supplement))
    guard let norm, hiding.isEmpty else { return }
    let own = norm.marked(by: decision)
    norms.append(until.map(own.ending) ?? own)
  }

  private static func hiding(_ place: YamlNode) -> [ContentProblem] {
    (place.pairs ?? []).compactMap { key, value in
      guard let word = key.text, LocalSupplement.hiding.contains(word) else { return nil }
      return value.problem(
        "«\(word)» kan ikke brukes: en kommune kan ikke skjule eller erstatte det kilden krever eller anbefaler.",
        "Ta bort linjen. Kommunens egen anbefaling kommer i tillegg.")
    }
  }

  private static func inTheWay(
    _ place: YamlNode, _ norm: Norm?, of originals: [Norm], _ original: Norm, _ supplement: LocalSupplement
  ) -> [ContentProblem] {
    let map = YamlMap(place)
    func at(_ key: String) -> YamlNode { map.optional(key) ?? place }
    let mend = "Gi kommunens egen anbefaling nummeret \(supplement.prefix)-01 eller et senere; den kommer i tillegg."
    var found: [ContentProblem] = []
    if let norm, !originals.contains(where: { $0.strength.rank >= norm.strength.rank }) {
      found.append(
        at("styrke").problem(
          "\(original.id) er «\(original.strength.rawValue)» i kilden, og kan ikke bli «\(norm.strength.rawValue)».",
          mend))
    }
    if let norm, !originals.contains(where: { $0.applies == norm.applies }) {
      found.append(at("gjelder når").problem("Kommunen kan ikke endre når \(original.id) gjelder.", mend))
    }
    if let norm, !originals.contains(where: { $0.fulfilled == norm.fulfilled }) {
      found.append(at("oppfylt når").problem("Kommunen kan ikke endre når \(original.id) er oppfylt.", mend))
    }
    if let norm, !originals.contains(where: { $0.deadline == norm.deadline }) {
      let fix = original.deadline == .none ? "Skriv fristen i \(LocalDeadlines.fileName)." : "Kildens frist gjelder."
      found.append(at("frist").problem("Kommunen kan ikke endre fristen i \(original.id) her.", fix))
    }
    if let norm, original.isRight, !norm.isRight {
      found.append(at("rettighet").problem("\(original.id) er en rettighet, og kan ikke slutte å være det.", mend))
    }
    if found.isEmpty { found.append(at("id").problem("\(original.id) er kildens nummer.", mend)) }
    return found
  }
}

extension Norm {
  /// The same norm, with a name that says in every list that it is local.
  fileprivate func marked(by decision: LocalDecision) -> Norm {
    saying(title: "\(title) (lokal)", whenMissing: "\(whenMissing) (lokal)", button: nil, by: decision)
      .local(decision.also(.norm))
  }
}
