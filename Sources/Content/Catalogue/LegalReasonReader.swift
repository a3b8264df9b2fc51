internal import Desk
internal import Guidance

/// Reads the reasons in law for keeping an entry from the person's own view.
enum LegalReasonReader {
  static let file = "access/nektet-innsyn.yaml"

  static func read(_ files: inout ContentFolder, sources: [Guidance.Source]) -> [LegalReason] {
    guard let place = files.file(file) else { return [] }
    let map = YamlMap(place)
    let id = map.text("kilde")
    let source = sources.first { $0.id == id }
    if source == nil, let node = map.optional("kilde") {
      map.add(node.problem("Ukjent kilde «\(id)».", NearestWord.advice(id, among: sources.map(\.id))))
    }
    _ = map.text("kodeverk")
    let checked = map.day("sist sjekket")
    var seen: Set<String> = []
    let reasons = (map.required("grunner")?.list ?? []).map { node in
      let item = YamlMap(node)
      let code = item.text("kode")
      if !seen.insert(code).inserted { item.add(node.problem("Koden «\(code)» står to ganger.", "Slett den ene.")) }
      let reason = LegalReason(
        code: code, label: item.text("navn"), law: "\(source?.name ?? id) \(item.text("lov"))", lastChecked: checked)
      files.add(item.finish())
      return reason
    }
    if reasons.isEmpty, let node = map.optional("grunner") {
      map.add(node.problem("Listen er tom.", "Uten en grunn kan ingenting holdes tilbake. Skriv minst én."))
    }
    files.add(map.finish())
    return reasons
  }
}
