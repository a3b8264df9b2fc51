internal import Casework
internal import CivilTime
internal import Desk
internal import Guidance

/// Reads what is not a recommendation: sources, topics, measures, pathways, forms.
enum CatalogueReader {
  static func sources(_ files: inout ContentFolder) -> [Guidance.Source] {
    files.files(under: "sources").map { place in
      let map = YamlMap(place)
      let source = Guidance.Source(
        id: map.text("id"), name: map.text("navn"), publisher: map.text("utgiver"), edition: map.text("utgave"),
        address: map.optionalText("adresse") ?? "", file: map.optionalText("fil"),
        grades: map.optional("graderer") == nil || map.flag("graderer"))
      for key in ["gjelder fra", "lest", "lisens", "kilde", "sist sjekket", "forgjenger", "merknad"] {
        _ = map.optional(key)
      }
      files.add(map.finish())
      return source
    }
  }

  static func topics(_ files: inout ContentFolder, sources: [String: String]) -> [Topic] {
    let places = files.files(under: "topics")
    return zip(places, Fact.topics).map { place, fact in
      files.claim(place)
      let map = YamlMap(place)
      var conditions = ConditionReader()
      let facts = map.optional("opplysninger")?.list.compactMap { conditions.fact($0.text ?? "", at: $0) } ?? []
      map.add(conditions.problems)
      let id = map.text("id")
      let topic = Topic(
        id: id, fact: fact, name: map.text("navn"), question: map.text("spørsmål"), prompts: map.texts("stikkord"),
        facts: facts, isShielded: map.flag("skjermet"),
        citation: CitationReader(sources: sources).read(map, id, place: "Kartlegging · tema"))
      _ = map.text("styrke")
      _ = map.day("sist sjekket")
      files.add(map.finish())
      return topic
    }
  }

  static func purposes(_ files: inout ContentFolder) -> [Knowledge.Purpose] {
    guard let place = files.file("measures/_formål.yaml"), let list = YamlMap(place).required("formål") else {
      return []
    }
    return list.list.map { item in
      let map = YamlMap(item)
      return Knowledge.Purpose(id: map.text("id"), name: map.text("navn"))
    }
  }

  static func measures(
    _ files: inout ContentFolder, sources: [String: String], purposes: [Knowledge.Purpose]
  ) -> [MeasureKind] {
    files.files(under: "measures").filter { !$0.file.contains("/_") }.map { place in
      measure(place, &files, sources: sources, purposes: purposes)
    }
  }

  /// - Parameter local: whose it is, when it is a municipality's own.
  static func measure(
    _ place: YamlNode, _ files: inout ContentFolder, sources: [String: String], purposes: [Knowledge.Purpose],
    local: LocalDecision? = nil
  ) -> MeasureKind {
    files.claim(place)
    let map = YamlMap(place)
    let id = map.text("id")
    for purpose in map.optional("formål")?.list ?? [] where !purposes.contains(where: { $0.id == purpose.text }) {
      let word = purpose.text ?? ""
      map.add(purpose.problem("Ukjent formål «\(word)».", NearestWord.advice(word, among: purposes.map(\.id))))
    }
    let name = map.text("navn")
    let measure = MeasureKind(
      id: id, alsoIDs: map.texts("også"), name: local == nil ? name : "\(name) (lokal)",
      about: map.text("beskrivelse"), pathways: Set(map.texts("forløp").compactMap { Int($0) }),
      strength: map.choice("styrke", NormReader.strengths) ?? .may, purposes: map.texts("formål"),
      intensity: map.choice("intensitet", ["lav", "middels", "høy"].map { ($0, $0) }) ?? "middels",
      isLowThreshold: map.flag("lavterskel"), isGuidedDigital: map.flag("veiledet"), suits: map.texts("passer ved"),
      citation: CitationReader(sources: sources).read(map, id, place: "Tiltak"), local: local)
    for key in ["nivå", "sist sjekket"] { _ = map.optional(key) }
    files.add(map.finish())
    return measure
  }

  static func pathways(_ files: inout ContentFolder) -> [MainPathway] {
    (1...3).compactMap { number in
      guard let place = files.file("pathways/hovedforløp-\(number).yaml") else { return nil }
      let map = YamlMap(place)
      func examples(_ key: String) -> [ExampleCondition] {
        (map.optional(key)?.list ?? []).map { item in
          let inner = YamlMap(item)
          return ExampleCondition(
            id: inner.text("id"), name: inner.text("navn"), requirement: inner.text("krav"), pathway: number)
        }
      }
      let pathway = MainPathway(
        number: number, name: map.text("navn"), summary: map.text("kort"), aims: map.texts("mål"),
        examples: examples("eksempler"), lifeEvents: examples("livshendelser"), readings: map.texts("lesning"))
      for key in ["id", "alvor og varighet", "peker mot", "kilde", "sist sjekket"] { _ = map.optional(key) }
      files.add(map.finish())
      return pathway
    }
  }

  static func forms(_ files: inout ContentFolder) -> [FactForm] {
    files.files(under: "forms").map { place in
      let map = YamlMap(place)
      var conditions = ConditionReader()
      let parts = (map.required("deler")?.list ?? []).map { item in
        let inner = YamlMap(item)
        let facts = (inner.required("fakta")?.list ?? []).compactMap { conditions.fact($0.text ?? "", at: $0) }
        let part = FactForm.Part(name: inner.text("navn"), facts: facts)
        map.add(inner.finish())
        return part
      }
      map.add(conditions.problems)
      let form = FactForm(
        page: map.choice("side", NormReader.pages.map { ($0, $0) }) ?? "", name: map.text("navn"),
        introduction: map.optionalText("innledning") ?? "", parts: parts)
      files.add(map.finish())
      return form
    }
  }
}
