/// Days as a page says them.
extension Day {
  static let monthNames = [
    "januar", "februar", "mars", "april", "mai", "juni",
    "juli", "august", "september", "oktober", "november", "desember",
  ]

  /// "november".
  public var monthName: String { Day.monthNames[month - 1] }

  /// "tirsdag 24. november 2026".
  public var spelledOut: String {
    "\(weekday.norwegian) \(short) \(year)"
  }

  /// "24. november".
  public var short: String {
    let (_, month, day) = components
    return "\(day). \(Day.monthNames[month - 1])"
  }

  /// "24. november 2026".
  public var withYear: String { "\(short) \(year)" }

  /// "24. november", with the year when it is another than that of the day it is read on.
  public func short(seenFrom reference: Day) -> String {
    year == reference.year ? short : "\(short) \(year)"
  }

  /// "24.11.2026", for tables and fields.
  public var numeric: String {
    let (year, month, day) = components
    return "\(day.twoDigits).\(month.twoDigits).\(year)"
  }

  /// How far off the day is, seen from another: "i dag", "i morgen", "i går", "om 3 dager", "for 3 dager siden", and
  /// from a fortnight on in whole weeks, from eight weeks in whole months, from two years in whole years.
  public func relative(to reference: Day) -> String {
    let days = reference.days(until: self)
    switch days {
    case 0: return "i dag"
    case 1: return "i morgen"
    case -1: return "i går"
    default:
      let distance = Day.distance(between: min(self, reference), and: max(self, reference)).norwegian
      return days > 0 ? "om \(distance)" : "for \(distance) siden"
    }
  }

  private static func distance(between first: Day, and last: Day) -> Span {
    let days = first.days(until: last)
    if days < 14 { return .days(days) }
    if days < 56 { return .weeks(days / 7) }
    let months = first.fullMonths(until: last)
    return months < 24 ? .months(months) : .years(months / 12)
  }
}

extension Int {
  var twoDigits: String { self < 10 ? "0\(self)" : "\(self)" }
}
