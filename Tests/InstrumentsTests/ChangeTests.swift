import Instruments
import Testing

@Suite("Two totals are compared without more being said than the source says")
struct ChangeTests {
  @Test(
    "A fall to 0 is an improvement like any other",
    arguments: [
      (10, 0, ScoreChange.Course.better, true, true), (3, 0, .better, true, false), (2, 0, .better, false, false),
      (0, 0, .same, false, false), (8, 7, .better, false, true), (7, 8, .worse, false, true),
      (0, 12, .worse, true, true),
      (5, 8, .worse, true, true), (8, 8, .same, false, false),
    ])
  func lowerIsBetter(from: Int, to: Int, course: ScoreChange.Course, reliable: Bool, crossed: Bool) {
    let change = Instrument.example().change(from: from, to: to)
    #expect(change.course == course)
    #expect(change.isReliable == reliable)
    #expect(change.crossedCutOff == crossed)
    #expect(change.difference == to - from)
  }

  @Test("Where more is better, a fall is a worsening")
  func higherIsBetter() {
    let instrument = Instrument.example(direction: .higherIsBetter)
    #expect(instrument.change(from: 2, to: 9).course == .better)
    #expect(instrument.change(from: 9, to: 2).norwegian == "7 poeng lavere, en forverring større enn målefeilen")
  }

  @Test("Without a source for it, nothing is said of reliability or a cut-off")
  func noReference() {
    let change = Instrument.example(reliableChange: nil, clinicalCutOff: nil).change(from: 9, to: 2)
    #expect(change.isReliable == nil)
    #expect(change.crossedCutOff == nil)
    #expect(change.norwegian == "7 poeng lavere, en bedring på skjemaet")
    #expect(Instrument.example().change(from: 4, to: 4).norwegian == "uendret")
    #expect(Instrument.example().change(from: 4, to: 5).norwegian == "1 poeng høyere, men ikke mer enn målefeilen")
  }
}
