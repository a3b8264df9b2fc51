internal import Guidance
internal import Testing

/// Small numbers point at somebody, and so do the few that are left.
@Suite struct FigurePointTests {
  @Test(
    "A share is hidden when it, its rest or its whole is one to four",
    arguments: [
      (0, 0, false), (0, 4, true), (0, 5, false), (1, 20, true), (4, 20, true), (5, 20, false), (16, 20, true),
      (15, 20, false), (20, 20, false), (3, 3, true),
    ])
  func shares(part: Int, whole: Int, isHidden: Bool) {
    #expect(FigurePoint(day: 0, part: part, whole: whole).isHidden(.share) == isHidden)
  }

  @Test("A middle number is hidden by how many it is of, a count by itself")
  func others() {
    #expect(FigurePoint(day: 0, part: 30, whole: 4).isHidden(.days))
    #expect(!FigurePoint(day: 0, part: 2, whole: 5).isHidden(.days))
    #expect(FigurePoint(day: 0, part: 4, whole: 4).isHidden(.count))
    #expect(!FigurePoint(day: 0, part: 0, whole: 0).isHidden(.count))
  }

  @Test("Percent is rounded to the nearest, and nothing is no part of nothing")
  func percent() {
    #expect(FigurePoint(day: 0, part: 1, whole: 3).percent == 33)
    #expect(FigurePoint(day: 0, part: 2, whole: 3).percent == 67)
    #expect(FigurePoint(day: 0, part: 1, whole: 200).percent == 1)
    #expect(FigurePoint(day: 0, part: 0, whole: 0).percent == nil)
  }

  @Test("Every figure says what it counts and over which time", arguments: Figure.allCases)
  func defined(figure: Figure) {
    let definition = figure.definition
    #expect(!definition.counts.isEmpty && !definition.period.isEmpty)
    #expect(definition.of.isEmpty == (definition.unit == .count))
  }
}
