internal import Casework
internal import CivilTime
internal import Guidance

/// The words that stories use for answers and steps.
enum StoryAnswers {
  static let steps: [(word: String, step: MeasureStep.Step)] = [
    ("tilbudt", .offered), ("avslått", .declined), ("startet", .started), ("pause", .paused),
    ("gjenopptatt", .resumed), ("evaluert", .evaluated), ("avsluttet", .ended), ("nektet", .refused),
  ]

  /// One answer to one fact, or a problem that says what may be answered.
  static func statement(
    _ fact: Fact, _ place: YamlNode, on: Day?, since: Day?, _ reader: inout StoryEvents
  ) -> Statement? {
    let word = place.text ?? ""
    if let plain = plain(word, fact.kind) { return Statement(fact, plain, on: on, since: since) }
    if case .date = fact.kind {
      return reader.day(place).map { Statement(fact, .yes, value: Int($0.ordinal), on: on, since: since) }
    }
    if let chosen = Statement(fact, word: word, on: on, since: since) { return chosen }
    reader.problems.append(
      place.problem("«\(word)» er ikke et svar på «\(fact.rawValue)».", NearestWord.advice(word, among: allowed(fact))))
    return nil
  }

  private static func plain(_ word: String, _ kind: FactKind) -> Answer? {
    // «ingen» is the lowest level of a risk, and no for everything else.
    if kind.options.contains(word) { return nil }
    switch word {
    case "nei", "ingen", kind.noWord: return .no
    case "avslått": return .declined
    case "ukjent": return .unknown
    case "ikke relevant": return .notRelevant
    case "ikke spurt", kind.silentWords: return .notAsked
    case "ja", "gjort", "tilbudt", "registrert", "besvart": return kind.options.isEmpty && !kind.isDate ? .yes : nil
    default: return nil
    }
  }

  /// Every word that answers this fact.
  static func allowed(_ fact: Fact) -> [String] {
    let common = ["nei", "avslått", "ukjent", "ikke relevant", "ikke spurt"]
    switch fact.kind {
    case .yesNo: return ["ja"] + common
    case .done: return ["gjort", "tilbudt"] + common
    case .event: return ["registrert"] + common
    case .topic: return ["besvart"] + common
    case .date: return ["en dag"] + common
    case .choice(let words), .status(let words): return words + common
    }
  }
}

extension FactKind {
  fileprivate var isDate: Bool { self == .date }
}
