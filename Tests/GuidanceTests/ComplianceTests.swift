internal import Casework
internal import CivilTime
internal import Guidance
internal import Testing

/// The marks that figures are counted from say what the findings say, and know when they age.
@Suite struct ComplianceTests {
  @Test("Every mark is one printable character of its own, and comes back from it")
  func marksComeBack() {
    var seen: Set<UInt8> = []
    for status in FindingStatus.allCases {
      for reason in [nil] + DepartureReason.allCases.map(Optional.some) {
        let mark = ComplianceMark(status, reason: reason)
        #expect((33...126).contains(mark.code))
        let isNew = seen.insert(mark.code).inserted
        #expect(isNew)
        #expect(ComplianceMark(code: mark.code) == mark)
      }
    }
    #expect(ComplianceMark(code: 32) == nil && ComplianceMark(code: 126) == nil)
    #expect(Set(ComplianceMark.codes(of: Set(FindingStatus.allCases))) == seen)
  }

  @Test("Counting rows gives the same figures as counting the findings")
  func countingIsCounting() throws {
    let guide = Guide.single(applies: .fact(.smokes), fulfilled: .fact(.smokingHelp))
    var counter = MarkCounter(norms: 1)
    var expected = NormFigures()
    for number in 0..<40 {
      var record = Record()
      if number % 2 == 0 { record.state(Statement(.smokes, .yes), on: 0) }
      if number % 4 == 0 { record.state(Statement(.smokingHelp, .yes), on: 1) }
      if number % 6 == 0 {
        record.write(.departed(Departure(norm: "PRØVE-01", reason: .notAvailable, words: "x")), on: 2)
      }
      let evaluation = guide.evaluate(record.state, on: Record.day(3))
      let marks = guide.marks(evaluation, record.state, on: Record.day(3))
      let isCounted = counter.add(marks)
      #expect(isCounted)
      let mark = try #require(marks.utf8.first.flatMap(ComplianceMark.init(code:)))
      #expect(mark.status == evaluation.findings[0].status)
      expected.add(mark)
    }
    let isCounted = counter.add("00")
    #expect(!isCounted, "a row of other norms is not counted")
    let (persons, figures) = counter.figures(guide.norms)
    #expect(persons == 40 && figures == ["PRØVE-01": expected])
    #expect(expected.departed == [.notAvailable: 3] && expected[.deviated] == 3)
    var again = NormFigures()
    for (mark, count) in expected.marks { again.add(mark, count) }
    #expect(again == expected)
  }

