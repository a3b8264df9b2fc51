internal import Desk
internal import Guidance

/// Reads the folder `coverage`, one file for each chapter, and follows each row to what it points at.
struct CoverageReader {
  let requirements: [Requirement]
  let knowledge: Knowledge
  private static let folder = "coverage"
  private static let folders: [Coverage.Meeting: String] = [
    .recommendation: "recommendations/", .topic: "topics/", .measure: "measures/", .service: "service/",
  ]

  mutating func read(_ files: inout ContentFolder) -> Coverage {
    var meetings: [String: Coverage.Meeting] = [:]
    var rows: [String: YamlNode] = [:]
    for place in files.files(under: Self.folder) {
      let map = YamlMap(place)
      for (key, value) in map.required("krav")?.pairs ?? [] {
        let id = key.text ?? ""
        // A row that cannot be read is there all the same; only its fault is told.
        if let other = rows.updateValue(key, forKey: id) {
          map.add(key.problem("\(id) har to linjer.", "Den andre står i \(other.file):\(other.line)."))
        } else if place.file != Self.file(of: id) {
          map.add(key.problem("\(id) står i feil fil.", "Flytt linjen til \(Self.file(of: id))."))
        }
        meetings[id] = row(key, value, &files)
      }
      files.add(map.finish())
    }
    files.add(uncounted(rows) + falselyLater(meetings, rows))
    return Coverage(requirements: requirements, meetings: meetings)
  }

  private static func file(of id: String) -> String { "\(folder)/\(Requirement.chapter(of: id)).yaml" }

  private func row(_ key: YamlNode, _ value: YamlNode, _ files: inout ContentFolder) -> Coverage.Meeting? {
    let id = key.text ?? ""
    let map = YamlMap(value)
    defer { files.add(map.finish()) }
    let requirement = requirements.first { $0.id == id }
    if requirement == nil {
      map.add(key.problem("Ukjent krav «\(id)».", NearestWord.advice(id, among: requirements.map(\.id))))
    }
    let why = map.optionalText("hvorfor") ?? map.optionalText("hvordan")
    guard let meeting = map.choice("møtt av", Coverage.Meeting.allCases.map { ($0.rawValue, $0) }) else {
      for key in ["fil", "hvor", "prøvd av", "brukt i", "sak"] { _ = map.optional(key) }
      return nil
    }
    switch meeting {
    case .recommendation, .topic, .measure, .service:
      if let file = map.required("fil") { map.add(follow(file, to: id, meeting, explained: why != nil, &files)) }
      if meeting == .recommendation || meeting == .service, let requirement { map.add(weakened(requirement, key)) }
    case .property:
      _ = map.text("hvor")
      if let test = map.required("prøvd av") { map.add(proof(test, files)) }
    case .definition:
      let used = (map.optional("brukt i")?.list ?? []) + (map.optional("fil").map { [$0] } ?? [])
      map.add(used.compactMap { dangling($0, files) })
      if used.isEmpty, why == nil {
        map.add(key.problem("\(id) sier ikke hvor definisjonen er brukt.", "Skriv «brukt i», eller «hvorfor» ikke."))
      }
    case .publicInformation:
      _ = map.text("hvor")
      if let file = map.optional("fil"), let problem = dangling(file, files) { map.add(problem) }
    case .later: _ = map.text("sak")
    case .notComputable: if why == nil { _ = map.text("hvorfor") }
    }
    return meeting
  }

  /// The file must be there, in the right folder, and answer to the row's number unless the row says why not.
  private func follow(
    _ file: YamlNode, to id: String, _ meeting: Coverage.Meeting, explained: Bool, _ files: inout ContentFolder
  ) -> [ContentProblem] {
    if let problem = dangling(file, files) { return [problem] }
    let path = file.text ?? ""
    guard let folder = Self.folders[meeting], path.hasPrefix(folder) else {
      return [file.problem("«\(path)» er ikke \(meeting.rawValue).", "Skriv en annen fil, eller rett «møtt av».")]
    }
    guard !explained, let place = files.file(path) else { return [] }
    let inner = YamlMap(place)
    let ids = [inner.optionalText("id") ?? ""] + inner.texts("også")
    guard !ids.contains(id) else { return [] }
    return [
      file.problem("«\(path)» er \(ids.joined(separator: " og ")), ikke \(id).", "Rett filen, eller skriv «hvorfor».")
    ]
  }

