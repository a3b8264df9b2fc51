import CivilTime
internal import Foundation
import TestChance
import Testing

@Suite("A day is read as people type it and said as people say it")
struct DayTextTests {
  @Test(
    "What people type is understood",
    arguments: [
      "24.11.2026", "24.11.26", "24/11-2026", "24/11 2026", "24/11-26", "24-11-2026", "241126", "24112026",
      "24 november 2026", "24. november 2026", "24. nov. 2026", "24 NOV 26", "tirsdag 24. november 2026",
      "tir 24.11.2026", " 2026-11-24 ", "24. 11. 2026", "2026-11-24",
    ])
  func typed(text: String) {
    #expect(Day(norwegian: text)?.iso == "2026-11-24")
  }

  @Test(
    "What is not a day is not guessed at",
    arguments: [
      "", " ", "i morgen", "31.02.2026", "24.13.2026", "24.11", "24.11.026", "311126", "mandag 24.11.2026",
      "24.ma.2026", "24.11.2026 10:00", "2411", "24.11.-2026.1", "٢٤.11.2026", "24.11.20261", "nov 24 2026",
      "<b>24.11.2026</b>", String(repeating: "1", count: 1_000_000),
    ])
  func notDays(text: String) {
    #expect(Day(norwegian: text) == nil)
  }

  @Test("A year of two digits means the one within the hundred years that the form asks about")
  func window() {
    #expect(Day(norwegian: "010139")?.year == 2039)
    #expect(Day(norwegian: "010140")?.year == 1940)
    #expect(Day(norwegian: "010126", twoDigitYearsFrom: 1927)?.year == 2026)
    #expect(Day(norwegian: "010127", twoDigitYearsFrom: 1927)?.year == 1927)
  }

  @Test("Every written form of every day is read back as that day")
  func writtenFormsReturn() {
    var random = SeededGenerator(seed: 2)
    for _ in 0..<5_000 {
      let day = Day(ordinal: .random(in: -25_567...65_744, using: &random))
      #expect(Day(norwegian: day.spelledOut) == day)
      #expect(Day(norwegian: day.numeric) == day)
      #expect(Day(norwegian: day.iso) == day)
    }
  }

  @Test("A day is stored as its ISO text, and nothing else is taken for a day")
  func codable() throws {
    let days = try [#require(Day(iso: "2026-11-24")), #require(Day(iso: "1899-12-31"))]
    let data = try JSONEncoder().encode(days)
    #expect(String(decoding: data, as: UTF8.self) == #"["2026-11-24","1899-12-31"]"#)
    #expect(try JSONDecoder().decode([Day].self, from: data) == days)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([Day].self, from: Data(#"["2026-02-30"]"#.utf8))
    }
  }

  @Test("The year is said only when it is another than the reader's")
  func short() throws {
    let day = try #require(Day(iso: "2026-11-24"))
    #expect(day.spelledOut == "tirsdag 24. november 2026")
    #expect(day.short == "24. november")
    #expect(try day.short(seenFrom: #require(Day(iso: "2026-01-01"))) == "24. november")
    #expect(try day.short(seenFrom: #require(Day(iso: "2027-01-01"))) == "24. november 2026")
  }

  @Test(
    "Distances are said in the unit a person would use",
    arguments: [
      (0, "i dag"), (1, "i morgen"), (-1, "i går"), (2, "om 2 dager"), (3, "om 3 dager"), (-3, "for 3 dager siden"),
      (13, "om 13 dager"), (14, "om 2 uker"), (-20, "for 2 uker siden"), (55, "om 7 uker"), (56, "om 1 måned"),
      (-61, "for 2 måneder siden"), (365, "om 12 måneder"), (730, "om 23 måneder"), (731, "om 2 år"),
      (-1100, "for 3 år siden"),
    ])
  func relative(days: Int, text: String) throws {
    let reference = try #require(Day(iso: "2026-11-24"))
    #expect(reference.adding(days: days).relative(to: reference) == text)
  }

  @Test(
    "Spans are read and written with the right number",
    arguments: [
      ("12 måneder", Span.months(12), "12 måneder"), ("en måned", .months(1), "1 måned"), ("1 år", .years(1), "1 år"),
      ("14 dager", .days(14), "14 dager"), ("6 uker", .weeks(6), "6 uker"), ("Én uke", .weeks(1), "1 uke"),
      ("to år", .years(2), "2 år"), ("1 dag", .days(1), "1 dag"), ("et døgn", .days(1), "1 dag"),
      ("0 dager", .days(0), "0 dager"),
    ])
  func spans(text: String, span: Span, written: String) {
    #expect(Span(norwegian: text) == span)
    #expect(span.norwegian == written)
    #expect(Span(norwegian: written) == span)
    #expect(Span(iso: span.iso) == span)
  }

  @Test(
    "What is not a span is refused",
    arguments: ["", "12", "måneder", "12 months", "-1 dag", "1 1 dag", "1,5 år", "99999999999999999999 dager"])
  func notSpans(text: String) {
    #expect(Span(norwegian: text) == nil)
  }
}
