/// Norway's public holidays: those of the law on public holidays, and 1 and 17 May.
public enum Holiday: String, CaseIterable, Hashable, Sendable {
  case newYearsDay = "første nyttårsdag"
  case maundyThursday = "skjærtorsdag"
  case goodFriday = "langfredag"
  case easterSunday = "første påskedag"
  case easterMonday = "andre påskedag"
  case labourDay = "1. mai"
  case constitutionDay = "17. mai"
  case ascensionDay = "Kristi himmelfartsdag"
  case whitSunday = "første pinsedag"
  case whitMonday = "andre pinsedag"
  case christmasDay = "første juledag"
  case boxingDay = "andre juledag"

  /// The holiday's Norwegian name.
  public var norwegian: String { rawValue }
}

extension Day {
  /// The public holiday that falls on this day, if any; the fixed one where two meet.
  public var holiday: Holiday? {
    let (year, month, day) = components
    switch (month, day) {
    case (1, 1): return .newYearsDay
    case (5, 1): return .labourDay
    case (5, 17): return .constitutionDay
    case (12, 25): return .christmasDay
    case (12, 26): return .boxingDay
    case (3...6, _): break
    default: return nil
    }
    switch Day.easterSunday(year).days(until: self) {
    case -3: return .maundyThursday
    case -2: return .goodFriday
    case 0: return .easterSunday
    case 1: return .easterMonday
    case 39: return .ascensionDay
    case 49: return .whitSunday
    case 50: return .whitMonday
    default: return nil
    }
  }

  /// Whether the day is a public holiday. An ordinary Sunday is not one here.
  public var isHoliday: Bool { holiday != nil }

  /// Whether offices are open by the calendar: Monday to Friday, no public holiday.
  public var isWorkingDay: Bool {
    weekday != .saturday && weekday != .sunday && !isHoliday
  }

  /// The working day that many working days after this day (before it when negative), this day not counted;
  /// 0 gives the day itself.
  public func addingWorkingDays(_ count: Int) -> Day {
    let step = count < 0 ? -1 : 1
    var day = self
    var left = count.magnitude
    while left > 0, day > .earliest, day < .latest {
      day = day.adding(days: step)
      if day.isWorkingDay { left -= 1 }
    }
    return day
  }

  /// Working days after this day up to and including the other; negative when the other is earlier.
  public func workingDays(until other: Day) -> Int {
    if other < self { return -other.workingDays(until: self) }
    var count = 0
    var day = self
    while day < other {
      day = day.adding(days: 1)
      if day.isWorkingDay { count += 1 }
    }
    return count
  }

  /// Easter Sunday of the Western churches: the first Sunday after the church's full moon on or after 21 March.
  public static func easterSunday(_ year: Int) -> Day {
    let year = min(max(year, 1), 9999)
    let golden = year % 19
    let century = year / 100
    let solarCorrection = century - century / 4
    let lunarCorrection = (8 * century + 13) / 25
    var epact = (solarCorrection - lunarCorrection + 19 * golden + 15).modulo(30)
    // The church's moon is full on 18 April at the latest, and never twice on one date within its 19 years.
    if epact == 29 || (epact == 28 && golden > 10) { epact -= 1 }
    let fullMoon = Day(clamping: ordinal(year: year, month: 3, day: 21)).adding(days: epact)
    return fullMoon.adding(days: 7 - fullMoon.weekday.rawValue % 7)
  }
}
