internal import Instruments

/// Reads one `cases.yaml`: a list of worked examples for the instrument beside it.
struct InstrumentCaseReader {
  let instrument: Instrument

  private static let sexes: [(String, Sex)] = [("kvinne", .female), ("mann", .male)]

  func read(_ place: YamlNode) -> (cases: [InstrumentCase], problems: [ContentProblem]) {
    guard let items = place.items, !items.isEmpty else {
      return ([], [place.problem("Filen skal være en liste med eksempler, og ha minst ett.")])
    }
    var cases: [InstrumentCase] = []
    var problems: [ContentProblem] = []
    for item in items {
      let (example, found) = readOne(item)
      if let example { cases.append(example) }
      problems += found
    }
    return (cases, problems)
  }

  private func readOne(_ place: YamlNode) -> (InstrumentCase?, [ContentProblem]) {
    let map = YamlMap(place)
    let name = map.text("navn")
    let sex = map.optional("kjønn") == nil ? nil : map.choice("kjønn", Self.sexes)
    let age = map.number("alder")
    let input = input(map)
    let expected = map.required("gir").map { outcome($0, map) }
    let problems = map.finish()
    guard problems.isEmpty, let input, let expected else { return (nil, problems) }
    let at = YamlPlace(file: place.file, line: place.line)
    let read = InstrumentCase(
      name: name, place: at, input: input, sex: sex, expected: expected, decimals: decimals, age: age)
    return (read, [])
  }

  private var decimals: Int { instrument.scale.decimals }

  private func input(_ map: YamlMap) -> InstrumentCase.Input? {
    let parts = entered("delskårer", map) { id in instrument.subscale(id).map(\.scale.decimals) }
    let asides = entered("tillegg", map) { id in instrument.asides.first { $0.id == id }.map { _ in 0 } }
    if map.optional("sum")?.text == "ingen" { return .total(nil, subscales: parts, asides: asides) }
    if map.optional("sum") != nil || map.optional("delskårer") != nil || map.optional("tillegg") != nil {
      let total = map.optional("sum") == nil ? nil : map.score("sum", decimals: decimals)
      return .total(total, subscales: parts, asides: asides)
    }
    guard let place = map.optional("svar") else {
      map.add(map.place.problem("Eksempelet trenger «svar» eller «sum»."))
      return nil
    }
    let words = (place.text ?? "").split(separator: " ")
    guard words.count == instrument.items.count else {
      let count = "\(words.count) svar for \(instrument.items.count) spørsmål"
      map.add(
        place.problem("Her står det \(count).", "Skriv ett tall for hvert spørsmål, og - for et som ikke er besvart."))
      return nil
    }
    var answers: [String: Int] = [:]
    for (item, word) in zip(instrument.items, words) where word != "-" {
      guard let value = Int(word) else {
        map.add(place.problem("«\(word)» er ikke et svar.", "Skriv et tall, eller - for et som ikke er besvart."))
        continue
      }
      answers[item.id] = value
    }
    return .answers(answers)
  }

  /// Numbers by id, each with as many decimals as its part has.
  private func entered(_ key: String, _ map: YamlMap, _ decimals: (String) -> Int?) -> [String: Int] {
    guard let place = map.optional(key) else { return [:] }
    let inner = YamlMap(place)
    var numbers: [String: Int] = [:]
    for (id, _) in place.pairs ?? [] {
      guard let id = id.text, let places = decimals(id) else { continue }
      numbers[id] = inner.score(id, decimals: places)
    }
    map.add(inner.finish())
    return numbers
  }

  private func outcome(_ place: YamlNode, _ outer: YamlMap) -> InstrumentCase.Outcome {
    let map = YamlMap(place)
    defer { outer.add(map.finish()) }
    if map.optional("feil") != nil {
      let refusals = InstrumentCase.Refusal.allCases.map { ($0.rawValue, $0) }
      return .refused(map.choice("feil", refusals) ?? .total)
    }
    return .score(
      InstrumentCase.ScoreOutcome(
        total: total(map), bands: bands(map, instrument.bandTables), subscales: subscales(map),
        proRated: map.flag("regnet ut"), missing: map.texts("mangler"), skipped: map.texts("hoppet over"),
        risks: map.texts("risiko"), risksToAsk: map.texts("spør om")))
  }

  private func total(_ map: YamlMap) -> Int? {
    map.required("sum")?.text == "ingen" ? nil : map.score("sum", decimals: decimals)
  }

  private func subscales(_ outer: YamlMap) -> [String: InstrumentCase.Part] {
    guard let place = outer.optional("delskårer") else { return [:] }
    let map = YamlMap(place)
    var parts: [String: InstrumentCase.Part] = [:]
    for subscale in instrument.subscales {
      guard let node = map.optional(subscale.id) else { continue }
      let inner = YamlMap(node)
      let number = inner.score("sum", decimals: subscale.scale.decimals) ?? 0
      parts[subscale.id] = .init(
        number: number.written(decimals: subscale.scale.decimals), bands: bands(inner, subscale.bandTables))
      map.add(inner.finish())
    }
    outer.add(map.finish())
    return parts
  }

  private func bands(_ map: YamlMap, _ tables: [BandTable]) -> [String: String] {
    guard let place = map.required("område") else { return [:] }
    if let word = place.text { return word == "ingen" ? [:] : ["alle": label(word, tables, place, map)] }
    let inner = YamlMap(place)
    var bands: [String: String] = [:]
    for group in tables.map(\.group.norwegian) {
      guard let node = inner.optional(group) else { continue }
      bands[group] = label(node.text ?? "", tables, node, map)
    }
    map.add(inner.finish())
    return bands
  }

  private func label(_ word: String, _ tables: [BandTable], _ place: YamlNode, _ map: YamlMap) -> String {
    let known = Set(tables.flatMap(\.bands).map(\.label))
    if !known.contains(word) {
      map.add(place.problem("Ukjent område «\(word)».", NearestWord.advice(word, among: known.sorted())))
    }
    return word
  }
}
