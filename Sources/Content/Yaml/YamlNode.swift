internal import Yams

/// One place in a YAML file, that can say where it is.
struct YamlNode {
  let file: String
  let node: Node

  var line: Int { node.mark?.line ?? 0 }

  /// Reads one file's text; an empty file is an empty map.
  static func parse(_ text: String, file: String) throws(ContentProblem) -> YamlNode {
    do {
      guard let node = try Yams.compose(yaml: text) else { return YamlNode(file: file, node: .scalar(Node.Scalar(""))) }
      return YamlNode(file: file, node: node)
    } catch let error as YamlError {
      throw problem(error, file)
    } catch {
      throw ContentProblem(file: file, line: 0, what: "Filen lot seg ikke lese som YAML.")
    }
  }

  private static func problem(_ error: YamlError, _ file: String) -> ContentProblem {
    switch error {
    case .scanner(_, let what, let mark, _), .parser(_, let what, let mark, _), .composer(_, let what, let mark, _):
      ContentProblem(
        file: file, line: mark.line, what: "YAML-feil: \(what).", mend: "Se på innrykk, kolon og anførselstegn her.")
    case .duplicatedKeysInMapping(let keys, let context):
      ContentProblem(
        file: file, line: context.mark.line, what: "Samme nøkkel står to ganger: \(keys.joined(separator: ", ")).",
        mend: "Slå dem sammen, eller skriv dem som en liste.")
    default: ContentProblem(file: file, line: 0, what: "Filen lot seg ikke lese som YAML: \(error).")
    }
  }

  func problem(_ what: String, _ mend: String = "") -> ContentProblem {
    ContentProblem(file: file, line: line, what: what, mend: mend)
  }

  func child(_ node: Node) -> YamlNode { YamlNode(file: file, node: node) }

  /// The scalar as it is written, without type guessing: `ja`, `3`, `2026-11-23`.
  var text: String? { node.scalar?.string }

  var isNothing: Bool { node.scalar.map { ($0.string.isEmpty || $0.string == "~") && $0.style == .plain } ?? false }

  var items: [YamlNode]? { node.sequence.map { $0.map(child) } }

  /// The items of a list, or the one thing that stands where a list may stand.
  var list: [YamlNode] { items ?? (isNothing ? [] : [self]) }

  /// The pairs of a map, in the order written.
  var pairs: [(key: YamlNode, value: YamlNode)]? { node.mapping.map { $0.map { (child($0.key), child($0.value)) } } }
}
