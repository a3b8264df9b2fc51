import Instruments
import TestChance
import Testing

/// In the example a change of 3 is reliable, and 8 and above is clinical.
@Suite("Outcomes are told apart by the published method, and never without a source")
struct OutcomeTests {
  @Test(
    "Both the change and the cut-off are needed to have recovered",
    arguments: [
      (8, 5, Outcome.recovered), (12, 0, .recovered), (12, 9, .improved), (12, 8, .improved), (7, 4, .improved),
      (8, 7, .unchanged), (9, 7, .unchanged), (5, 5, .unchanged), (4, 7, .deteriorated), (7, 10, .deteriorated),
      (7, 9, .unchanged),
    ])
  func classes(first: Int, last: Int, outcome: Outcome) {
    #expect(Instrument.example().outcome(of: ScorePair(first: first, last: last)) == outcome)
  }

  @Test("Where more is better, the clinical side is below")
  func higherIsBetter() {
    let instrument = Instrument.example(direction: .higherIsBetter)
    #expect(instrument.isClinical(7) == true && instrument.isClinical(8) == false)
    #expect(instrument.outcome(of: ScorePair(first: 5, last: 8)) == .recovered)
    #expect(instrument.outcome(of: ScorePair(first: 8, last: 12)) == .improved)
    #expect(instrument.outcome(of: ScorePair(first: 12, last: 5)) == .deteriorated)
  }

  @Test("Without a source for the change there is no outcome; without a cut-off there is no recovery")
  func noReference() {
    let nothing = Instrument.example(reliableChange: nil).outcomes([ScorePair(first: 12, last: 0)], followed: 1)
    #expect(nothing.reliablyBetter == nil && nothing.recovery == nil && !nothing.hasReference)
    #expect(Outcome.allCases.allSatisfy { nothing.count($0) == 0 })
    let uncut = Instrument.example(clinicalCutOff: nil).outcomes([ScorePair(first: 12, last: 0)], followed: 1)
    #expect(uncut.count(.improved) == 1 && uncut.recovery == nil && uncut.clinicalAtFirst == nil)
  }

  @Test("Recovery is counted among those who began on the clinical side, and completeness among all")
  func summary() {
    let pairs = [(8, 5), (12, 9), (9, 8), (4, 1), (4, 7)].map { ScorePair(first: $0.0, last: $0.1) }
    let summary = Instrument.example().outcomes(pairs, followed: 20)
    #expect(summary.completeness == 0.25)
    #expect(summary.clinicalAtFirst == 3)
    #expect(summary.recovery == 1.0 / 3)
    #expect(summary.reliablyBetter == 0.6)
    #expect(Outcome.allCases.map(summary.count) == [1, 2, 1, 1])
  }

  @Test("Nobody measured is no share at all, not a share of 0")
  func nobody() {
    let empty = Instrument.example().outcomes([], followed: 0)
    #expect(empty.completeness == nil && empty.reliablyBetter == nil && empty.recovery == nil)
    #expect(Instrument.example().outcomes([], followed: 4).completeness == 0)
  }

  @Test("Every pair is one outcome, and swapping first and last never leaves it better both ways")
  func property() {
    var random = SeededGenerator(seed: 12)
    let instrument = Instrument.example()
    for _ in 0..<2_000 {
      let pair = ScorePair(first: Int.random(in: 0...12, using: &random), last: Int.random(in: 0...12, using: &random))
      let back = ScorePair(first: pair.last, last: pair.first)
      let better: Set<Outcome?> = [.recovered, .improved]
      #expect(instrument.outcome(of: pair) != nil)
      #expect(!better.contains(instrument.outcome(of: pair)) || instrument.outcome(of: back) == .deteriorated)
    }
  }
}
