import Instruments
import Testing

@Suite("Answers become the number that the source says, however it counts")
struct ScaleTests {
  private static func total(_ scale: Scale, _ answers: [Int?], reversed: Set<String> = []) throws -> Int? {
    let instrument = Instrument.example(tables: [], risks: [], scale: scale, reversed: reversed)
    let pairs = answers.enumerated().compactMap { place, value in value.map { ("\(place + 1)", $0) } }
    return try instrument.score(Dictionary(uniqueKeysWithValues: pairs)).total
  }

  @Test("A mean is kept with its decimals and rounded half up")
  func mean() throws {
    #expect(try Self.total(Scale(.mean, decimals: 2), [1, 2, 2, 2]) == 175)
    #expect(try Self.total(Scale(.mean, decimals: 1), [1, 0, 0, 0]) == 3)
    #expect(try Self.total(Scale(.mean, factor: 10, decimals: 1), [1, 1, 1, 1]) == 100)
  }

  @Test("The highest answer, the answers that count, and a sum that is multiplied")
  func others() throws {
    #expect(try Self.total(Scale(.highest), [0, 2, 1, 0]) == 2)
    // In the example an answer counts from 2.
    #expect(try Self.total(Scale(.count), [1, 2, 3, 0]) == 2)
    #expect(try Self.total(Scale(.sum, factor: 4), [1, 2, 3, 0]) == 24)
  }

  @Test("A reversed item turns: the highest answer adds the least")
  func reversed() throws {
    #expect(try Self.total(Scale(), [0, 0, 0, 0], reversed: ["2", "3"]) == 6)
    #expect(try Self.total(Scale(), [0, 3, 3, 0], reversed: ["2", "3"]) == 0)
    #expect(try Self.total(Scale(), [1, 1, 1, 1], reversed: ["1"]) == 5)
  }

  @Test("A reversed item is turned also when another is missing and counted as the mean")
  func reversedProRated() throws {
    let instrument = Instrument.example(missing: .proRated(atMost: 1), tables: [], risks: [], reversed: ["1"])
    #expect(try instrument.score(["1": 3, "2": 0, "3": 0]).total == 0)
    #expect(try instrument.score(["1": 0, "2": 3, "3": 3]).total == 12)
  }

  @Test("Ranges are those of the items, whatever the way of counting")
  func ranges() {
    #expect(Instrument.example(scale: Scale(.mean, decimals: 2)).range == 0...300)
    #expect(Instrument.example(scale: Scale(.count)).range == 0...4)
    #expect(Instrument.example(scale: Scale(.highest), reversed: ["1"]).range == 0...3)
    #expect(Instrument.example(items: 0, scale: Scale(.sum, entered: 5...9)).range == 5...9)
  }

