/// A calendar day in the Gregorian calendar, without clock and time zone.
///
/// Stored as the number of days since 1970-01-01. Every value lies between 0001-01-01 and 9999-12-31: arithmetic that
/// would leave the calendar stops at its end, so that an absurd number in a form can never bring the program down.
public struct Day: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01; negative before it.
  public let ordinal: Int32

  /// 0001-01-01.
  public static let earliest = Day(unchecked: -719_162)
  /// 9999-12-31.
  public static let latest = Day(unchecked: 2_932_896)

  private init(unchecked ordinal: Int32) {
    self.ordinal = ordinal
  }

  /// The day that many days after 1970-01-01, held within the calendar.
  public init(ordinal: Int32) {
    self.init(clamping: Int(ordinal))
  }

  init(clamping ordinal: Int) {
    let held = min(max(ordinal, Int(Day.earliest.ordinal)), Int(Day.latest.ordinal))
    self.init(unchecked: Int32(held))
  }

  /// The named day, or nil when there is no such day (30 February, month 13, year 0).
  public init?(year: Int, month: Int, day: Int) {
    guard
      (1...9999).contains(year), (1...12).contains(month),
      day >= 1, day <= Day.length(ofMonth: month, year: year)
    else { return nil }
    self.init(unchecked: Int32(Day.ordinal(year: year, month: month, day: day)))
  }

  /// The year, 1 to 9999.
  public var year: Int { components.year }
  /// The month, 1 to 12.
  public var month: Int { components.month }
  /// The day of the month, 1 to 31.
  public var day: Int { components.day }

  /// The day of the week.
  public var weekday: Weekday {
    // 1970-01-01 was a Thursday.
    switch (Int(ordinal) + 3).modulo(7) {
    case 0: .monday
    case 1: .tuesday
    case 2: .wednesday
    case 3: .thursday
    case 4: .friday
    case 5: .saturday
    default: .sunday
    }
  }

  public static func < (left: Day, right: Day) -> Bool {
    left.ordinal < right.ordinal
  }
}

/// A day of the week, Monday first as in Norway; the raw value is the ISO number (Monday 1).
public enum Weekday: Int, CaseIterable, Hashable, Sendable, Codable {
  case monday = 1
  case tuesday, wednesday, thursday, friday, saturday, sunday

  /// "mandag" … "søndag".
  public var norwegian: String {
    switch self {
    case .monday: "mandag"
    case .tuesday: "tirsdag"
    case .wednesday: "onsdag"
    case .thursday: "torsdag"
    case .friday: "fredag"
    case .saturday: "lørdag"
    case .sunday: "søndag"
    }
  }
}
