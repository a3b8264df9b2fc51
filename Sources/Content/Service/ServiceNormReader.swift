internal import CivilTime
internal import Guidance

/// Reads the questions that the leader answers about the service, one file each.
struct ServiceNormReader {
  let sources: [String: String]
  /// What an indicator may name.
  let duties: [String]
  let measures: [String]

  static let owners = ["kommunedirektør", "leder for tjenesten", "fagleder", "enhetsleder", "kommuneoverlege"]

  func read(_ place: YamlNode) -> (norm: ServiceNorm, problems: [ContentProblem]) {
    let map = YamlMap(place)
    let id = map.text("id")
    if let problem = misnamed(id, place) { map.add(problem) }
    let deadline = map.optionalText("frist")
    let norm = ServiceNorm(
      id: id, title: map.text("tittel"), question: map.text("spørsmål"),
      strength: map.choice("styrke", NormReader.strengths) ?? .should,
      citation: CitationReader(sources: sources).read(map, id, place: nil),
      scope: map.choice("gjelder", ServiceNorm.Scope.allCases.map { ($0.rawValue, $0) }) ?? .municipality,
      checkpoints: points(map), evidence: map.texts("bevis"),
      owner: map.choice("eier", Self.owners.map { ($0, $0) }) ?? "",
      indicator: map.optional("indikator").flatMap { indicator($0, map) },
      deadline: deadline == "ingen i kilden" ? nil : deadline, reading: map.optionalText("lesning"),
      lastChecked: map.day("sist sjekket") ?? Day(ordinal: 0))
    _ = map.optional("merknad")
    return (norm, map.finish())
  }

  /// A file is found by its number, so its name must begin with it.
  private func misnamed(_ id: String, _ place: YamlNode) -> ContentProblem? {
    let name = place.file.split(separator: "/").last ?? ""
    guard !id.isEmpty, !name.hasPrefix(id + "-") else { return nil }
    return place.problem("Filen heter «\(name)», men er \(id).", "Kall den \(id)-kort-navn.yaml.")
  }

  private func points(_ map: YamlMap) -> [String] {
    guard let place = map.required("møtt når") else { return [] }
    let points = place.list.compactMap(\.text)
    if points.isEmpty || points.count > 4 || points.count != place.list.count {
      map.add(place.problem("«møtt når» skal være ett til fire punkter.", "Skriv hvert punkt som en kort tekst."))
    }
    return points
  }

  private func indicator(_ place: YamlNode, _ map: YamlMap) -> Indicator? {
    let inner = YamlMap(place)
    defer { map.add(inner.finish()) }
    if let norms = inner.optional("anbefaling") {
      return .norms(known(norms, duties, "Ingen anbefaling har nummeret", inner))
    }
    if let offers = inner.optional("tilbud") {
      return .offers(known(offers, measures, "Ingen tiltak har nummeret", inner))
    }
    guard inner.optional("tall") != nil else {
      inner.add(place.problem("Indikatoren er ikke forstått.", "Bruk «tall», «anbefaling» eller «tilbud»."))
      return nil
    }
    return inner.choice("tall", Figure.allCases.map { ($0.rawValue, $0) }).map(Indicator.figure)
  }

  private func known(_ list: YamlNode, _ allowed: [String], _ what: String, _ map: YamlMap) -> [String] {
    let ids = list.list.compactMap { node -> String? in
      guard let id = node.text, !allowed.contains(id) else { return node.text }
      map.add(node.problem("\(what) «\(id)».", NearestWord.advice(id, among: allowed)))
      return nil
    }
    if list.list.isEmpty { map.add(list.problem("Listen er tom.", "Skriv minst ett nummer.")) }
    return ids
  }
}

extension ServiceNormReader {
  /// Every service norm, in the order of their numbers. Read last: indicators name recommendations and measures.
  static func all(_ files: inout ContentFolder, sources: [String: String]) -> [ServiceNorm] {
    let reader = ServiceNormReader(
      sources: sources, duties: files.claimed(in: "recommendations"), measures: files.claimed(in: "measures"))
    return files.files(under: "service").map { place in
      files.claim(place)
      let (norm, problems) = reader.read(place)
      files.add(problems)
      return norm
    }
  }
}
