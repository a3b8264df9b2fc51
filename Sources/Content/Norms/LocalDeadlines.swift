internal import CivilTime
internal import Guidance

/// The deadlines that a municipality sets where the source gives none. They never change one that the source gives.
struct LocalDeadlines {
  static let fileName = "frister.yaml"

  private(set) var spans: [String: Span] = [:]
  /// Who decided, and when.
  private(set) var decision: LocalDecision?
  private var places: [(id: String, key: YamlNode)] = []

  /// Reads the municipality's file; one that is not there sets nothing.
  init(_ files: inout ContentFolder, municipality: String, name: String) {
    let path = "local/\(municipality)/\(Self.fileName)"
    guard files.exists(path), let place = files.file(path) else { return }
    let map = YamlMap(place)
    for (key, value) in map.required("frister")?.pairs ?? [] {
      let id = key.text ?? ""
      places.append((id, key))
      if let span = value.text.flatMap({ Span(norwegian: $0) }) {
        spans[id] = span
      } else {
        map.add(value.problem("«\(value.text ?? "")» er ikke en tid.", "Skriv for eksempel «14 dager»."))
      }
    }
    let adopted = map.optional("vedtatt") == nil ? nil : map.day("vedtatt")
    decision = LocalDecision(
      municipality: name, version: map.optionalText("versjon") ?? "1", adopted: adopted,
      parts: [.deadline])
    for key in ["om", "sist sjekket"] { _ = map.optional(key) }
    files.add(map.finish())
  }

  /// What is wrong with the numbers, seen against the recommendations that were read, in every edition.
  func problems(among norms: [Norm]) -> [ContentProblem] {
    places.compactMap { id, key in
      let known = norms.filter { $0.id == id }
      guard !known.isEmpty else {
        return key.problem("Ingen anbefaling har nummeret «\(id)».", NearestWord.advice(id, among: norms.map(\.id)))
      }
      guard known.contains(where: { $0.deadline != .none && !$0.deadline.isLocal }) else { return nil }
      return key.problem("Kilden gir selv en frist for \(id).", "Ta bort linjen; kildens frist gjelder.")
    }
  }
}
