/// An instant, the same all over the world, to the millisecond.
public struct Moment: Hashable, Comparable, Sendable {
  /// Milliseconds since 1970-01-01 00:00 UTC.
  public let milliseconds: Int64

  /// The instant that many milliseconds after 1970-01-01 00:00 UTC.
  public init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  public static func < (left: Moment, right: Moment) -> Bool {
    left.milliseconds < right.milliseconds
  }

  /// The instant that many milliseconds later (earlier when negative).
  public func adding(milliseconds: Int64) -> Moment {
    let (sum, overflow) = self.milliseconds.addingReportingOverflow(milliseconds)
    return Moment(milliseconds: overflow ? (milliseconds > 0 ? .max : .min) : sum)
  }

  /// The instant that many minutes later (earlier when negative).
  public func adding(minutes: Int) -> Moment {
    adding(milliseconds: Int64(minutes.saturatingProduct(60_000)))
  }

  /// Whole minutes from this instant to the other, towards zero; negative when the other is earlier.
  public func minutes(until other: Moment) -> Int {
    let (difference, overflow) = other.milliseconds.subtractingReportingOverflow(milliseconds)
    if overflow { return other > self ? Int.max / 60_000 : Int.min / 60_000 }
    return Int(difference / 60_000)
  }
}

extension Moment: Codable, CustomStringConvertible {
  public var description: String { iso8601 }

  public init(from decoder: any Decoder) throws {
    milliseconds = try decoder.singleValueContainer().decode(Int64.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(milliseconds)
  }

  /// "2026-11-24T09:00:00.000Z", always in UTC and with milliseconds, so that the texts sort as the instants do.
  public var iso8601: String {
    let day = milliseconds.flooredDivision(by: Moment.millisecondsInDay)
    let rest = Int(milliseconds.modulo(Moment.millisecondsInDay))
    let seconds = rest / 1000
    let fraction = rest % 1000
    let padding = fraction < 10 ? "00" : fraction < 100 ? "0" : ""
    return Day(clamping: Int(day)).iso
      + "T\((seconds / 3600).twoDigits):\((seconds / 60 % 60).twoDigits):\((seconds % 60).twoDigits)"
      + ".\(padding)\(fraction)Z"
  }

  static let millisecondsInDay: Int64 = 86_400_000
}
