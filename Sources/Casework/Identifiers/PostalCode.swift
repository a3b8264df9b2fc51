/// A Norwegian postal code: four digits, "0150".
public struct PostalCode: Hashable, Sendable, CustomStringConvertible {
  /// The four digits, a zero in front kept.
  public let digits: String

  public var description: String { digits }

  /// Reads "0150", "0 150" and "NO-0150". It says that the form is right, not that the code is in use.
  public init(_ text: String) throws(PostalCodeError) {
    var rest = text.prefix(20).uppercased().filter { !$0.isWhitespace }[...]
    for prefix in ["NO-", "N-"] where rest.hasPrefix(prefix) { rest = rest.dropFirst(prefix.count) }
    let isFourDigits = rest.utf8.count == 4 && rest.utf8.allSatisfy { (48...57).contains($0) }
    guard text.utf8.prefix(21).count <= 20, isFourDigits, rest != "0000" else { throw PostalCodeError() }
    digits = String(rest)
  }
}

/// Why a text is not a postal code.
public struct PostalCodeError: Error, Hashable, Sendable {
  /// What happened and what to do, in Norwegian, for the one who typed.
  public var message: String {
    "Et norsk postnummer har fire siffer, for eksempel 0150. Bor personen i utlandet, la feltet stå tomt."
  }
}

extension PostalCode: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    do {
      try self.init(container.decode(String.self))
    } catch is PostalCodeError {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a postal code of four digits")
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(digits)
  }
}
