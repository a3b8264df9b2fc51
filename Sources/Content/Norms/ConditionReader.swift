internal import Casework
internal import CivilTime
internal import Guidance

/// Reads a condition: a map of facts (all must hold), or `alle`, `en av`, `ikke`. See docs/recommendations.md.
struct ConditionReader {
  private(set) var problems: [ContentProblem] = []

  static let joiners = ["alle", "en av", "ikke"]

  mutating func read(_ place: YamlNode) -> Condition {
    if let word = place.text {
      if word == "alltid" { return .always }
      problems.append(place.problem("«\(word)» er ikke et vilkår.", "Skriv «alltid», eller fakta med svar."))
      return .always
    }
    if let items = place.items { return .all(items.map { read($0) }) }
    guard let pairs = place.pairs else {
      problems.append(place.problem("Her skal det stå et vilkår."))
      return .always
    }
    let parts = pairs.map { part($0.key, $0.value) }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func part(_ key: YamlNode, _ value: YamlNode) -> Condition {
    switch key.text ?? "" {
    case "alle": return .all(value.list.map { read($0) })
    case "en av": return .any(value.list.map { read($0) })
    case "ikke": return .not(read(value))
    case let name:
      guard let fact = fact(name, at: key) else { return .always }
      return .fact(test(fact, value))
    }
  }

  mutating func fact(_ name: String, at place: YamlNode) -> Fact? {
    if let fact = Fact(rawValue: name) { return fact }
    let allowed = Fact.allCases.map(\.rawValue) + Self.joiners
    problems.append(place.problem("Ukjent faktum «\(name)».", NearestWord.advice(name, among: allowed)))
    return nil
  }

  private mutating func test(_ fact: Fact, _ value: YamlNode) -> FactTest {
    if let word = value.text { return FactTest(fact, answer([word], fact, value)) }
    if let items = value.items { return FactTest(fact, answer(items.compactMap(\.text), fact, value)) }
    let map = YamlMap(value)
    var test = Self.answerWhenOnlyTimeIsGiven(fact)
    if let given = map.optional("svar") { test = answer(given.list.compactMap(\.text), fact, given) }
    var times: [TimeTest] = []
    if let span = span("innen", map) { times.append(.within(span)) }
    if let span = span("lengre enn", map) { times.append(.longerThan(span)) }
    if let span = span("høyst", map) { times.append(.notLongerThan(span)) }
    if let since = map.optional("siden siste") {
      times.append(.sinceLast(since.list.compactMap { self.fact($0.text ?? "", at: $0) }))
    }
    if let before = map.optional("senest"), let fact = self.fact(before.text ?? "", at: before) {
      times.append(.notAfter(fact))
    }
    if map.flag("fram i tid") { times.append(.ahead) }
    problems += map.finish()
    return FactTest(fact, test, times: times)
  }

  private static func answerWhenOnlyTimeIsGiven(_ fact: Fact) -> AnswerTest {
    switch fact.kind {
    case .yesNo, .choice: .answered
    case .done, .event, .status, .date, .topic: .yes
    }
  }

  private func span(_ key: String, _ map: YamlMap) -> Span? {
    guard let value = map.optional(key) else { return nil }
    if let span = value.text.flatMap({ Span(norwegian: $0) }) { return span }
    map.add(value.problem("«\(value.text ?? "")» er ikke en tid.", "Skriv for eksempel «12 måneder» eller «14 dager»."))
    return nil
  }

  private mutating func answer(_ words: [String], _ fact: Fact, _ place: YamlNode) -> AnswerTest {
    if words.count == 1, let test = AnswerWords.test(words[0], fact.kind) { return test }
    let options = fact.kind.options
    let indexes = words.compactMap { options.firstIndex(of: $0) }
    if !words.isEmpty, indexes.count == words.count { return .words(indexes) }
    let wrong = words.first { !options.contains($0) } ?? ""
    let allowed = options + AnswerWords.allowed(fact.kind)
    problems.append(
      place.problem(
        "«\(wrong)» er ikke et svar på «\(fact.rawValue)».", NearestWord.advice(wrong, among: allowed)))
    return .asked
  }
}

/// The words that conditions use for answers.
enum AnswerWords {
  static func test(_ word: String, _ kind: FactKind) -> AnswerTest? {
    switch word {
    case "besvart", "avklart": .answered
    case "ja", kind.yesWord: .yes
    case "nei", kind.noWord: .no
    case "spurt": .asked
    case "avslått": .declined
    case "ukjent": .unknown
    case "ikke spurt", kind.silentWords: .notAsked
    default: nil
    }
  }

  static func allowed(_ kind: FactKind) -> [String] {
    var words = ["besvart", "spurt", "avslått", "ukjent", "ikke spurt"]
    for word in ["ja", "nei", kind.yesWord, kind.silentWords] where !words.contains(word) { words.append(word) }
    return words
  }
}
