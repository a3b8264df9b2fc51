internal import CivilTime

/// Reads a map key by key, collects every problem, and complains about keys that nobody asked for.
final class YamlMap {
  let place: YamlNode
  private let values: [String: YamlNode]
  private var asked: Set<String> = []
  private(set) var problems: [ContentProblem] = []

  init(_ node: YamlNode) {
    place = node
    var values: [String: YamlNode] = [:]
    if let pairs = node.pairs {
      for (key, value) in pairs { values[key.text ?? ""] = value }
    } else if !node.isNothing {
      problems.append(node.problem("Her skal det stå nøkler med verdier."))
    }
    self.values = values
  }

  func add(_ problem: ContentProblem) { problems.append(problem) }

  func add(_ problems: [ContentProblem]) { self.problems += problems }

  /// The value of a key that may be left out.
  func optional(_ key: String) -> YamlNode? {
    asked.insert(key)
    guard let value = values[key], !value.isNothing else { return nil }
    return value
  }

  /// The value of a key that must be there.
  func required(_ key: String) -> YamlNode? {
    if let value = optional(key) { return value }
    problems.append(place.problem("Nøkkelen «\(key)» mangler."))
    return nil
  }

  func text(_ key: String) -> String {
    guard let value = required(key) else { return "" }
    guard let text = value.text else {
      problems.append(value.problem("«\(key)» skal være tekst."))
      return ""
    }
    return text
  }

  func optionalText(_ key: String) -> String? {
    guard let value = optional(key) else { return nil }
    if value.text == nil { problems.append(value.problem("«\(key)» skal være tekst.")) }
    return value.text
  }

  func texts(_ key: String) -> [String] { optional(key)?.list.compactMap(\.text) ?? [] }

  func number(_ key: String) -> Int? {
    guard let value = optional(key) else { return nil }
    guard let number = value.text.flatMap({ Int($0) }) else {
      problems.append(value.problem("«\(key)» skal være et helt tall, ikke «\(value.text ?? "")»."))
      return nil
    }
    return number
  }

  func flag(_ key: String) -> Bool {
    guard let value = optional(key) else { return false }
    switch value.text {
    case "ja": return true
    case "nei": return false
    default:
      problems.append(value.problem("«\(key)» skal være ja eller nei."))
      return false
    }
  }

  func day(_ key: String) -> Day? {
    guard let value = required(key) else { return nil }
    guard let day = value.text.flatMap({ Day(iso: $0) }) else {
      problems.append(value.problem("«\(key)» skal være en dato som 2026-11-23."))
      return nil
    }
    return day
  }

  /// One of some words.
  func choice<Value>(_ key: String, _ allowed: [(String, Value)]) -> Value? {
    guard let value = required(key) else { return nil }
    if let match = allowed.first(where: { $0.0 == value.text }) { return match.1 }
    let advice = NearestWord.advice(value.text ?? "", among: allowed.map(\.0))
    problems.append(value.problem("«\(value.text ?? "")» er ikke et gyldig valg for «\(key)».", advice))
    return nil
  }

  /// Complains about keys that no reader asked for. Call last.
  func finish() -> [ContentProblem] {
    for (key, value) in values where !asked.contains(key) {
      problems.append(value.problem("Ukjent nøkkel «\(key)».", NearestWord.advice(key, among: asked.sorted())))
    }
    return problems.sorted { ($0.line, $0.what) < ($1.line, $1.what) }
  }
}