  private func dangling(_ file: YamlNode, _ files: ContentFolder) -> ContentProblem? {
    let path = file.text ?? ""
    guard !files.exists(path) else { return nil }
    let near = NearestWord.find(path, among: files.names()).map { "Mente du «\($0)»?" } ?? ""
    return file.problem("Filen «\(path)» finnes ikke.", near)
  }

  /// A test stands beside the content in the repository; where only the content is installed there is none to look for.
  private func proof(_ test: YamlNode, _ files: ContentFolder) -> [ContentProblem] {
    let path = test.text ?? ""
    guard files.exists("../Tests"), !files.exists("../" + path) else { return [] }
    return [test.problem("Prøven «\(path)» finnes ikke.", "Skriv stien fra prosjektets rot.")]
  }

  private func weakened(_ requirement: Requirement, _ key: YamlNode) -> [ContentProblem] {
    guard let (strength, document) = strength(of: requirement.id), let asked = Strength(rawValue: requirement.strength),
      strength.rank > asked.rank, strength != .ungraded || grades(document)
    else { return [] }
    return [
      key.problem(
        "\(requirement.id) er «\(strength.rawValue)», men kravet er «\(asked.rawValue)».",
        "En anbefaling kan ikke gjøres svakere enn kilden.")
    ]
  }

  private func strength(of id: String) -> (Strength, document: String)? {
    if let norm = knowledge.guide.norm(id) { return (norm.strength, norm.citation.document) }
    return knowledge.serviceNorm(id).map { ($0.strength, $0.citation.document) }
  }

  /// Of a source that does not tell duty from recommendation, a norm is rightly ungraded.
  private func grades(_ document: String) -> Bool { knowledge.sources.first { $0.id == document }?.grades ?? true }

  /// Requirements, and norms in use, that have no row.
  private func uncounted(_ rows: [String: YamlNode]) -> [ContentProblem] {
    let missing = requirements.filter { rows[$0.id] == nil && Self.awaited.contains($0.chapter) == false }.map(\.id)
    let norms = normIDs.filter { rows[$0] == nil && !missing.contains($0) }
    return missing.map { id in
      ContentProblem(
        file: Self.file(of: id), line: 0, what: "\(id) har ingen linje.",
        mend: "Skriv hvor kravet er møtt, eller «senere sak» med en grunn.")
    }
      + norms.map { id in
        ContentProblem(
          file: Self.file(of: id), line: 0, what: "\(id) er i bruk, men har ingen linje.",
          mend: "Skriv hvor den er møtt.")
      }
  }

  /// Chapters whose rows are being written.
  private static let awaited: Set<String> = ["SVC", "PLAN", "COOP", "DEF", "HARM", "VIO", "REG", "NPF", "MUN"]

  private func falselyLater(
    _ meetings: [String: Coverage.Meeting], _ rows: [String: YamlNode]
  ) -> [ContentProblem] {
    normIDs.filter { meetings[$0] == .later || meetings[$0] == .notComputable }.compactMap { id in
      rows[id]?.problem("\(id) står som «\(meetings[id]?.rawValue ?? "")», men er i bruk.", "Rett «møtt av».")
    }
  }

  private var normIDs: [String] {
    knowledge.guide.norms.flatMap { norm in
      if case .measure(let kind, _) = norm.kind { knowledge.measure(kind)?.ids ?? [kind] } else { [norm.id] }
    } + knowledge.serviceNorms.map(\.id)
  }
}
