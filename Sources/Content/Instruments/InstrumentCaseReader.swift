internal import Instruments

/// Reads one `cases.yaml`: a list of worked examples for the instrument beside it.
struct InstrumentCaseReader {
  let instrument: Instrument

  private static let sexes: [(String, Sex)] = [("kvinne", .female), ("mann", .male)]
  private static let yes: [(String, Bool)] = [("ja", true), ("nei", false)]

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
    let input = input(map)
    let expected = map.required("gir").map { outcome($0, map) }
    let problems = map.finish()
    guard problems.isEmpty, let input, let expected else { return (nil, problems) }
    let at = YamlPlace(file: place.file, line: place.line)
    return (InstrumentCase(name: name, place: at, input: input, sex: sex, expected: expected), [])
  }

  private func input(_ map: YamlMap) -> InstrumentCase.Input? {
    if let total = map.number("sum") { return .total(total) }
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

  private func outcome(_ place: YamlNode, _ outer: YamlMap) -> InstrumentCase.Outcome {
    let map = YamlMap(place)
    defer { outer.add(map.finish()) }
    if map.optional("feil") != nil {
      let refusals = InstrumentCase.Refusal.allCases.map { ($0.rawValue, $0) }
      return .refused(map.choice("feil", refusals) ?? .total)
    }
    let proRated = map.optional("regnet ut") == nil ? false : map.choice("regnet ut", Self.yes) ?? false
    return .score(
      InstrumentCase.ScoreOutcome(
        total: total(map), bands: bands(map), proRated: proRated, missing: map.texts("mangler"),
        skipped: map.texts("hoppet over"), risks: map.texts("risiko"), risksToAsk: map.texts("spør om")))
  }

  private func total(_ map: YamlMap) -> Int? {
    map.required("sum")?.text == "ingen" ? nil : map.number("sum")
  }

  private func bands(_ map: YamlMap) -> [String: String] {
    guard let place = map.required("område") else { return [:] }
    if let word = place.text { return word == "ingen" ? [:] : ["alle": label(word, place, map)] }
    let inner = YamlMap(place)
    var bands: [String: String] = [:]
    for sex in Sex.allCases {
      guard let node = inner.required(sex.norwegian) else { continue }
      bands[sex.norwegian] = label(node.text ?? "", node, map)
    }
    map.add(inner.finish())
    return bands
  }

  private func label(_ word: String, _ place: YamlNode, _ map: YamlMap) -> String {
    let known = Set(instrument.bandTables.flatMap(\.bands).map(\.label))
    if !known.contains(word) {
      map.add(place.problem("Ukjent område «\(word)».", NearestWord.advice(word, among: known.sorted())))
    }
    return word
  }
}
