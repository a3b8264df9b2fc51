import CivilTime
import TestChance
import Testing

@Suite("An instant is shown on the clock that hangs on a Norwegian wall")
struct MomentTests {
  private func moment(_ day: String, _ time: String) throws -> Moment {
    try Moment(day: #require(Day(iso: day)), time: #require(TimeOfDay(norwegian: time)))
  }

  @Test("Winter is an hour ahead of UTC, summer two")
  func offsets() throws {
    #expect(try moment("2026-11-24", "10.00").iso8601 == "2026-11-24T09:00:00.000Z")
    #expect(try moment("2026-07-01", "10.00").iso8601 == "2026-07-01T08:00:00.000Z")
    #expect(try moment("2026-11-24", "10.00").clock == "kl. 10.00")
  }

  @Test(
    "The clocks change on the last Sundays of March and October, at 01:00 UTC",
    arguments: [
      (2024, "2024-03-31", "2024-10-27"), (2025, "2025-03-30", "2025-10-26"), (2026, "2026-03-29", "2026-10-25"),
      (2030, "2030-03-31", "2030-10-27"),
    ])
  func changes(year: Int, spring: String, autumn: String) throws {
    let beforeSpring = try moment(spring, "01:59")
    #expect(!beforeSpring.isNorwegianSummerTime)
    #expect(beforeSpring.adding(minutes: 1).isNorwegianSummerTime)
    #expect(beforeSpring.adding(minutes: 1).time.iso == "03:00")
    let beforeAutumn = try moment(autumn, "02:59")
    #expect(beforeAutumn.isNorwegianSummerTime)
    #expect(beforeAutumn.adding(minutes: 1).time.iso == "02:00")
    #expect(!beforeAutumn.adding(minutes: 1).isNorwegianSummerTime)
  }

  @Test("A time that is jumped over is read an hour later; one that comes twice is the first")
  func gapAndRepeat() throws {
    #expect(try moment("2026-03-29", "02:30").time.iso == "03:30")
    #expect(try moment("2026-10-25", "02:30").iso8601 == "2026-10-25T00:30:00.000Z")
  }

  @Test("Every time outside the jumped hour comes back as it was written")
  func roundTrip() throws {
    var random = SeededGenerator(seed: 4)
    for _ in 0..<20_000 {
      let day = Day(ordinal: .random(in: -25_567...65_744, using: &random))
      let time = try #require(
        TimeOfDay(hour: .random(in: 0..<24, using: &random), minute: .random(in: 0..<60, using: &random)))
      let moment = Moment(day: day, time: time)
      let jumped = day.weekday == .sunday && day.month == 3 && day.day >= 25 && time.hour == 2
      #expect(moment.day == day)
      #expect(jumped ? moment.time.hour == 3 : moment.time == time, "\(day) \(time)")
    }
  }

  @Test("Midnight belongs to the new Norwegian day, while UTC still has the old one")
  func midnight() throws {
    let midnight = try moment("2026-07-01", "00:00")
    #expect(midnight.iso8601 == "2026-06-30T22:00:00.000Z")
    #expect(midnight.day.iso == "2026-07-01")
    #expect(midnight.adding(minutes: -1).day.iso == "2026-06-30")
  }

  @Test(
    "Waiting time is short and never negative",
    arguments: [
      (-5, "0 min"), (0, "0 min"), (12, "12 min"), (59, "59 min"), (60, "1 t"), (320, "5 t 20 min"),
      (1439, "23 t 59 min"),
      (1440, "1 d"), (1680, "1 d 4 t"), (1699, "1 d 4 t"), (14_400, "10 d"),
    ])
  func elapsed(minutes: Int, text: String) throws {
    let start = try moment("2026-11-24", "10.00")
    #expect(start.adding(minutes: minutes).elapsed(since: start) == text)
  }

  @Test("The ends of time do not bring the program down")
  func extremes() {
    for milliseconds in [Int64.min, Int64.max] {
      let moment = Moment(milliseconds: milliseconds)
      #expect(!moment.iso8601.isEmpty)
      #expect(!moment.clock.isEmpty)
      #expect(moment.adding(minutes: .max) >= moment)
      #expect(moment.adding(minutes: .min) <= moment)
    }
    #expect(Moment(milliseconds: .max).elapsed(since: Moment(milliseconds: .min)).hasSuffix("t"))
  }

  @Test(
    "A time is read as people type it",
    arguments: [
      ("10.00", "10:00"), ("10:00", "10:00"), ("1000", "10:00"), ("0930", "09:30"), ("9", "09:00"), ("kl. 10", "10:00"),
      ("kl 9.05", "09:05"), ("23:59", "23:59"), ("0", "00:00"),
    ])
  func typedTimes(text: String, iso: String) {
    #expect(TimeOfDay(norwegian: text)?.iso == iso)
  }

  @Test(
    "What is not a time is refused",
    arguments: ["", "24:00", "10:60", "930", "10:0", "ti", "10:00:00", "-1", "10.00.1"])
  func notTimes(text: String) {
    #expect(TimeOfDay(norwegian: text) == nil)
  }
}
