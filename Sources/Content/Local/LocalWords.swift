internal import Desk
internal import Guidance

/// A municipality's own words for what the sources ask: shown instead of ours, never with another meaning.
struct LocalWords {
  struct Wording {
    let id: String
    let title: String?
    let whenMissing: String?
    let button: String?
    let place: YamlNode
    /// Nil where the municipality has not said who decided; the words are then not shown.
    let decision: LocalDecision?
  }

  private(set) var all: [Wording] = []

  static let fileName = "ord.yaml"
  static let allowed = ["tittel", "når det mangler", "knapp"]
  private static let meaning = [
    "styrke": "styrken", "gjelder når": "når den gjelder", "oppfylt når": "når den er oppfylt", "frist": "fristen",
    "rettighet": "at den er en rettighet", "kilde": "kilden", "lesning": "hvordan kilden er lest",
  ]

  /// - Parameter decision: who decided what the file says.
  init(_ files: inout ContentFolder, folder: String, by decision: LocalDecision?, decided: [LocalFile]) {
    let path = "\(folder)/\(Self.fileName)"
    if files.exists(path), let place = files.file(path) { read(place, decision, &files) }
    isInFile = !all.isEmpty
    for file in decided { read(file.place, file.decision, &files) }
  }

  /// Whether the municipality's file says any of it.
  private(set) var isInFile = false

  private mutating func read(_ place: YamlNode, _ decision: LocalDecision?, _ files: inout ContentFolder) {
    let map = YamlMap(place)
    for (key, value) in map.required("ord")?.pairs ?? [] {
      let id = key.text ?? ""
      map.add(Self.faults(id, value))
      let words = YamlMap(value)
      all.append(
        Wording(
          id: id, title: words.optionalText("tittel"), whenMissing: words.optionalText("når det mangler"),
          button: words.optionalText("knapp"), place: key, decision: decision))
    }
    for key in ["om", "sist sjekket"] { _ = map.optional(key) }
    files.add(map.finish())
  }

  private static func faults(_ id: String, _ value: YamlNode) -> [ContentProblem] {
    (value.pairs ?? []).compactMap { key, words in
      let name = key.text ?? ""
      if let what = meaning[name] {
        return key.problem(
          "Kommunens ord kan ikke endre \(what) i \(id).", "Bare \(allowed.joined(separator: ", ")) kan skrives om.")
      }
      if LocalSupplement.hiding.contains(name) {
        return key.problem(
          "«\(name)» kan ikke brukes på \(id): en kommune kan ikke skjule det kilden krever eller anbefaler.",
          "Ta bort linjen.")
      }
      guard allowed.contains(name) else {
        return key.problem("Ukjent nøkkel «\(name)».", NearestWord.advice(name, among: allowed))
      }
      guard let text = words.text, text.contains(where: \.isLetter) else {
        return words.problem("«\(name)» for \(id) er tom, og ville skjult den.", "Skriv ord, eller ta bort linjen.")
      }
      guard let soft = softening(text) else { return nil }
      return words.problem(
        "«\(soft)» i \(id) gjør at det høres ut som noe man kan la være.", "Skriv hva som skal gjøres, uten «\(soft)».")
    }
  }

  private static func softening(_ text: String) -> String? {
    let words = " " + text.lowercased().map { $0.isLetter ? $0 : " " } + " "
    return ["frivillig", "valgfritt", "valgfri", "ikke nødvendig", "trenger ikke", "kan droppes", "om ønskelig"]
      .first { words.contains(" \($0) ") }
  }

  /// What is wrong with the numbers, seen against the norms that were read.
  func problems(among ids: Set<String>) -> [ContentProblem] {
    all.filter { !ids.contains($0.id) }.map {
      $0.place.problem("Ingen anbefaling har nummeret «\($0.id)».", NearestWord.advice($0.id, among: ids.sorted()))
    }
  }
}
