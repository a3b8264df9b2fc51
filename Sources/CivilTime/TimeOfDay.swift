/// A time on the clock, to the minute.
public struct TimeOfDay: Hashable, Comparable, Sendable {
  /// Minutes since midnight, 0 to 1439.
  public let minuteOfDay: Int

  /// 0 to 23.
  public var hour: Int { minuteOfDay / 60 }
  /// 0 to 59.
  public var minute: Int { minuteOfDay % 60 }

  /// The named time, or nil when no clock shows it.
  public init?(hour: Int, minute: Int) {
    guard (0..<24).contains(hour), (0..<60).contains(minute) else { return nil }
    self.init(minuteOfDay: hour * 60 + minute)
  }

  init(minuteOfDay: Int) {
    self.minuteOfDay = minuteOfDay
  }

  /// 00:00.
  public static let midnight = TimeOfDay(minuteOfDay: 0)
  /// 12:00.
  public static let noon = TimeOfDay(minuteOfDay: 720)

  public static func < (left: TimeOfDay, right: TimeOfDay) -> Bool {
    left.minuteOfDay < right.minuteOfDay
  }

  /// "10.00", as Norwegian writes a time.
  public var norwegian: String { "\(hour.twoDigits).\(minute.twoDigits)" }
  /// "10:00", as form fields and files write it.
  public var iso: String { "\(hour.twoDigits):\(minute.twoDigits)" }

  /// Reads "10.00", "10:00", "1000", "0930", "9" and "kl. 10"; nil for anything else.
  public init?(norwegian text: String) {
    var rest = text.prefix(20).lowercased().filter { !$0.isWhitespace }[...]
    if rest.hasPrefix("kl") { rest = rest.dropFirst(rest.hasPrefix("kl.") ? 3 : 2) }
    let parts = rest.split(omittingEmptySubsequences: false) { $0 == "." || $0 == ":" }
    guard let first = parts.first, parts.count <= 2, parts.allSatisfy(TimeOfDay.isDigits) else { return nil }
    if parts.count == 2 {
      guard first.count <= 2, parts[1].count == 2 else { return nil }
      self.init(hour: Int(first) ?? -1, minute: Int(parts[1]) ?? -1)
    } else if first.count <= 2 {
      self.init(hour: Int(first) ?? -1, minute: 0)
    } else if first.count == 4 {
      self.init(hour: Int(first.prefix(2)) ?? -1, minute: Int(first.suffix(2)) ?? -1)
    } else {
      return nil
    }
  }

  private static func isDigits(_ part: Substring) -> Bool {
    !part.isEmpty && part.utf8.allSatisfy { $0.decimalDigit != nil }
  }
}

extension TimeOfDay: Codable, CustomStringConvertible {
  public var description: String { iso }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let time = TimeOfDay(norwegian: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a time written HH:MM")
    }
    self = time
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(iso)
  }
}
