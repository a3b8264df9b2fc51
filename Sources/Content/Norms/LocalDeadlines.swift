internal import CivilTime
internal import Desk
internal import Guidance

/// The deadlines that a municipality sets where the source gives none. They never change one that the source gives.
struct LocalDeadlines {
  static let fileName = "frister.yaml"

  /// How long, and who decided it when. What is decided in the interface stands before what the file says.
  private(set) var all: [String: (span: Span, decision: LocalDecision)] = [:]
  private var places: [(id: String, key: YamlNode)] = []

  /// Reads the municipality's file, when there is one, and what has been decided in the interface.
  init(_ files: inout ContentFolder, folder: String, name: String, decided: [LocalFile]) {
    let path = "\(folder)/\(Self.fileName)"
    if files.exists(path), let place = files.file(path) {
      let map = YamlMap(place)
      let adopted = map.optional("vedtatt") == nil ? nil : map.day("vedtatt")
      let decision = LocalDecision(
        municipality: name, version: map.optionalText("versjon") ?? "1", adopted: adopted, parts: [])
      read(map, decision)
      files.add(map.finish())
    }
    for file in decided {
      let map = YamlMap(file.place)
      read(map, file.decision)
      files.add(map.finish())
    }
  }

  private mutating func read(_ map: YamlMap, _ decision: LocalDecision) {
    for (key, value) in map.required("frister")?.pairs ?? [] {
      let id = key.text ?? ""
      places.append((id, key))
      if let span = value.text.flatMap({ Span(norwegian: $0) }), span.count > 0 {
        all[id] = (span, decision.also(.deadline))
      } else {
        map.add(value.problem("«\(value.text ?? "")» er ikke en tid.", "Skriv for eksempel «14 dager»."))
      }
    }
    for key in ["om", "sist sjekket"] { _ = map.optional(key) }
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
