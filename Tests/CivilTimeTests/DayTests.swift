import CivilTime
import TestChance
import Testing

@Suite("A day is a day of the Gregorian calendar")
struct DayTests {
  @Test("Every day from 1900 to 2150 survives the way out and back, and follows the day before it")
  func roundTrip() throws {
    var expected = (year: 1900, month: 1, day: 1, weekday: Weekday.monday)
    var day = try #require(Day(year: 1900, month: 1, day: 1))
    let end = try #require(Day(year: 2151, month: 1, day: 1))
    while day < end {
      let parts = day.components
      guard parts == (expected.year, expected.month, expected.day), day.weekday == expected.weekday else {
        Issue.record("\(day) \(day.weekday) is not \(expected)")
        return
      }
      guard Day(year: parts.year, month: parts.month, day: parts.day) == day, Day(iso: day.iso) == day else {
        Issue.record("\(day) does not come back")
        return
      }
      expected = Self.next(expected)
      day = day.adding(days: 1)
    }
  }

  /// The calendar as it is taught in school, to hold the formula against.
  private static func next(
    _ day: (year: Int, month: Int, day: Int, weekday: Weekday)
  ) -> (year: Int, month: Int, day: Int, weekday: Weekday) {
    let leap = day.year % 400 == 0 || (day.year % 4 == 0 && day.year % 100 != 0)
    let lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    let weekday = Weekday(rawValue: day.weekday.rawValue % 7 + 1) ?? .monday
    if day.day < lengths[day.month - 1] { return (day.year, day.month, day.day + 1, weekday) }
    if day.month < 12 { return (day.year, day.month + 1, 1, weekday) }
    return (day.year + 1, 1, 1, weekday)
  }

  @Test(
    "A day that does not exist is not made into another one",
    arguments: [(2026, 2, 29), (2024, 2, 30), (2026, 4, 31), (2026, 13, 1), (2026, 0, 1), (2026, 1, 0), (0, 1, 1)])
  func impossible(year: Int, month: Int, day: Int) {
    #expect(Day(year: year, month: month, day: day) == nil)
  }

  @Test(
    "The ISO form is read strictly",
    arguments: ["", "2026-1-1", "2026-02-30", "26-11-23", "2026/11/23", "2026-11-23 ", "+026-11-23", "２０２６-11-23"])
  func strictISO(text: String) {
    #expect(Day(iso: text) == nil)
  }

  @Test("1970-01-01 is day 0 and a Thursday")
  func epoch() {
    #expect(Day(ordinal: 0).iso == "1970-01-01")
    #expect(Day(ordinal: 0).weekday == .thursday)
  }

  @Test("No number takes a day out of the calendar or the program down")
  func clamped() {
    let day = Day(ordinal: 20_000)
    for far in [Int.max, Int.max / 7, 10_000_000] {
      #expect(day.adding(days: far) == .latest)
      #expect(day.adding(days: -far) == .earliest)
      #expect(day.adding(months: far) == .latest)
      #expect(day.adding(months: -far) == .earliest)
      #expect(day.adding(.weeks(far)) == .latest)
      #expect(day.adding(.years(far)) == .latest)
      #expect(day.adding(.years(-far)) == .earliest)
    }
    #expect(day.adding(.days(.min)) == .earliest)
    #expect(day.subtracting(.days(.min)) == .latest)
    #expect(Day(ordinal: .min) == .earliest)
    #expect(Day(ordinal: .max).iso == "9999-12-31")
    #expect(Day.earliest.iso == "0001-01-01")
  }

  @Test(
    "A month later is the same day of the month, or the last one where the month is too short",
    arguments: [
      ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2024-02-29", 12, "2025-02-28"),
      ("2026-03-31", -1, "2026-02-28"), ("2026-11-30", 3, "2027-02-28"), ("2026-12-15", 1, "2027-01-15"),
      ("2026-05-17", 0, "2026-05-17"),
    ])
  func months(from: String, count: Int, to: String) {
    #expect(Day(iso: from)?.adding(months: count).iso == to)
  }

  @Test("Whole months are the largest number that can be added without passing the other day")
  func fullMonthsProperty() {
    var random = SeededGenerator(seed: 1)
    for _ in 0..<20_000 {
      let from = Day(ordinal: .random(in: -25_000...66_000, using: &random))
      let to = from.adding(days: .random(in: 0...40_000, using: &random))
      let months = from.fullMonths(until: to)
      #expect(from.adding(months: months) <= to, "\(from) \(to)")
      #expect(from.adding(months: months + 1) > to, "\(from) \(to)")
      #expect(to.fullMonths(until: from) == -months)
      #expect(from.fullYears(until: to) == months / 12)
      #expect(from.days(until: to) == -to.days(until: from))
    }
  }

  @Test(
    "An age changes on the birthday, not before",
    arguments: [
      ("2008-11-24", "2026-11-23", 17), ("2008-11-24", "2026-11-24", 18), ("2008-02-29", "2026-02-27", 17),
      ("2008-02-29", "2026-02-28", 18), ("2026-11-24", "2026-11-24", 0),
    ])
  func age(born: String, on: String, years: Int) throws {
    let (born, day) = (try #require(Day(iso: born)), try #require(Day(iso: on)))
    #expect(born.fullYears(until: day) == years)
  }

  @Test("A month, a week and a year begin where the calendar says")
  func starts() throws {
    let day = try #require(Day(iso: "2026-11-24"))
    #expect(day.firstOfMonth.iso == "2026-11-01")
    #expect(day.firstOfWeek.iso == "2026-11-23")
    #expect(day.firstOfWeek.weekday == .monday)
  }
}
