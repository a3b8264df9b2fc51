internal import Casework
internal import CivilTime
public import Desk
internal import Guidance

/// The documents that are made from content, so that they never say anything else than what runs.
public enum RuleDocuments {
  public struct Document: Sendable {
    /// The path below `docs/`.
    public let path: String
    public let text: String
  }

  /// One document for each source of recommendations, and the list of facts.
  public static func all(_ knowledge: Knowledge, _ cases: [Story]) -> [Document] {
    let duties = norms(knowledge).filter { $0.kind == .duty }
    let bySource = Dictionary(grouping: duties, by: \.citation.document)
    let rules = bySource.keys.sorted().map { source in
      let norms = bySource[source, default: []].sorted { number($0.id) < number($1.id) }
      return Document(path: "rules/\(source).md", text: ruleText(source, norms, knowledge, cases))
    }
    return rules + [Document(path: "facts.md", text: facts(knowledge))]
  }

  /// What the sources say: each edition's own text once, and nothing that a municipality has decided.
  private static func norms(_ knowledge: Knowledge) -> [Norm] {
    let first = knowledge.editions.loaded.first?.plain.norms ?? knowledge.guide.norms
    let later = knowledge.editions.loaded.dropFirst().flatMap(\.plain.norms)
    return first + later.filter { $0.standing?.state == .new || $0.standing?.state == .changed }
  }

  /// Sorts `HF2-9` before `HF2-10`.
  private static func number(_ id: String) -> String {
    let parts = id.split(separator: "-")
    guard parts.count == 2 else { return id }
    return parts[0] + String(repeating: "0", count: max(0, 3 - parts[1].count)) + parts[1]
  }

  private static func ruleText(_ source: String, _ norms: [Norm], _ knowledge: Knowledge, _ cases: [Story]) -> String {
    let name = knowledge.sources.first { $0.id == source }
    var lines = [
      "# \(name?.name ?? source)", "",
      "Laget av `make docs` fra `content/recommendations/\(source)`. Rett filene der, ikke her.", "",
      "\(name?.edition ?? ""). \(norms.count) anbefalinger.", "",
    ]
    for norm in norms {
      lines += ["## \(norm.id) · \(norm.title)", ""]
      lines.append("**\(norm.strength.rawValue)** · \(norm.citation.place) · «\(norm.citation.anchor)»")
      lines += ["", "Gjelder når:", ""] + list(norm.applies)
      lines += ["", "Oppfylt når:", ""] + list(norm.fulfilled)
      lines += ["", "Frist: \(norm.deadline.norwegian)."]
      if norm.isRight { lines += ["", "En rettighet: ingen grunn lukker den."] }
      if let standing = norm.standing, standing.state != .original { lines += ["", "\(standing.words)."] }
      if let reading = norm.reading { lines += ["", "Lesning: \(reading)"] }
      let own = cases.filter { story in story.questions.contains { $0.expectations.contains { $0.norm == norm.id } } }
      if !own.isEmpty { lines += ["", "Tilfeller:", ""] + own.map { "- \($0.name)" } }
      lines.append("")
    }
    return lines.joined(separator: "\n")
  }

  private static func list(_ condition: Condition) -> [String] {
    ConditionPhrase.lines(condition).map { line in
      let depth = line.prefix { $0 == " " }.count
      return String(repeating: " ", count: depth) + "- " + line.dropFirst(depth)
    }
  }

  private static func facts(_ knowledge: Knowledge) -> String {
    var readers: [Fact: [String]] = [:]
    for norm in norms(knowledge) where norm.kind == .duty {
      let facts = Set(norm.applies.facts + norm.fulfilled.facts + norm.deadline.readFacts)
      for fact in facts {
        if !readers[fact, default: []].contains(norm.id) { readers[fact, default: []].append(norm.id) }
      }
    }
    var lines = [
      "# Fakta som anbefalinger og historier kan bruke", "",
      "Laget av `make docs` fra koden. Svarene `nei`, `avslått`, `ukjent`, `ikke relevant` og `ikke spurt` kan brukes på alle; se",
      "`stories.md`. Kolonnen «leses av» viser hvilke anbefalinger som bruker faktumet.", "",
      "| faktum | svar | når ingen har svart | leses av |", "|---|---|---|---|",
    ]
    for fact in Fact.allCases {
      let read = readers[fact, default: []].sorted { number($0) < number($1) }.joined(separator: ", ")
      let name =
        knowledge.topics.first { $0.fact == fact }.map { "\(fact.rawValue) (\($0.id) \($0.name))" } ?? fact.rawValue
      lines.append("| \(name) | \(answers(fact.kind)) | \(fact.kind.silentWords) | \(read) |")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func answers(_ kind: FactKind) -> String {
    switch kind {
    case .yesNo: "`ja`"
    case .done: "`gjort`, `tilbudt`"
    case .event: "`registrert`"
    case .topic: "`besvart`"
    case .date: "en dag"
    case .choice(let words), .status(let words): words.map { "`\($0)`" }.joined(separator: ", ")
    }
  }
}
