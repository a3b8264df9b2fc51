/// A telephone number, kept in one form whatever way it was typed.
public struct PhoneNumber: Hashable, Sendable {
  /// "+4790000000" for a Norwegian subscriber, "+46700000000" for a foreign one, "116117" for a short number.
  public let normalised: String

  /// Reads a number as it is typed; spaces, hyphens, full stops, brackets and slashes do not matter.
  public init(_ text: String) throws(PhoneNumberError) {
    var digits = ""
    var international = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "0"..."9": digits.unicodeScalars.append(scalar)
      case "+" where digits.isEmpty && !international: international = true
      case " ", "\u{A0}", "\u{202F}", "\t", "\n", "\r", "-", "–", ".", "(", ")", "/": continue
      default: throw .characters
      }
      // Enough to know that it is too long; nobody dials more than fifteen digits and 00 in front.
      if digits.utf8.count > 17 { throw .length }
    }
    if digits.isEmpty { throw international ? .length : .empty }
    if !international, digits.hasPrefix("00") {
      international = true
      digits.removeFirst(2)
    }
    normalised = try international ? PhoneNumber.international(digits) : PhoneNumber.domestic(digits)
  }

  private static func international(_ digits: String) throws(PhoneNumberError) -> String {
    if digits.hasPrefix("47") { return try domestic(String(digits.dropFirst(2))) }
    guard digits.first != "0" else { throw .countryCode }
    guard (7...15).contains(digits.utf8.count) else { throw .length }
    return "+" + digits
  }

  private static func domestic(_ digits: String) throws(PhoneNumberError) -> String {
    if isShort(digits) { return digits }
    if digits.utf8.count == 10, digits.hasPrefix("47") { return try domestic(String(digits.dropFirst(2))) }
    guard digits.utf8.count == 8 else { throw .length }
    guard let first = digits.first, first >= "2" else { throw .notInUse }
    return "+47" + digits
  }

  /// Emergency and other numbers of three to six digits that a service may well have as its contact.
  private static func isShort(_ digits: String) -> Bool {
    switch digits.utf8.count {
    case 3, 4: digits.hasPrefix("1")
    // Two noughts would be read as the way abroad when the number is read again.
    case 5: digits.hasPrefix("0") && !digits.hasPrefix("00")
    case 6: digits.hasPrefix("116")
    default: false
    }
  }

  /// Whether the number can take a text message: a Norwegian mobile number (4 or 9 first). Unknown for a foreign one.
  public var isNorwegianMobile: Bool {
    normalised.hasPrefix("+474") || normalised.hasPrefix("+479")
  }

  /// "900 00 000", "22 00 00 00", "116 117": grouped as people read it aloud.
  public var formatted: String {
    if normalised.hasPrefix("+47") {
      let subscriber = normalised.dropFirst(3)
      let threeTwoThree = isNorwegianMobile || subscriber.hasPrefix("8")
      return PhoneNumber.grouped(subscriber, threeTwoThree ? [3, 2, 3] : [2, 2, 2, 2])
    }
    if normalised.hasPrefix("116") { return PhoneNumber.grouped(normalised[...], [3, 3]) }
    return normalised
  }

  private static func grouped(_ digits: Substring, _ sizes: [Int]) -> String {
    var rest = digits
    return sizes.map { size in
      defer { rest = rest.dropFirst(size) }
      return String(rest.prefix(size))
    }.joined(separator: " ")
  }
}

/// Why a text is not a telephone number.
public enum PhoneNumberError: Error, Hashable, Sendable {
  /// Nothing was typed.
  case empty
  /// Something stands there that no number has.
  case characters
  /// Too few or too many digits.
  case length
  /// A foreign number must begin with its country code, which is never 0.
  case countryCode
  /// No Norwegian number of eight digits begins with 0 or 1.
  case notInUse

  /// What happened and what to do, in Norwegian, for the one who typed.
  public var message: String {
    switch self {
    case .empty: "Skriv et telefonnummer, eller la feltet stå tomt."
    case .characters: "Et telefonnummer har bare siffer og eventuelt + foran. Ta bort andre tegn."
    case .length: "Et norsk nummer har 8 siffer. Et utenlandsk nummer skrives med + og landkode foran."
    case .countryCode: "Skriv landkoden rett etter +, for eksempel +46 for Sverige."
    case .notInUse: "Norske nummer på 8 siffer begynner på 2 til 9. Se om noe er kommet med for mye."
    }
  }
}

extension PhoneNumber: Codable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Without the number: one that ends up in a log line by mistake shows nothing.
  public var description: String { "telefonnummer •••" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    do {
      try self.init(container.decode(String.self))
    } catch is PhoneNumberError {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a telephone number")
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(normalised)
  }
}
