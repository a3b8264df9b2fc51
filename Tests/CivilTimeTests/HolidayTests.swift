import CivilTime
import TestChance
import Testing

@Suite("Norwegian holidays and working days")
struct HolidayTests {
  @Test(
    "Easter falls where the almanac has it",
    arguments: [
      "1900-04-15", "1913-03-23", "1943-04-25", "1954-04-18", "1981-04-19", "2000-04-23", "2008-03-23", "2019-04-21",
      "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2030-04-21", "2038-04-25", "2049-04-18", "2076-04-19",
      "2100-03-28",
    ])
  func easter(iso: String) throws {
    let day = try #require(Day(iso: iso))
    #expect(Day.easterSunday(day.year) == day)
  }

  @Test("Easter is a Sunday between 22 March and 25 April in every year")
  func easterRange() throws {
    for year in 1583...4000 {
      let easter = Day.easterSunday(year)
      let (first, last) = try (
        #require(Day(year: year, month: 3, day: 22)), #require(Day(year: year, month: 4, day: 25))
      )
      #expect(easter.weekday == .sunday && first <= easter && easter <= last, "\(easter)")
    }
  }

  @Test("The twelve holidays of 2026 are found, and no others")
  func year2026() throws {
    let first = try #require(Day(iso: "2026-01-01"))
    let found = (0..<365).map(first.adding(days:)).filter(\.isHoliday).map(\.iso)
    #expect(
      found == [
        "2026-01-01", "2026-04-02", "2026-04-03", "2026-04-05", "2026-04-06", "2026-05-01", "2026-05-14",
        "2026-05-17", "2026-05-24", "2026-05-25", "2026-12-25", "2026-12-26",
      ])
  }

  @Test("Where two holidays meet, the day is still one holiday")
  func meeting() throws {
    // In 2008 Ascension Day fell on 1 May, in 2027 Whit Monday falls on 17 May.
    #expect(try #require(Day(iso: "2008-05-01")).holiday == .labourDay)
    #expect(try #require(Day(iso: "2027-05-17")).holiday == .constitutionDay)
  }

  @Test(
    "Ten working days over Easter are ten days when the office is open",
    arguments: [
      ("2026-03-30", 10, "2026-04-16"), ("2026-04-01", 1, "2026-04-07"), ("2026-11-20", 1, "2026-11-23"),
      ("2026-11-21", 0, "2026-11-21"), ("2026-12-24", 1, "2026-12-28"), ("2026-04-07", -1, "2026-04-01"),
    ])
  func workingDays(from: String, count: Int, to: String) {
    #expect(Day(iso: from)?.addingWorkingDays(count).iso == to)
  }

  @Test("Counting working days is the reverse of adding them")
  func workingDaysProperty() {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<300 {
      let day = Day(ordinal: .random(in: 10_000...40_000, using: &random))
      let count = Int.random(in: 1...60, using: &random)
      let later = day.addingWorkingDays(count)
      #expect(later.isWorkingDay)
      #expect(day.workingDays(until: later) == count)
      #expect(later.workingDays(until: day) == -count)
    }
  }
}
