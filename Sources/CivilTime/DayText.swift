/// Days written and read the ISO way, for storage and exchange.
extension Day: Codable, CustomStringConvertible {
  /// "2026-11-23".
  public var iso: String {
    let (year, month, day) = components
    return String(unsafeUninitializedCapacity: 10) { buffer in
      buffer.put(year, digits: 4, at: 0)
      buffer[4] = UInt8(ascii: "-")
      buffer.put(month, digits: 2, at: 5)
      buffer[7] = UInt8(ascii: "-")
      buffer.put(day, digits: 2, at: 8)
      return 10
    }
  }

  public var description: String { iso }

  /// Reads exactly "YYYY-MM-DD"; nil for any other form or a day that does not exist.
  public init?(iso text: String) {
    let bytes = text.utf8
    guard bytes.count == 10 else { return nil }
    var numbers = (year: 0, month: 0, day: 0)
    for (position, byte) in bytes.enumerated() {
      if position == 4 || position == 7 {
        guard byte == UInt8(ascii: "-") else { return nil }
        continue
      }
      guard let digit = byte.decimalDigit else { return nil }
      switch position {
      case ..<4: numbers.year = numbers.year * 10 + digit
      case ..<7: numbers.month = numbers.month * 10 + digit
      default: numbers.day = numbers.day * 10 + digit
      }
    }
    self.init(year: numbers.year, month: numbers.month, day: numbers.day)
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let day = Day(iso: text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a day written YYYY-MM-DD")
    }
    self = day
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(iso)
  }
}

extension UInt8 {
  var decimalDigit: Int? {
    self >= 48 && self <= 57 ? Int(self) - 48 : nil
  }
}

extension UnsafeMutableBufferPointer<UInt8> {
  func put(_ number: Int, digits: Int, at start: Int) {
    var rest = number
    for position in stride(from: start + digits - 1, through: start, by: -1) {
      self[position] = UInt8(48 + rest % 10)
      rest /= 10
    }
  }
}
