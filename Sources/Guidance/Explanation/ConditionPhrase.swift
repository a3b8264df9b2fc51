public import Casework
internal import CivilTime

/// A condition said in Norwegian, without any record, for the page and the file of a recommendation.
public enum ConditionPhrase {
  /// What is asked about one fact.
  public static func phrase(_ test: FactTest) -> String {
    ([test.fact.rawValue + " " + answer(test)] + test.times.map(time)).joined(separator: ", ")
      .trimmingDoubleSpaces
  }

  /// One phrase for each step of the compiled condition, in its order; empty where the step joins others.
  static func phrases(_ condition: Condition) -> [String] {
    switch condition {
    case .always: [""]
    case .fact(let test): [phrase(test)]
    case .not(let part): [""] + phrases(part)
    case .all(let parts), .any(let parts): [""] + parts.flatMap(phrases)
    }
  }

  private static func answer(_ test: FactTest) -> String {
    switch test.answer {
    case .yes: "er \(test.fact.kind.yesWord)"
    case .no: "er \(test.fact.kind.noWord)"
    case .answered: "er besvart"
    case .asked: "er spurt om"
    case .declined: "er avslått"
    case .unknown: "er ukjent"
    case .notAsked: "er \(test.fact.kind.silentWords)"
    case .words(let words): "er " + words.map { test.fact.kind.options[$0] }.joined(separator: " eller ")
    }
  }

  private static func time(_ test: TimeTest) -> String {
    switch test {
    case .within(let span): "de siste \(span.norwegian)"
    case .longerThan(let span): "i mer enn \(span.norwegian)"
    case .notLongerThan(let span): "i høyst \(span.norwegian)"
    case .sinceLast(let facts): "etter siste " + facts.map(\.rawValue).joined(separator: " eller ")
    case .notAfter(let fact): "ikke senere enn \(fact.rawValue)"
    case .ahead: "fram i tid"
    }
  }

  /// The condition as nested lines, two spaces deeper for each level.
  public static func lines(_ condition: Condition, depth: Int = 0) -> [String] {
    let indent = String(repeating: "  ", count: depth)
    switch condition {
    case .always: return [indent + "alle som får oppfølging"]
    case .fact(let test): return [indent + phrase(test)]
    case .not(let part): return [indent + "ikke:"] + lines(part, depth: depth + 1)
    case .all(let parts) where parts.count == 1: return lines(parts[0], depth: depth)
    case .any(let parts) where parts.count == 1: return lines(parts[0], depth: depth)
    case .all(let parts): return [indent + "alt dette:"] + parts.flatMap { lines($0, depth: depth + 1) }
    case .any(let parts): return [indent + "minst én av:"] + parts.flatMap { lines($0, depth: depth + 1) }
    }
  }
}

extension FactKind {
  /// What yes is called for this kind of fact.
  public var yesWord: String {
    switch self {
    case .yesNo, .choice, .status: "ja"
    case .done: "gjort"
    case .event: "registrert"
    case .date: "kjent"
    case .topic: "besvart"
    }
  }

  /// What no is called for this kind of fact.
  public var noWord: String {
    switch self {
    case .yesNo, .choice, .status, .date: "nei"
    case .done: "ikke gjort"
    case .event: "ikke skjedd"
    case .topic: "ikke besvart"
    }
  }

  /// What silence is called for this kind of fact.
  public var silentWords: String {
    switch self {
    case .yesNo, .choice: "ikke spurt"
    case .status: "ikke valgt"
    case .done: "ikke gjort"
    case .event: "ikke registrert"
    case .date: "ikke kjent"
    case .topic: "ikke gått gjennom"
    }
  }
}

extension MeasureStep.Step {
  /// How a measure stands, in one word.
  public var norwegian: String {
    switch self {
    case .offered: "tilbudt"
    case .declined: "takket nei til"
    case .started, .resumed, .evaluated: "i gang"
    case .paused: "satt på pause"
    case .ended: "avsluttet"
    case .refused: "avslått av tjenesten"
    }
  }
}

extension String {
  fileprivate var trimmingDoubleSpaces: String {
    split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
  }
}
