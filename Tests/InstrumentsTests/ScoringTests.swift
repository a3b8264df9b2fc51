import Instruments
import TestChance
import Testing

@Suite("Answers are added up, and what is missing is said")
struct ScoringTests {
  @Test("All answers give their sum and its band")
  func complete() throws {
    let score = try Instrument.example().score(["1": 1, "2": 3, "3": 0, "4": 0])
    #expect(score.total == 4)
    #expect(score.possible == 4...4)
    #expect(score.reading.norwegian == "midt (4–7)")
    #expect(score.missing.isEmpty && score.risks.isEmpty && score.risksUnanswered.isEmpty && !score.isProRated)
  }

  @Test("Without leave, one open item means no total and no band, but what it can become is shown")
  func partial() throws {
    let score = try Instrument.example().score(["1": 3, "2": 3, "4": 0])
    #expect(score.total == nil)
    #expect(score.possible == 6...9)
    #expect(score.missing == ["3"])
    #expect(score.reading == .none(.missing(count: 1, allowed: 0)))
  }

  @Test("With leave, open items count as the mean of the others, rounded half up, and one too many gives no total")
  func proRated() throws {
    let instrument = Instrument.example(missing: .proRated(atMost: 2))
    #expect(try instrument.score(["1": 1, "2": 1, "3": 2]).total == 5)
    #expect(try instrument.score(["1": 1, "2": 0]).total == 2)
    #expect(try instrument.score(["1": 1, "2": 1, "3": 1]).isProRated)
    // A sum of 7 over three items is 9.33 over four; of 2 over three it is 2.67.
    #expect(try instrument.score(["1": 3, "2": 3, "3": 1]).total == 9)
    #expect(try instrument.score(["1": 2, "2": 0, "3": 0]).total == 3)
    #expect(try instrument.score(["1": 3]).total == nil)
    #expect(try instrument.score(["1": 3]).reading == .none(.missing(count: 3, allowed: 2)))
    #expect(try instrument.score([:]).total == nil)
  }

  @Test("Half a point is rounded up")
  func halfUp() throws {
    let instrument = Instrument.example(items: 3, missing: .proRated(atMost: 1), risks: [])
    #expect(try instrument.score(["1": 1, "2": 0]).total == 2)
    #expect(try instrument.score(["1": 3, "2": 2]).total == 8)
  }

  @Test("A total never leaves what the answers can add up to, whatever is missing")
  func property() throws {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<3_000 {
      let rule =
        Bool.random(using: &random) ? MissingRule.noTotal : .proRated(atMost: Int.random(in: 1...3, using: &random))
      let instrument = Instrument.example(missing: rule)
      var answers: [String: Int] = [:]
      for item in instrument.items where Int.random(in: 0..<4, using: &random) > 0 {
        answers[item.id] = Int.random(in: 0...3, using: &random)
      }
      let score = try instrument.score(answers)
      let sum = answers.values.reduce(0, +)
      #expect(score.possible == sum...(sum + 3 * score.missing.count))
      #expect((score.total == nil) == (score.missing.count > rule.allowed || answers.isEmpty))
      if let total = score.total {
        #expect(score.possible.contains(total))
        #expect(score.missing.isEmpty == !score.isProRated)
      } else if case .none = score.reading {
      } else {
        Issue.record("a band without a total")
      }
    }
  }

  @Test("Raising one answer never lowers the total")
  func monotone() throws {
    var random = SeededGenerator(seed: 6)
    let instrument = Instrument.example(missing: .proRated(atMost: 3))
    for _ in 0..<1_000 {
      var answers = ["1": Int.random(in: 0...2, using: &random)]
      for id in ["2", "3", "4"] where Bool.random(using: &random) {
        answers[id] = Int.random(in: 0...3, using: &random)
      }
      let before = try #require(try instrument.score(answers).total)
      answers["1", default: 0] += 1
      #expect(try #require(try instrument.score(answers).total) >= before)
    }
  }

  @Test("A risk answer asks, even when there is no total; an open one says that it was not answered")
  func risks() throws {
    let instrument = Instrument.example()
    #expect(try instrument.score(["4": 1]).risks.map(\.item) == ["4"])
    #expect(try instrument.score(["4": 0]).risks.isEmpty)
    #expect(try instrument.score(["4": 0]).risksUnanswered.isEmpty)
    #expect(try instrument.score(["1": 0, "2": 0, "3": 0]).risksUnanswered.map(\.item) == ["4"])
  }

  @Test("A total entered alone is banded, and every risk item is left to be asked about, also at 0")
  func totalOnly() throws {
    let score = try Instrument.example().score(total: 0)
    #expect(score.total == 0)
    #expect(score.reading.norwegian == "lav (0–3)")
    #expect(score.risksUnanswered.map(\.item) == ["4"])
  }

  @Test("Items that need no answer count as 0, and an answer that was given is never overruled")
  func skipping() throws {
    let instrument = Instrument.example(skips: [SkipRule(items: ["1"], value: 0, skipped: ["2", "3"])])
    let skipped = try instrument.score(["1": 0, "4": 2])
    #expect(skipped.total == 2)
    #expect(skipped.skipped == ["2", "3"])
    #expect(try instrument.score(["1": 0, "2": 3, "4": 2]).total == 5)
    #expect(try instrument.score(["1": 1, "4": 2]).total == nil)
    #expect(try instrument.score(["4": 2]).total == nil)
    #expect(try instrument.score(["1": 0]).total == nil)
  }

  @Test("Where the limits differ and the sex is not told, both are shown and none is chosen")
  func sexes() throws {
    let instrument = Instrument.example(tables: Instrument.separateTables)
    #expect(try instrument.score(total: 3, sex: .female).reading.norwegian == "over (2–12)")
    #expect(try instrument.score(total: 3, sex: .male).reading.norwegian == "under (0–5)")
    #expect(
      try instrument.score(total: 3).reading.norwegian == "for kvinner: over (2–12); for menn: under (0–5)")
  }

  @Test("An instrument without bands has a total and no reading")
  func bandless() throws {
    let score = try Instrument.example(tables: []).score(total: 5)
    #expect(score.total == 5)
    #expect(score.reading == .none(.noBands))
  }

  @Test("What does not belong to the instrument is refused with the thing that is wrong")
  func errors() {
    let instrument = Instrument.example()
    #expect(throws: ScoreError.unknownItem("5")) { try instrument.score(["5": 1, "9": 1]) }
    #expect(throws: ScoreError.valueNotAllowed(item: "2", value: 4, allowed: [0, 1, 2, 3])) {
      try instrument.score(["1": 1, "2": 4])
    }
    #expect(throws: ScoreError.outsideRange(13, range: 0...12)) { try instrument.score(total: 13) }
    #expect(throws: ScoreError.outsideRange(-1, range: 0...12)) { try instrument.score(total: -1) }
    #expect(ScoreError.outsideRange(13, range: 0...12).message.contains("fra 0 til 12"))
  }
}
