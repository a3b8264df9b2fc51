/// Steps and distances between days.
extension Day {
  /// The day that many days later (earlier when negative).
  public func adding(days: Int) -> Day {
    let (sum, overflow) = Int(ordinal).addingReportingOverflow(days)
    if overflow { return days > 0 ? .latest : .earliest }
    return Day(clamping: sum)
  }

  /// The same day of the month that many months later; the last day of the month where that month is too short
  /// (31 January + 1 month = 28 or 29 February).
  public func adding(months: Int) -> Day {
    let start = components
    let (total, overflow) = (start.year * 12 + start.month - 1).addingReportingOverflow(months)
    if overflow { return months > 0 ? .latest : .earliest }
    let year = total.flooredDivision(by: 12)
    if year < 1 { return .earliest }
    if year > 9999 { return .latest }
    let month = total.modulo(12) + 1
    let day = min(start.day, Day.length(ofMonth: month, year: year))
    return Day(clamping: Day.ordinal(year: year, month: month, day: day))
  }

  /// The day that far later, in the calendar's own units.
  public func adding(_ span: Span) -> Day {
    switch span {
    case .days(let count): adding(days: count)
    case .weeks(let count): adding(days: count.saturatingProduct(7))
    case .months(let count): adding(months: count)
    case .years(let count): adding(months: count.saturatingProduct(12))
    }
  }

  /// The day that far earlier.
  public func subtracting(_ span: Span) -> Day {
    adding(span.reversed)
  }

  /// Days from this day to the other; negative when the other is earlier.
  public func days(until other: Day) -> Int {
    Int(other.ordinal) - Int(ordinal)
  }

  /// Whole calendar months from this day to the other, the largest number that `adding(months:)` may add without
  /// passing it; negative when the other is earlier.
  public func fullMonths(until other: Day) -> Int {
    if other < self { return -other.fullMonths(until: self) }
    let (from, to) = (components, other.components)
    let months = (to.year - from.year) * 12 + to.month - from.month
    let lastReachable = min(from.day, Day.length(ofMonth: to.month, year: to.year))
    return to.day >= lastReachable ? months : months - 1
  }

  /// Whole years from this day to the other, for instance an age. Who is born on 29 February fills the year on
  /// 28 February when there is no leap day, as `adding(months:)` counts.
  public func fullYears(until other: Day) -> Int {
    fullMonths(until: other) / 12
  }

  /// The first day of this day's month.
  public var firstOfMonth: Day { adding(days: 1 - day) }
  /// The Monday of this day's week.
  public var firstOfWeek: Day { adding(days: 1 - weekday.rawValue) }
}

extension Int {
  func saturatingProduct(_ factor: Int) -> Int {
    let (product, overflow) = multipliedReportingOverflow(by: factor)
    guard overflow else { return product }
    return (self < 0) == (factor < 0) ? .max : .min
  }
}
