internal import Casework
internal import CivilTime
internal import Guidance

/// Reads one recommendation file.
struct NormReader {
  let sources: [String: String]
  /// Whose norms these are, when they are a municipality's own.
  var local: LocalDecision?

  static let strengths = Strength.allCases.map { ($0.rawValue, $0) }
  static let pages = [
    "oversikt", "krise", "kartlegging", "risiko", "forløp", "måling", "planer", "samarbeid", "helse", "tidslinje",
    "skadereduksjon", "voldsrisiko",
  ]

  func read(_ place: YamlNode) -> (norm: Norm?, problems: [ContentProblem]) {
    let map = YamlMap(place)
    let id = map.text("id")
    var conditions = ConditionReader()
    let applies = map.required("gjelder når").map { conditions.read($0) } ?? .always
    let fulfilled = map.required("oppfylt når").map { conditions.read($0) } ?? .always
    map.add(conditions.problems)
    let deadline = map.required("frist").map { self.deadline($0, map) } ?? .none
    let strength = map.choice("styrke", Self.strengths)
    let citation = CitationReader(sources: sources).read(map, id, place: nil)
    let action = action(map)
    let norm = Norm(
      id: id, title: map.text("tittel"), whenMissing: map.text("når det mangler"), strength: strength ?? .should,
      kind: .duty, citation: citation, applies: applies, fulfilled: fulfilled, deadline: deadline,
      isRight: map.flag("rettighet"), action: action, reading: map.optionalText("lesning"),
      lastChecked: map.day("sist sjekket") ?? Day(ordinal: 0), local: local)
    _ = map.optionalText("merknad")
    let problems = map.finish()
    return (problems.isEmpty ? norm : nil, problems)
  }

  private func action(_ map: YamlMap) -> NormAction? {
    guard let place = map.optional("gjør") else { return nil }
    let inner = YamlMap(place)
    let page = inner.choice("side", Self.pages.map { ($0, $0) }) ?? ""
    let action = NormAction(page: page, label: inner.text("knapp"))
    map.add(inner.finish())
    return action
  }

  private func deadline(_ place: YamlNode, _ map: YamlMap) -> Deadline {
    if place.text == "ingen i kilden" { return .none }
    let inner = YamlMap(place)
    defer { map.add(inner.finish()) }
    var reader = ConditionReader()
    func facts(_ key: String) -> [Fact] {
      inner.required(key)?.list.compactMap { reader.fact($0.text ?? "", at: $0) } ?? []
    }
    func span(_ value: YamlNode?) -> Span {
      guard let value else { return .days(0) }
      if let span = value.text.flatMap({ Span(norwegian: $0) }) { return span }
      inner.add(value.problem("«\(value.text ?? "")» er ikke en tid.", "Skriv for eksempel «12 måneder»."))
      return .days(0)
    }
    let deadline: Deadline
    if inner.optional("straks etter") != nil {
      deadline = .atOnce(facts("straks etter"))
    } else if let every = inner.optional("hver") {
      let fact = facts("siden siste").first ?? .enquired
      deadline = .recurring(
        fact, every: span(every), warning: span(inner.required("varsles før")), first: facts("første gang fra"))
    } else if let before = inner.optional("før") {
      let fact = reader.fact(before.text ?? "", at: before) ?? .compulsoryEnds
      deadline = .before(fact, lead: span(inner.required("varsles før")))
    } else if let within = inner.optional("innen") {
      deadline = .within(span(within), of: facts("fra"))
    } else {
      inner.add(
        place.problem(
          "Fristen er ikke forstått.",
          "Skriv «ingen i kilden», eller bruk «straks etter», «innen» og «fra», «hver» og «siden siste», eller «før»."))
      deadline = .none
    }
    inner.add(reader.problems)
    return deadline
  }
}
