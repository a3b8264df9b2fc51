/// One numbered statement of a source: what kind of thing it asks, and how strongly, without its words.
public struct Requirement: Hashable, Sendable {
  public let id: String
  /// `skal`, `bør`, `kan`, `mål`, `definisjon` or `faktum`.
  public let strength: String
  /// Whom it concerns: `person`, `tjeneste`, `region` or `innbygger`.
  public let level: String
  public let kind: String

  /// The letters of the chapter: `HF2` of `HF2-13`.
  public var chapter: String { Self.chapter(of: id) }

  static func chapter(of id: String) -> String { String(id.prefix { $0 != "-" }) }
}

extension Requirement {
  static let strengths = ["skal", "bør", "kan", "mål", "definisjon", "faktum"]
  static let levels = ["person", "tjeneste", "region", "innbygger"]
  static let kinds = ["plikt", "mulighet", "tiltak", "tema", "indikator", "trinn", "mål", "definisjon", "faktum"]

  /// Reads `requirements.yaml`, in the order written.
  static func all(_ files: inout ContentFolder) -> [Requirement] {
    guard let place = files.file("requirements.yaml") else { return [] }
    var all: [Requirement] = []
    for (key, value) in place.pairs ?? [] {
      let words = value.list.compactMap(\.text)
      guard words.count == 3 else {
        files.add([value.problem("Et krav har styrke, nivå og slag.", "Skriv for eksempel «[bør, person, plikt]».")])
        continue
      }
      for (word, allowed) in zip(words, [strengths, levels, kinds]) where !allowed.contains(word) {
        files.add([value.problem("«\(word)» kan ikke stå her.", NearestWord.advice(word, among: allowed))])
      }
      all.append(Requirement(id: key.text ?? "", strength: words[0], level: words[1], kind: words[2]))
    }
    return all
  }
}
