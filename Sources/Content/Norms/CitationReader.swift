internal import Guidance

/// Reads where in a source something stands: the key `kilde`, the same in every kind of file.
struct CitationReader {
  /// Their names by their ids.
  let sources: [String: String]

  /// - Parameter place: what to say where the file leaves out `sted`; nil when it must not.
  func read(_ map: YamlMap, _ id: String, place: String?) -> Citation {
    guard let node = map.required("kilde") else {
      return Citation(document: "", documentName: "", requirement: id, place: place ?? "", anchor: "", line: nil)
    }
    let inner = YamlMap(node)
    let document = inner.text("dokument")
    if sources[document] == nil, !document.isEmpty {
      map.add(node.problem("Ukjent kilde «\(document)».", NearestWord.advice(document, among: sources.keys.sorted())))
    }
    let citation = Citation(
      document: document, documentName: sources[document] ?? document,
      requirement: inner.optionalText("krav") ?? id,
      place: place.map { inner.optionalText("sted") ?? $0 } ?? inner.text("sted"), anchor: inner.text("anker"),
      line: inner.number("linje"))
    map.add(inner.finish())
    return citation
  }
}
