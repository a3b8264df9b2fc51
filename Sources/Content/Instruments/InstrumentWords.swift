internal import Instruments

/// The words that an instrument's files use for the kinds the core knows.
enum InstrumentWords {
  enum Missing {
    case noTotal
    case proRated
  }

  static let directions: [(String, Instrument.Direction)] = [
    ("lavere er bedre", .lowerIsBetter), ("høyere er bedre", .higherIsBetter),
  ]
  static let wordings: [(String, Wording)] = [("egen", .own), ("offisiell", .official), ("ingen", .none)]
  static let methods: [(String, Scale.Method)] = [
    ("sum", .sum), ("gjennomsnitt", .mean), ("høyeste", .highest), ("antall", .count), ("T-skår", .tScore),
    ("i ord", .words),
  ]
  static let missing: [(String, Missing)] = [("ingen sum", .noTotal), ("forholdsmessig", .proRated)]
  static let sexes: [(String, Sex?)] = [("alle", nil), ("kvinner", .female), ("menn", .male)]
  static let licences: [(String, Licence.State)] = [
    ("fri", .free), ("fri på vilkår", .conditional), ("krever tillatelse", .permission), ("bare skår", .scoreOnly),
  ]
  static let purposes = Usage.Purpose.allCases.map { ($0.rawValue, $0) }
  static let fillers = Usage.Filler.allCases.map { ($0.rawValue, $0) }
  static let requirements = Usage.Requirement.allCases.map { ($0.rawValue, $0) }
}

extension YamlMap {
  /// A whole number that must be there.
  func requiredNumber(_ key: String) -> Int? {
    required(key) == nil ? nil : number(key)
  }

  /// One or more texts that must be there.
  func requiredTexts(_ key: String) -> [String] {
    required(key) == nil ? [] : texts(key)
  }

  /// A number that must be there, with at most so many decimals, in its smallest unit.
  func score(_ key: String, decimals: Int) -> Int? {
    guard let value = required(key) else { return nil }
    if let number = Int(written: value.text ?? "", decimals: decimals) { return number }
    let kind = decimals == 0 ? "et helt tall" : "et tall med høyst \(decimals) desimaler"
    add(value.problem("«\(key)» skal være \(kind), ikke «\(value.text ?? "")»."))
    return nil
  }

  /// One of some words; the fallback when the key is left out.
  func choice<Value>(_ key: String, _ allowed: [(String, Value)], else fallback: Value) -> Value {
    optional(key) == nil ? fallback : choice(key, allowed) ?? fallback
  }
}
