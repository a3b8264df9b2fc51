internal import Casework
internal import CivilTime
internal import Guidance
internal import Testing

/// The day something must be done by, on both sides of each boundary.
@Suite struct DeadlineTests {
  private let yearly = Guide.single(
    applies: .fact(.pathway, .words([2])), fulfilled: .fact(.heartCheck, .yes, .within(.months(12))),
    deadline: .recurring(.heartCheck, every: .months(12), warning: .months(1), first: [.pathway]))

  @Test("Again and again: met to the day, due from a month before, late the day after (reading 13)")
  func recurring() {
    var record = Record()
    record.state(Statement(.pathway, .yes, value: 2), on: 0)
    record.state(Statement(.heartCheck, .yes), on: 10)
    let due = Record.day(10).adding(months: 12)
    func status(_ day: Day) -> FindingStatus? { yearly.evaluate(record.state, on: day).findings.first?.status }
    let warning = due.subtracting(.months(1))
    #expect(status(warning.adding(days: -1)) == .fulfilled)
    #expect(status(warning) == .due)
    #expect(status(due) == .due)
    #expect(status(due.adding(days: 1)) == .overdue)
  }

  @Test("The first time is counted from what starts it, and is missing until its day")
  func firstTime() {
    var record = Record()
    record.state(Statement(.pathway, .yes, value: 2), on: 0)
    let due = Record.zero.adding(months: 12)
    #expect(yearly.finding(record, on: 0).status == .missing)
    #expect(yearly.finding(record, on: 0).due == due)
    #expect(yearly.evaluate(record.state, on: due).findings.first?.status == .due)
    #expect(yearly.evaluate(record.state, on: due.adding(days: 1)).findings.first?.status == .overdue)
  }

  @Test("Before a day that lies ahead: asked for from the lead, late the day after, closed when done")
  func before() {
    let guide = Guide.single(
      strength: .must, applies: .fact(.compulsoryEnds, .yes), fulfilled: .fact(.crisisPlan),
      deadline: .before(.compulsoryEnds, lead: .weeks(4)))
    var record = Record()
    record.state(Statement(.compulsoryEnds, .yes, value: Int(Record.day(60).ordinal)), on: 0)
    #expect(guide.finding(record, on: 31).status == .missing)
    #expect(guide.finding(record, on: 32).status == .due)
    #expect(guide.finding(record, on: 60).status == .due)
    #expect(guide.finding(record, on: 61).status == .overdue)
    record.state(Statement(.crisisPlan, .yes), on: 62)
    #expect(guide.finding(record, on: 62).status == .fulfilled)
  }

  private let atOnce = Guide.single(
    strength: .must,
    applies: .any([.fact(.suspectedSuicide), .fact(.suicideRisk, .words([2, 3]))]),
    fulfilled: .fact(.immediateMeasure, .yes, .sinceLast([.suspectedSuicide, .suicideRisk])),
    deadline: .atOnce([.suspectedSuicide, .suicideRisk]))

  @Test(
    "At once: a risk found none or low the day after does not move the day of an unanswered suspicion",
    arguments: [0, 1])
  func lowRiskMovesNothing(level: Int) {
    var record = Record()
    record.state(Statement(.suspectedSuicide, .yes), on: 0)
    record.state(Statement(.suicideRisk, .yes, value: level), on: 1)
    #expect(atOnce.finding(record, on: 1).due == Record.zero)
    #expect(atOnce.finding(record, on: 1).status == .overdue)
  }

  @Test(
    "At once: a raised risk after the measure asks for a new one that day; a low one does not",
    arguments: [(0, false), (1, false), (2, true), (3, true)])
  func raisedRiskAsksAgain(level: Int, asks: Bool) {
    var record = Record()
    record.state(Statement(.suspectedSuicide, .yes), Statement(.immediateMeasure, .yes), on: 0)
    record.state(Statement(.suicideRisk, .yes, value: level), on: 5)
    let finding = atOnce.finding(record, on: 5)
    #expect(finding.status == (asks ? .due : .fulfilled))
    #expect(finding.due == (asks ? Record.day(5) : nil))
  }

  @Test("At once: what comes on top of something unanswered never moves the day on", arguments: 1...4)
  func theFirstUnansweredCounts(times: Int) {
    var record = Record()
    for time in 0..<times { record.state(Statement(.suspectedSuicide, .yes), on: time * 7) }
    record.state(Statement(.suicideRisk, .yes, value: 3), on: times * 7)
    #expect(atOnce.finding(record, on: times * 7).due == Record.zero)
  }

  @Test("What the municipality sets is counted from the day the norm began to apply, and again from what asks again")
  func local() {
    let guide = Guide.single(
      applies: .fact(.episodeStarted),
      fulfilled: .fact(.suicideRisk, .answered, .sinceLast([.episodeStarted, .overdose])),
      deadline: .local(.days(7)))
    var record = Record()
    record.state(Statement(.episodeStarted, .yes), on: 3)
    #expect(guide.finding(record, on: 9).status == .missing)
    #expect(guide.finding(record, on: 10).status == .due)
    #expect(guide.finding(record, on: 11).status == .overdue)
    record.state(Statement(.suicideRisk, .yes, value: 0), on: 11)
    #expect(guide.finding(record, on: 300).status == .fulfilled)
    record.state(Statement(.overdose, .yes), on: 200)
    #expect(guide.finding(record, on: 200).due == Record.day(207))
    record.state(Statement(.overdose, .yes), on: 206)
    #expect(guide.finding(record, on: 208).status == .overdue, "A new overdose gives nobody more time.")
    record.state(Statement(.episodeStarted, .yes), on: 290)
    #expect(guide.finding(record, on: 290).due == Record.day(297), "A new episode begins anew.")
    #expect(guide.withoutLocalDeadlines.finding(record, on: 300).status == .missing)
    #expect(guide.withoutLocalDeadlines.finding(record, on: 300).due == nil)
  }

  @Test("The day an evaluation says it changes is the very first day on which it does", arguments: 0..<8)
  func changesOnIsExact(offset: Int) {
    var record = Record()
    record.state(Statement(.pathway, .yes, value: 2), Statement(.heartCheck, .yes), on: 0)
    var day = Record.day(offset * 47)
    for _ in 0..<3 {
      let now = yearly.evaluate(record.state, on: day)
      guard let change = now.changesOn else { return }
      #expect(change > day)
      #expect(yearly.evaluate(record.state, on: change.adding(days: -1)).findings == now.findings)
      #expect(yearly.evaluate(record.state, on: change).findings != now.findings)
      day = change
    }
  }

  @Test(
    "What nobody knows is unknown before a span and after it, whether declined or impossible to know",
    arguments: [Answer.declined, .unknown, .notAsked])
  func unknownIsUnknownOnBothSides(answer: Answer) {
    for time in [TimeTest.longerThan(.months(6)), .notLongerThan(.months(6)), .within(.months(6))] {
      let guide = Guide.single(applies: .fact(.grief, .yes, time), fulfilled: .fact(.measureOffered))
      var record = Record()
      record.state(Statement(.grief, answer), on: 0)
      for day in [0, 400] { #expect(guide.finding(record, on: day).status == .undecided, "\(time) \(day)") }
    }
  }
}