  @Test func `Many rows in one text are counted as they are one by one, also beyond what a small number holds`() throws
  {
    let (width, rows) = (19, 700)
    let marks = FindingStatus.allCases.map { ComplianceMark($0) } + [ComplianceMark(.deviated, reason: .other)]
    let norms = (0..<width).map { number in
      Norm(
        id: "N-\(number)", title: "t", whenMissing: "m", strength: .should, kind: .duty,
        citation: Citation(document: "d", documentName: "d", requirement: "r", place: "p", anchor: "a", line: nil),
        applies: .always, fulfilled: .always, lastChecked: Record.zero)
    }
    var expected = norms.map { _ in NormFigures() }
    var text = ""
    for row in 0..<rows {
      for norm in 0..<width {
        // The first norm is alike for all, so that its count runs past 255 in one status.
        let mark = norm == 0 ? marks[6] : marks[(row * 7 + norm * 5 + row / 9) % marks.count]
        expected[norm].add(mark)
        text += String(decoding: [mark.code], as: UTF8.self)
      }
    }
    var together = MarkCounter(norms: width)
    let isCounted = Array(text.utf8).withUnsafeBytes { together.add($0, rows: rows) }
    #expect(isCounted)
    let isCountedAsMore = Array(text.utf8).withUnsafeBytes { together.add($0, rows: rows + 1) }
    #expect(!isCountedAsMore, "what is not so many rows is not counted")
    let (persons, figures) = together.figures(norms)
    #expect(persons == rows)
    for (norm, known) in zip(norms, expected) { #expect(figures[norm.id] == known, "\(norm.id)") }
  }

  @Test("A reason stands beside a skal that is not met, and does not meet it")
  func aDutyKeepsItsReason() {
    let guide = Guide.single(strength: .must, fulfilled: .fact(.smokingHelp))
    var record = Record()
    record.write(.departed(Departure(norm: "PRØVE-01", reason: .waitingForOthers, words: "x")), on: 0)
    let marks = guide.marks(guide.evaluate(record.state, on: Record.day(1)), record.state, on: Record.day(1))
    #expect(marks.utf8.first.flatMap(ComplianceMark.init(code:)) == ComplianceMark(.missing, reason: .waitingForOthers))
  }

  @Test("The same norms have the same fingerprint, and any that ask for something else another")
  func fingerprints() {
    let guide = Guide.single(fulfilled: .fact(.smokingHelp))
    #expect(guide.fingerprint == Guide.single(fulfilled: .fact(.smokingHelp)).fingerprint)
    let others = [
      Guide.single(fulfilled: .fact(.heartCheck)), .single(fulfilled: .fact(.smokingHelp, .no)),
      .single(strength: .must, fulfilled: .fact(.smokingHelp)),
      .single(applies: .fact(.smokes), fulfilled: .fact(.smokingHelp)),
      .single(fulfilled: .fact(.smokingHelp), deadline: .local(.days(7))),
      .single(fulfilled: .fact(.smokingHelp), deadline: .local(.days(8))),
      .single(fulfilled: .fact(.smokingHelp), isRight: true),
      .single(fulfilled: .fact(.smokingHelp, .yes, .within(.months(3)))),
      .single(fulfilled: .fact(.smokingHelp, .yes, .within(.months(4)))),
    ]
    #expect(Set(others.map(\.fingerprint)).union([guide.fingerprint]).count == others.count + 1)
  }

  @Test("What is kept of an earlier day is what the journal said then, corrections not yet written")
  func historyIsWhatWasKnown() throws {
    let guide = Guide.single(applies: .fact(.smokes), fulfilled: .fact(.smokingHelp))
    let events: [(Int, Event)] = [
      (0, .factsStated(StatedFacts(form: "f", statements: [Statement(.episodeStarted, .yes)]))),
      (3, .factsStated(StatedFacts(form: "f", statements: [Statement(.smokes, .yes)]))),
      (20, .careTeamSet(CareTeam(unit: UnitID("fact"), unitName: "FACT"))),
      (40, .pathwayChosen(PathwayChoice(pathway: 3))),
      (45, .departed(Departure(norm: "PRØVE-01", reason: .harmful, words: "x", until: Record.day(70)))),
      // That the person smokes was wrong from the first day, but nobody knew until now.
      (100, .corrected(Correction(of: EntryID("e2"), replacement: nil, reason: "feil person"))),
      (130, .pathwayChosen(PathwayChoice(pathway: nil, ground: "ferdig", cause: .finished))),
    ]
    let entries = events.enumerated().map { place, line in
      Entry(
        id: EntryID("e\(place + 1)"), record: RecordID("r"), version: place + 1, day: Record.day(line.0),
        writtenAt: Moment(day: Record.day(line.0), time: .noon),
        author: Author(staff: StaffID("s"), name: "P", role: "behandler", unit: UnitID("u")), authority: "a",
        edition: "e", event: line.1)
    }
    let days = Record.day(140).monthEnds(6)
    let standings = ComplianceHistory.standings(entries, at: days, guide)
    for day in days {
      let then = CaseState(replaying: entries.filter { $0.writtenAt.day <= day })
      let standing = standings.first { $0.day == day }
      guard then.isOpen else {
        #expect(standing == nil)
        continue
      }
      #expect(standing?.marks == guide.marks(guide.evaluate(then, on: day), then, on: day))
      #expect(standing?.group == ComplianceGroup(unit: then.careTeam.unit, pathway: then.pathway?.pathway))
    }
    let statuses = standings.compactMap { $0.marks.utf8.first.flatMap(ComplianceMark.init(code:))?.status }
    #expect(statuses == [.missing, .deviated, .missing, .undecided])
  }

  @Test("Month ends are the last days of the months before, also over a new year and in February")
  func monthEnds() throws {
    let day = try #require(Day(iso: "2028-03-01"))
    #expect(day.monthEnds(3).map(\.iso) == ["2027-12-31", "2028-01-31", "2028-02-29"])
  }
}
