public import CivilTime

extension NationalIdentifier {
  /// Reads a number as it is typed; spaces, full stops and hyphens between the digits do not matter.
  ///
  /// - Parameters:
  ///   - text: what was typed.
  ///   - day: today. Before 2032 no number with a remainder has been given out, so one is taken for a slip of the hand.
  public init(_ text: String, on day: Day) throws(NationalIdentifierError) {
    let accepted: CheckDigitRule = day < NationalIdentifier.newNumbersFrom ? .noRemainder : .upToThree
    try self.init(text, accepting: accepted)
  }

  /// Reads a number under a named rule; the laxer one takes what the stricter takes.
  public init(_ text: String, accepting accepted: CheckDigitRule) throws(NationalIdentifierError) {
    let digits = try NationalIdentifier.digits(of: text)
    let (kind, series) = try NationalIdentifier.classify(digits)
    switch CheckDigits.verdict(on: digits, accepting: accepted) {
    case .wrong(let which):
      throw .checkDigit(which)
    case .right(let rule):
      self.init(digits: digits.map(String.init).joined(), kind: kind, series: series, rule: rule)
    }
  }

  private static let newNumbersFrom = Day(year: 2032, month: 1, day: 1) ?? .latest

  private static func digits(of text: String) throws(NationalIdentifierError) -> [Int] {
    var digits: [Int] = []
    var count = 0
    for scalar in text.unicodeScalars {
      switch scalar {
      case "0"..."9":
        count += 1
        // The rest of an overlong text is counted, not kept.
        if count <= 11 { digits.append(Int(scalar.value) - 48) }
      case " ", "\u{A0}", "\u{202F}", "\t", "\n", "\r", "-", ".": continue
      default: throw .characters
      }
    }
    guard count == 11 else { throw .length(count) }
    return digits
  }

  private static func classify(_ digits: [Int]) throws(NationalIdentifierError) -> (Kind, Series) {
    if digits[0] >= 8 { return (.sharedHelpNumber, .ordinary) }
    let markedDay = digits[0] * 10 + digits[1]
    let markedMonth = digits[2] * 10 + digits[3]
    let isD = markedDay > 40
    let (kind, series, month): (Kind, Series, Int) =
      switch markedMonth {
      case 81...92: (isD ? .dNumber : .nationalIdentityNumber, .taxAdministrationTest, markedMonth - 80)
      case 66...77: (isD ? .dNumber : .nationalIdentityNumber, .healthNetworkTest, markedMonth - 65)
      case 41...52 where isD: (.dNumber, .welfareTest, markedMonth - 40)
      case 41...52: (.helpNumber, .ordinary, markedMonth - 40)
      default: (isD ? .dNumber : .nationalIdentityNumber, .ordinary, markedMonth)
      }
    // Two digits do not name a century. Of the years they may mean, a leap year is there when four divides them.
    let anyYear = digits[4] * 10 + digits[5] + 2000
    guard Day(year: anyYear, month: month, day: isD ? markedDay - 40 : markedDay) != nil else { throw .date }
    return (kind, series)
  }
}

extension NationalIdentifier: Codable {
  /// Reads what `encode` wrote. A stored number was judged on the day it was written, so either rule will do.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    do {
      try self.init(container.decode(String.self), accepting: .upToThree)
    } catch is NationalIdentifierError {
      // The number itself stays out of the error: it may end in a log.
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a national identifier")
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(digits)
  }
}