  @Test("A subscale is counted when all of it is answered, also when the whole is not")
  func subscales() throws {
    let parts = [
      Subscale(id: "a", name: "A", scale: Scale(), items: ["1", "2"]),
      Subscale(id: "b", name: "B", scale: Scale(.highest), items: ["3", "4"]),
    ]
    let instrument = Instrument.example(subscales: parts)
    let score = try instrument.score(["1": 1, "2": 2, "3": 3])
    #expect(score.total == nil)
    #expect(score.subscales.map(\.id) == ["a"] && score.subscales.map(\.number) == [3])
    #expect(try instrument.score(total: 5, subscales: ["b": 3]).subscales.map(\.number) == [3])
    #expect(throws: ScoreError.outsideRange(4, range: 0...3, subscale: "B")) {
      try instrument.score(total: 5, subscales: ["b": 4])
    }
    #expect(throws: ScoreError.unknownSubscale("c")) { try instrument.score(total: 5, subscales: ["c": 1]) }
  }

  @Test("Where limits differ by age, an age chooses, and without one all that may apply are shown")
  func ages() throws {
    let tables = [
      BandTable(
        BandGroup(ages: 18...150), source: "s",
        bands: [Band(range: 0...3, label: "lav"), Band(range: 4...12, label: "høy")]),
      BandTable(
        BandGroup(ages: 0...17), source: "s",
        bands: [Band(range: 0...5, label: "lav"), Band(range: 6...12, label: "høy")]),
    ]
    let instrument = Instrument.example(tables: tables, risks: [])
    #expect(instrument.faults.isEmpty)
    #expect(try instrument.score(total: 4, age: 18).reading.norwegian == "høy (4–12)")
    #expect(try instrument.score(total: 4, age: 17).reading.norwegian == "lav (0–5)")
    #expect(
      try instrument.score(total: 4).reading.norwegian
        == "for 18 år og eldre: høy (4–12); for til og med 17 år: lav (0–5)")
    #expect(
      Instrument.example(tables: [tables[0]]).faults == [
        Fault(place: .bandTables(), kind: .groupsIncomplete)
      ])
  }

  @Test("A question beside the score is asked when only the score is known, and the item when all is answered")
  func asides() throws {
    let aside = Item(
      id: "tanker", prompt: "Kom det fram?",
      options: [AnswerOption(value: 0, label: "nei"), AnswerOption(value: 1, label: "ja")])
    let risks = [
      RiskItem(item: "4", threshold: 1, topics: [.suicide]),
      RiskItem(item: "tanker", threshold: 1, topics: [.suicide]),
    ]
    let instrument = Instrument.example(risks: risks, asides: [aside])
    #expect(try instrument.score(total: 0).risksUnanswered.map(\.item) == ["tanker"])
    #expect(try instrument.score(total: 0, asides: ["tanker": 1]).risks.map(\.item) == ["tanker"])
    #expect(try instrument.score(total: 0, asides: ["tanker": 0]).risksUnanswered.isEmpty)
    #expect(try instrument.score(["1": 0, "2": 0, "3": 0]).risksUnanswered.map(\.item) == ["4"])
    #expect(try instrument.score(["1": 0, "2": 0, "3": 0, "4": 2]).risks.map(\.item) == ["4"])
    #expect(throws: ScoreError.unknownItem("andre")) { try instrument.score(total: 0, asides: ["andre": 1]) }
  }

  @Test(
    "Numbers are written and read with a comma",
    arguments: [(185, 2, "1,85"), (5, 2, "0,05"), (-5, 1, "−0,5"), (400, 1, "40,0"), (7, 0, "7")])
  func numbers(number: Int, decimals: Int, text: String) {
    #expect(number.written(decimals: decimals) == text)
    if number >= 0 { #expect(Int(written: text, decimals: decimals) == number) }
  }

  @Test("Text that is no such number is refused", arguments: ["", ",5", "1,", "1,855", "1.8.5", "en", "1,8a", "1 85"])
  func notNumbers(text: String) {
    #expect(Int(written: text, decimals: 2) == nil)
    #expect(Int(written: "1,8", decimals: 2) == 180)
    #expect(Int(written: "2", decimals: 2) == 200)
  }

  @Test("Definitions that cannot be counted are found")
  func faults() {
    #expect(
      Instrument.example(
        missing: .proRated(atMost: 1), tables: [], clinicalCutOff: nil, risks: [], scale: Scale(.highest)
      )
      .faults.contains(Fault(place: .missing, kind: .cannotProRate)))
    #expect(
      Instrument.example(items: 0, tables: [], risks: [], wording: .none).faults
        .contains(Fault(place: .scale, kind: .enteredRange)))
    #expect(
      Instrument.example(licence: .permission).faults.contains(Fault(place: .wording, kind: .wordsNotAllowed)))
    #expect(
      Instrument.example(wording: .none, licence: .scoreOnly).faults
        .contains(Fault(place: .items, kind: .wordsNotAllowed)))
  }

  @Test("What a member of staff may do follows from the requirement and the certificate")
  func clearance() {
    #expect(Instrument.example(requirement: .none).clearance([]) == .use)
    #expect(Instrument.example(requirement: .training).clearance([]) == .useAndTellWhy)
    #expect(Instrument.example(requirement: .certificate).clearance([]) == .enterForSomebody)
    #expect(Instrument.example(requirement: .certificate).clearance(["example"]) == .use)
  }
}
