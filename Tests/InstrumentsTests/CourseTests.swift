import CivilTime
import Instruments
import TestChance
import Testing

/// In the example a change of 3 is reliable, and 8 and above is clinical. The cases at each limit stand beside the content.
@Suite("A course is read by the published method, and never says more than the scores do")
struct CourseTests {
  private let start = Day(ordinal: 20_000)
  private let expectation = CourseExpectation(measurements: 3, weeks: 6)

  private func scores(_ totals: (Int, Int?)...) -> [CourseScore] {
    totals.map { CourseScore(day: start.adding(days: $0.0), total: $0.1) }
  }

  private func read(_ scores: [CourseScore], _ instrument: Instrument = .example()) -> CourseReading {
    instrument.course(scores, since: start, expecting: expectation)
  }

  @Test func `Each signal says what it rests on`() {
    #expect(read(scores((0, 10), (9, 7))) == .signal(.reached, .betterAndBelow))
    #expect(read(scores((0, 12), (9, 9))) == .signal(.onTrack, .better))
    #expect(read(scores((0, 7), (9, 6))) == .signal(.onTrack, .littleToGain))
    #expect(read(scores((0, 10))) == .signal(.undecided, .oneScore))
    #expect(read(scores((0, 10), (9, 9))) == .signal(.undecided, .waiting(expectation)))
    #expect(read(scores((0, 10), (9, 10), (42, 9))) == .signal(.notOnTrack, .standingStill(expectation)))
    #expect(read(scores((0, 12), (9, 6), (20, 9))) == .signal(.notOnTrack, .gainLost(best: 6)))
    #expect(read(scores((0, 8), (9, 11))) == .signal(.offTrack, .worse))
  }

  @Test
  func `Without a source for the change nothing is said, and without a municipal number nobody has waited too long`() {
    let silent = Instrument.example(reliableChange: nil)
    #expect(read(scores((0, 12), (100, 0)), silent) == .none(.noReliableChange))
    let still = scores((0, 10), (100, 10), (900, 10))
    #expect(
      Instrument.example().course(still, since: start, expecting: nil) == .signal(.undecided, .waiting(nil)))
  }

  @Test func `Where there is no cut-off nobody has reached it, and the best possible is no standstill`() {
    let uncut = Instrument.example(clinicalCutOff: nil)
    #expect(read(scores((0, 12), (9, 0)), uncut) == .signal(.onTrack, .better))
    #expect(read(scores((0, 2), (30, 2), (60, 1)), uncut) == .signal(.onTrack, .littleToGain))
    #expect(read(scores((0, 3), (30, 3), (60, 3)), uncut).signal == .notOnTrack)
  }

  @Test func `Too much left open the last time is no signal, and an older one without a total is passed by`() {
    #expect(read(scores((0, 10), (9, 2), (20, nil))) == .none(.incomplete))
    #expect(read(scores((0, 10), (9, nil), (20, 2))).signal == .reached)
    #expect(read([]) == .none(.notMeasured))
  }

  @Test func `Two scores on one day are one measurement, and the later of them counts`() {
    #expect(read(scores((0, 10), (42, 10), (42, 9))).signal == .undecided)
    #expect(read(scores((0, 10), (42, 12), (42, 4))).signal == .reached)
  }

  /// A course from chance, with the instrument that it is on.
  private struct Sample {
    var instrument: Instrument
    var scores: [CourseScore]

    init(seed: UInt64, start: Day) {
      var random = SeededGenerator(seed: seed)
      let cutOff =
        Bool.random(using: &random) ? Threshold(points: Int.random(in: 1...11, using: &random), source: "s") : nil
      instrument = .example(
        direction: Bool.random(using: &random) ? .lowerIsBetter : .higherIsBetter,
        reliableChange: Threshold(points: Int.random(in: 1...6, using: &random), source: "s"), clinicalCutOff: cutOff)
      var days: Set<Int> = []
      for _ in 0..<Int.random(in: 2...6, using: &random) { days.insert(Int.random(in: 0...80, using: &random)) }
      scores = days.sorted().map { day in
        CourseScore(day: start.adding(days: day), total: Int.random(in: 0...12, using: &random))
      }
    }
  }

  @Test(arguments: 0..<400)
  func `A worse latest score never gives a better signal`(seed: Int) throws {
    var sample = Sample(seed: UInt64(seed), start: start)
    let last = sample.scores.removeLast()
    let fromBest = sample.instrument.direction == .lowerIsBetter ? Array(0...12) : (0...12).reversed()
    let signals = try fromBest.map { total in
      try #require(read(sample.scores + [CourseScore(day: last.day, total: total)], sample.instrument).signal)
    }
    #expect(signals == signals.sorted())
  }

  @Test(arguments: 0..<200)
  func `The order in which days are written, and what is older than the follow-up, change nothing`(seed: Int) {
    let sample = Sample(seed: UInt64(seed), start: start)
    var random = SeededGenerator(seed: UInt64(seed) &+ 7)
    let reading = read(sample.scores, sample.instrument)
    #expect(read(sample.scores.shuffled(using: &random), sample.instrument) == reading)
    let earlier = (1...3).map {
      CourseScore(day: start.adding(days: -$0), total: Int.random(in: 0...12, using: &random))
    }
    #expect(read(earlier + sample.scores, sample.instrument) == reading)
    #expect(read(sample.scores + [], sample.instrument) == reading)
  }

  @Test func `A single answer is not read: two who differ only in an answer about danger have the same course`() throws
  {
    let instrument = Instrument.example()
    let safe = try instrument.score(["1": 3, "2": 2, "3": 1, "4": 0]).total
    let danger = try instrument.score(["1": 3, "2": 0, "3": 0, "4": 3]).total
    #expect(safe == danger)
    #expect(read(scores((0, 10), (9, safe))) == read(scores((0, 10), (9, danger))))
  }
}

@Suite("What a person says of the help is something to bring up, and nothing else")
struct FeedbackTests {
  private let instrument = Instrument.example(feedback: FeedbackRule(low: 1, fall: 2))

  @Test func `A low answer and one that has fallen are brought up, and the others are not`() {
    let prompts = instrument.worthBringingUp(
      ["1": 1, "2": 2, "3": 1, "4": 3], since: ["1": 1, "2": 3, "3": 3, "4": 1])
    #expect(prompts.map(\.item.id) == ["1", "3"])
    #expect(prompts.map(\.fellFrom) == [nil, 3])
    #expect(instrument.worthBringingUp(["2": 2], since: ["2": 3]).isEmpty, "one less is no fall")
    #expect(instrument.worthBringingUp([:], since: ["1": 3]).isEmpty, "what is not answered is not low")
    #expect(Instrument.example().worthBringingUp(["1": 0], since: nil).isEmpty, "only of an instrument about the help")
  }
}
