internal import Casework
internal import CivilTime
internal import Testing

private let start = Day(ordinal: 20_000)

private func entry(_ version: Int, day: Int, _ result: InstrumentResult) -> Entry {
  Entry(
    id: EntryID("e\(version)"), record: RecordID("r"), version: version, day: start.adding(days: day),
    writtenAt: Moment(day: start.adding(days: day), time: .midnight),
    author: Author(staff: StaffID("s"), name: "Prøve", role: "behandler", unit: UnitID("u")), authority: "prøve",
    edition: "prøve", event: .instrumentScored(result))
}

private func phq(_ total: Int?) -> InstrumentResult {
  InstrumentResult(instrument: "phq-9", instrumentVersion: "1", answers: [:], total: total)
}

private func feedback(_ value: Int) -> InstrumentResult {
  InstrumentResult(
    instrument: "samtalen", instrumentVersion: "1", answers: ["1": value], total: value * 10, isFeedback: true)
}

/// The state keeps what a course is read from: by day whatever the order of writing, and bounded.
@Suite struct ScoreFoldTests {
  private func state(_ scores: (day: Int, total: Int?)...) -> CaseState {
    CaseState(replaying: scores.enumerated().map { entry($0.offset + 1, day: $0.element.day, phq($0.element.total)) })
  }

  @Test func `Scores stand by day, whichever was written first`() {
    let late = state((30, 9), (0, 20), (10, 14))
    #expect(late.scores.first?.points.map(\.total) == [20, 14, 9])
    #expect(state((5, 8), (5, 7)).scores.first?.points.map(\.total) == [8, 7], "of one day the later stands later")
  }

  @Test func `Too little for a total is remembered until a later use gives one, in whichever order they are written`() {
    #expect(state((0, 20), (9, nil)).incompleteScores == ["phq-9": start.adding(days: 9)])
    #expect(state((9, nil), (0, 20)).incompleteScores == ["phq-9": start.adding(days: 9)])
    #expect(state((0, 20), (9, nil), (20, 5)).incompleteScores.isEmpty)
    #expect(state((0, 20), (20, 5), (9, nil)).incompleteScores.isEmpty)
  }

  @Test func `A year of weekly scores is bounded, and the first, the latest and the extremes stay`() throws {
    let totals = (0..<90).map { $0 == 30 ? 1 : $0 == 40 ? 27 : 10 + $0 % 5 }
    let state = CaseState(
      replaying: totals.enumerated().map { entry($0.offset + 1, day: $0.offset * 7, phq($0.element)) })
    let points = try #require(state.scores.first?.points)
    #expect(points.count == 40 && state.scores.first?.count == 90)
    #expect(points.first?.day == start && points.last?.day == start.adding(days: 89 * 7))
    #expect(points.map(\.total).contains(1) && points.map(\.total).contains(27))
  }

  @Test func `What a person says of the help is no mapping, no score of the person, and the two latest are kept`() {
    let state = CaseState(
      replaying: [8, 3, 6].enumerated().map { entry($0.offset + 1, day: $0.offset, feedback($0.element)) })
    #expect(state.scores.isEmpty && state.incompleteScores.isEmpty)
    #expect(!state.facts.holds(.toolUsed) && !state.facts.holds(.toolCompetence))
    #expect(state.facts.holds(.feedbackUsed))
    #expect(state.feedback.map { $0.value.answers["1"] } == [3, 6])
  }
}
