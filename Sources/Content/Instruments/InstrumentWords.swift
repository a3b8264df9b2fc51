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
  static let wordings: [(String, Instrument.Wording)] = [("egen", .own), ("offisiell", .official)]
  static let missing: [(String, Missing)] = [("ingen sum", .noTotal), ("forholdsmessig", .proRated)]
  static let sexes: [(String, Sex?)] = [("alle", nil), ("kvinner", .female), ("menn", .male)]
  static let licences: [(String, Licence.State)] = [
    ("fri", .free), ("fri på vilkår", .conditional), ("uavklart", .unclear), ("bare sum", .totalOnly),
  ]
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
}
