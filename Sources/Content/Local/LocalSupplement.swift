internal import CivilTime
internal import Guidance

/// What a municipality adds beside the sources, as `tillegg.yaml` in its folder says: who, which version, decided when.
struct LocalSupplement {
  static let fileName = "tillegg.yaml"

  let prefix: String
  let decision: LocalDecision
  /// The plan or decision that its own norms cite.
  let source: Guidance.Source

  /// Nil when there is no such file, or it has faults.
  init?(_ files: inout ContentFolder, folder: String, municipality: String) {
    let path = "\(folder)/\(Self.fileName)"
    guard files.exists(path), let place = files.file(path) else { return nil }
    let map = YamlMap(place)
    prefix = map.text("prefiks")
    let version = map.text("versjon")
    let adopted = map.day("vedtatt") ?? Day(ordinal: 0)
    decision = LocalDecision(municipality: municipality, version: version, adopted: adopted, parts: [])
    source = Guidance.Source(
      id: map.text("kilde"), name: map.text("kildens navn"), publisher: municipality,
      edition: "Versjon \(version), vedtatt \(adopted.withYear)", address: "", file: nil)
    if prefix.count < 3 || !prefix.allSatisfy({ $0.isUppercase && $0.isLetter }) {
      map.add((map.optional("prefiks") ?? place).problem("Prefikset skal være minst tre store bokstaver."))
    }
    for key in Self.hiding {
      for item in map.optional(key)?.list ?? [] {
        map.add(
          item.problem(
            "«\(key)» kan ikke brukes på «\(item.text ?? "")»: en kommune kan ikke skjule det kilden krever eller anbefaler.",
            "Ta bort linjen. Gjelder anbefalingen ikke for en person, skrives det et fravik der."))
      }
    }
    for key in ["om", "sist sjekket"] { _ = map.optional(key) }
    let problems = map.finish()
    files.add(problems)
    if !problems.isEmpty { return nil }
  }

  /// For a municipality without such a file, that decides in the interface: its own name, and the log as the source.
  init(of municipality: String) {
    let name = municipality.split(separator: " ").first.map(String.init) ?? municipality
    let letters = name.uppercased().filter(\.isLetter)
    prefix = letters.count < 3 ? "LOKAL" : letters
    decision = LocalDecision(municipality: municipality, version: "0", adopted: nil, parts: [])
    source = Guidance.Source(
      id: "\(prefix.lowercased())-vedtak", name: "\(municipality)s egne vedtak", publisher: municipality,
      edition: "Vedtatt i løsningen", address: "", file: nil)
  }

  /// Words by which somebody may try to make a norm go away.
  static let hiding = ["skjul", "skjuler", "slå av", "opphev", "erstatt", "erstatter"]
}
