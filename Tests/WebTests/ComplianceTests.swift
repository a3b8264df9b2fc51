import Access
import Casework
import CivilTime
import Desk
import Foundation
import Guidance
import Store
import Synchronization
import Testing

@testable import Web

/// Protects the answer to "do we follow it?": who may see what, that few are not pointed out, that looking is logged.
struct ComplianceTests {
  private static func norm(_ id: String, _ strength: Strength, _ fact: Fact, _ deadline: Deadline = .none) -> Norm {
    Norm(
      id: id, title: "Anbefaling \(id)", whenMissing: "Mangler \(id)", strength: strength, kind: .duty,
      citation: Citation(
        document: "d", documentName: "Kilden", requirement: id, place: "kapittel", anchor: "noen ord", line: 1),
      applies: .fact(FactTest(.episodeStarted, .yes)), fulfilled: .fact(FactTest(fact, .yes)), deadline: deadline,
      lastChecked: Day(ordinal: 0))
  }

  private static let guide = Guide(
    edition: "prøve",
    norms: [
      norm("B-1", .should, .heartCheck), norm("S-1", .must, .bodilyExamination, .local(.days(30))),
      norm("K-1", .may, .cookingHelp),
    ])

  /// Twelve persons of the clinician's: seven followed on B-1, three departed from, two missing.
  private struct Bench {
    let desk: TestDesk
    let site: TestSite
    var records: [RecordID] = []
    let lead: StaffActor
    let clinician: StaffActor

    init(daysAgo days: Int = 100) async throws {
      desk = try TestDesk(guide: ComplianceTests.guide)
      let desk = desk
      site = try desk.site {
        $0.declareCompliance(desk.desk)
        $0.declareLeadership()
      }
      lead = try #require(desk.people.first { $0.role == .teamLead })
      let lead = lead
      clinician = try #require(desk.people.first { $0.role == .clinician && $0.unit != lead.unit })
      for number in 0..<12 {
        let record = try await desk.openRecord("Nummer\(number)", "Testad", daysAgo: days)
        let team = CareTeam(
          responsible: .init(staff: clinician.id, name: clinician.name), unit: number < 9 ? lead.unit : clinician.unit,
          unitName: "E")
        try await desk.sign(.careTeamSet(team), in: record, daysAgo: days)
        if number < 7 { try await state(.heartCheck, record, daysAgo: 40) }
        if (7..<10).contains(number) { try await depart("B-1", .personDeclines, record, daysAgo: 20) }
        records.append(record)
      }
    }

    func state(_ fact: Fact, _ record: RecordID, daysAgo days: Int) async throws {
      try await desk.sign(
        .factsStated(StatedFacts(form: "helse", statements: [Statement(fact, .yes)])), in: record, daysAgo: days)
    }

    func depart(_ norm: String, _ reason: DepartureReason, _ record: RecordID, daysAgo days: Int) async throws {
      try await desk.sign(
        .departed(Departure(norm: norm, reason: reason, words: "Grunnen står her.")), in: record, daysAgo: days)
    }

    func get(_ who: StaffActor, _ path: String = "", status: Int = 200) async throws -> String {
      let answer = try await site.visitor(as: who.id.text).get("/arbeid/ledelse/etterlevelse\(path)")
      #expect(answer.status == status, "\(path)")
      if !path.contains(".csv"), !path.contains(".json") { #expect(HTMLCheck(answer.body).faults == [], "\(path)") }
      return answer.body
    }

    func leader() throws -> StaffActor { try desk.actor(.leader) }
  }

  @Test func oneClickAnswersForTheLeader() async throws {
    let bench = try await Bench()
    let body = try await bench.get(bench.leader())
    #expect(body.contains("Følger vi veilederen?") && body.contains("12 personer under oppfølging, slik det står nå."))
    #expect(body.contains("0 % av det vi «skal» gjøre") && body.contains("Én anbefaling med «skal» er ikke møtt"))
    #expect(body.contains("Skal som ikke er møtt") && body.contains("Mangler S-1"))
    #expect(!body.contains("Testad") && !body.contains("/personer"))
    let landing = try await bench.site.visitor(as: bench.leader().id.text).get("/arbeid/ledelse").body
    #expect(HTMLCheck(landing).faults == [])
    #expect(landing.contains("/arbeid/ledelse/etterlevelse") && !landing.contains("/arbeid/ledelse/veileder"))
  }

  @Test func fewAreHiddenFromTheLeaderEverywhere() async throws {
    let bench = try await Bench()
    let csv = try await bench.get(bench.leader(), ".csv")
    let line = try #require(csv.split(separator: "\r\n").first { $0.contains("\"B-1\"") })
    // Seven are followed. Three departed from and two missing would both point at few: they are told only together.
    #expect(line == #""B-1";"Anbefaling B-1";"bør";"12";"";"7";"*";"*";"0";"0";"0";"0""#)
    let json = try await bench.get(bench.leader(), ".json")
    #expect(json.contains(#""fulgt":7,"fraveket":null,"mangler":null"#))
    let page = try await bench.get(bench.leader(), "/B-1")
    #expect(page.contains("skjult") && page.contains("Tall fra 1 til 4 skjules"))
    // Three in one unit cannot be told, nor then the nine in the other.
    let unit = try await bench.get(bench.leader(), ".csv?enhet=\(bench.lead.unit.text)")
    #expect(unit.contains(#""B-1";"Anbefaling B-1";"bør";"*";"";"*";"*";"*";"*";"*";"*";"*""#))
    let both = try await bench.get(bench.leader(), "?enhet=\(bench.lead.unit.text)&forlop=1")
    #expect(both.contains("ikke begge samtidig"))
  }

  @Test func theOneWhoFollowsUpSeesOwnPersonsBehindTheNumbers() async throws {
    let bench = try await Bench()
    let csv = try await bench.get(bench.clinician, ".csv")
    #expect(csv.contains(#""B-1";"Anbefaling B-1";"bør";"12";"83";"7";"3";"2";"0";"0";"0";"0""#))
    let other = try #require(bench.desk.people.last { $0.role == .clinician && $0.id != bench.clinician.id })
    #expect(try await bench.get(other).contains("Ingen følges opp her"))
    let page = try await bench.get(bench.clinician, "/B-1")
    #expect(page.contains("/arbeid/ledelse/etterlevelse/B-1/personer?status=fraveket"))
    let behind = try await bench.get(bench.clinician, "/B-1/personer?status=fraveket")
    #expect(behind.contains("Nummer7 Testad") && behind.contains("Nummer9 Testad") && !behind.contains("Nummer3"))
    #expect(behind.contains("Grunnen står her."))
  }

  @Test func theTeamLeaderSeesTheUnitAndNothingBeside() async throws {
    let bench = try await Bench()
    let csv = try await bench.get(bench.lead, ".csv?enhet=\(bench.clinician.unit.text)")
    #expect(csv.contains(#""B-1";"Anbefaling B-1";"bør";"9";"100";"7";"2";"0";"0";"0";"0";"0""#))
    let behind = try await bench.get(bench.lead, "/B-1/personer?status=fraveket")
    #expect(behind.contains("Nummer8") && !behind.contains("Nummer9"), "the tenth is another unit's")
  }

  @Test func everyoneListedIsLoggedAsLookedAt() async throws {
    let bench = try await Bench()
    _ = try await bench.get(bench.lead, "/B-1")
    for record in bench.records {
      let reads = try await bench.desk.store.accessLog(of: record, limit: 50)
      #expect(!reads.contains { $0.what == "etterlevelse" }, "a figure is no look at a person")
    }
    _ = try await bench.get(bench.lead, "/B-1/personer?status=fraveket")
    var looked: [Int] = []
    for (number, record) in bench.records.enumerated() {
      let reads = try await bench.desk.store.accessLog(of: record, limit: 50).filter { $0.what == "etterlevelse" }
      if !reads.isEmpty { looked.append(number) }
      #expect(reads.allSatisfy { $0.staff == bench.lead.id && $0.basis == "kvalitetssikring av helsehjelpen" })
    }
    #expect(looked == [7, 8])
  }

  @Test func onlyThoseWithTheTaskMayLook() async throws {
    let bench = try await Bench()
    _ = try await bench.get(bench.desk.actor(.reception), status: 403)
    _ = try await bench.get(bench.desk.actor(.reception), ".csv", status: 403)
    _ = try await bench.get(bench.leader(), "/B-1/personer?status=fraveket", status: 403)
    _ = try await bench.get(bench.leader(), "/finnes-ikke", status: 404)
    _ = try await bench.get(bench.leader(), "?enhet=finnes-ikke", status: 404)
    let answer = try await bench.site.visitor(as: bench.clinician.id.text).get("/arbeid/ledelse")
    #expect(answer.status == 403)
  }

  @Test func aSkalStaysOnTheListWithItsReasonBeside() async throws {
    let bench = try await Bench()
    for record in bench.records { try await bench.depart("S-1", .waitingForOthers, record, daysAgo: 5) }
    let body = try await bench.get(bench.leader())
    #expect(body.contains("Vi venter på andre: 12") && body.contains("Mangler S-1"))
    try await bench.state(.bodilyExamination, bench.records[0], daysAgo: 0)
    #expect(try await bench.get(bench.clinician, "/S-1").contains("11"))
  }

  @Test func timeAloneIsCountedBeforeTheFigureIsMade() async throws {
    let bench = try await Bench(daysAgo: 10)
    #expect(
      try await bench.get(bench.clinician, ".csv").contains(
        #""S-1";"Anbefaling S-1";"skal";"12";"0";"0";"0";"12";"0";"0";"0";"0""#))
    bench.desk.clock.pass(minutes: 40 * 1440)
    #expect(
      try await bench.get(bench.clinician, ".csv").contains(
        #""S-1";"Anbefaling S-1";"skal";"12";"0";"0";"0";"0";"0";"12";"0";"0""#))
  }

  @Test func theCourseIsWhatTheJournalSaidOnEachDay() async throws {
    let bench = try await Bench()
    try await bench.desk.desk.rebuildComplianceDays()
    #expect(try await bench.desk.desk.complianceDaysAreRight())
    let course = try await bench.desk.desk.complianceCourse(
      of: "B-1", ComplianceQuestion(), for: bench.leader())
    // Opened in August, checked in the middle of October.
    #expect(course.map { $0.day.iso } == ["2026-08-31", "2026-09-30", "2026-10-31"])
    #expect(course.map { $0.figures[.fulfilled] } == [0, 0, 7])
    #expect(course.map { $0.figures[.missing] } == [12, 12, 5])
    for (day, figures) in course {
      var expected = NormFigures()
      for record in bench.records {
        let then = CaseState(
          replaying: try await bench.desk.store.journal(of: record).filter { $0.writtenAt.day <= day })
        expected.add(ComplianceMark(Self.guide.evaluate(then, on: day).findings[0].status))
      }
      #expect(figures == ShownFigures(expected, under: SmallNumbers(expected)))
    }
    let page = try await bench.get(bench.leader(), "/B-1")
    #expect(page.contains("Utviklingen") && page.contains("31. oktober"))
    let then = try await bench.get(bench.leader(), ".csv?dag=2026-09-30")
    #expect(then.contains(#""B-1";"Anbefaling B-1";"bør";"12";"0";"0";"0";"12";"0";"0";"0";"0""#))
    #expect(try await bench.get(bench.leader(), "?dag=2020-01-31").contains("Vi har ikke tall for den dagen."))
  }

  @Test func theOverviewShowsTheYearByStrengthAndByRecommendation() async throws {
    let bench = try await Bench()
    let early = try await bench.get(bench.leader())
    #expect(early.contains("Tallene for tidligere måneder regnes ut på nytt nå."), "no days are kept yet")
    #expect(HTMLCheck(early).faults == [])
    let clinicians = try await bench.get(bench.clinician)
    #expect(!clinicians.contains("Utviklingen"), "earlier days are not theirs to see, and are not waited for")
    try await bench.desk.desk.rebuildComplianceDays()
    let trend = try await bench.desk.desk.complianceTrend(ComplianceQuestion(), for: bench.leader())
    #expect(trend.points.map { $0.day.iso } == ["2026-08-31", "2026-09-30", "2026-10-31"])
    #expect(trend.points.map { $0.norms["B-1"]?.percent } == [0, 0, 58])
    for point in trend.points {
      let question = ComplianceQuestion(day: point.day)
      let report = try await bench.desk.desk.compliance(question, for: bench.leader())
      #expect(point == ComplianceTrend.Point(report), "the same as the page of that day, and the same hidden")
    }
    let page = try await bench.get(bench.leader())
    #expect(HTMLCheck(page).faults == [] && !page.contains("regnes ut på nytt"))
    #expect(page.contains("Utviklingen") && page.contains("Opp fra 0 til 58 %."))
    #expect(page.contains("31. oktober"), "the numbers stand as a table too")
    let file = try await bench.get(bench.leader(), "-utvikling.csv")
    #expect(file.contains(#""anbefaling";"tittel";"styrke";"2026-08-31";"2026-09-30";"2026-10-31""#))
    #expect(file.contains(#""B-1";"Anbefaling B-1";"bør";"0";"0";"58""#))
    let json = try await bench.get(bench.leader(), "-utvikling.json")
    let read = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect((read["dager"] as? [Any])?.count == 3)
    let own = try await bench.desk.desk.complianceTrend(ComplianceQuestion(), for: bench.clinician)
    #expect(own.isEmpty, "who was responsible then is not kept")
  }

  @Test func whatIsErasedIsInNoFigureOfEarlierDays() async throws {
    let bench = try await Bench()
    let desk = bench.desk.desk
    try await desk.rebuildComplianceDays()
    let before = try await desk.complianceTrend(ComplianceQuestion(), for: bench.leader())
    #expect(before.points.last?.norms["B-1"]?.percent == 58)
    let record = bench.records[0]
    let stated = try #require(try await bench.desk.store.journal(of: record).last)
    let decision = RemovalDecision(.erased, of: [stated.id], asker: .person, ground: .misleading, words: "Var feil.")
    try await desk.decideRemoval(decision, in: record, by: bench.clinician, key: nil)
    #expect(try await !desk.complianceDaysAreRight())
    #expect(try await desk.complianceTrend(ComplianceQuestion(), for: bench.leader()).isEmpty, "shown to nobody now")
    try await desk.rebuildComplianceDays()
    #expect(try await desk.complianceDaysAreRight())
    let after = try await desk.complianceTrend(ComplianceQuestion(), for: bench.leader())
    #expect(after.points.last?.norms["B-1"]?.percent == 50, "six of twelve, and not what was remembered")
  }

  @Test func madeAFewAtATimeTheCourseIsTheSameAndHalfOfItIsNeverKept() async throws {
    let bench = try await Bench()
    let desk = bench.desk.desk
    let stopped = Task {
      try await desk.rebuildComplianceDays(atATime: 5) { _ in withUnsafeCurrentTask { $0?.cancel() } }
    }
    #expect(try await stopped.value == 5, "the program is on its way out, and does not read the rest")
    #expect(try await !desk.complianceDaysAreRight())
    let rests = Mutex<[Int]>([])
    try await desk.rebuildComplianceDays(atATime: 5) { done in rests.withLock { $0.append(done) } }
    #expect(rests.withLock { $0 } == [5, 10, 12])
    #expect(try await desk.complianceDaysAreRight())
    let few = try await desk.complianceTrend(ComplianceQuestion(), for: bench.leader())
    try await desk.rebuildComplianceDays()
    #expect(try await desk.complianceTrend(ComplianceQuestion(), for: bench.leader()) == few)
  }

  @Test func whatIsTooSmallToShowIsInNoTrend() async throws {
    let bench = try await Bench()
    try await bench.desk.desk.rebuildComplianceDays()
    let small = ComplianceQuestion(pathway: 3)
    let trend = try await bench.desk.desk.complianceTrend(small, for: bench.leader())
    for point in trend.points {
      let report = try await bench.desk.desk.compliance(
        ComplianceQuestion(pathway: 3, day: point.day), for: bench.leader())
      for line in report.lines where line.figures.percent == nil { #expect(point.norms[line.norm.id] == nil) }
    }
  }

  @Test func newNormsAreCountedAnew() async throws {
    let bench = try await Bench()
    _ = try await bench.get(bench.clinician)
    let norms = [Self.norm("B-2", .should, .smokingHelp)] + Self.guide.norms
    let knowledge = bench.desk.knowledge.with(Guide(edition: "ny", norms: norms), [])
    let clock = bench.desk.clock
    let desk = CaseDesk(knowledge: knowledge, store: bench.desk.store, now: { clock.now }, newID: { "x" })
    let report = try await desk.compliance(ComplianceQuestion(), for: bench.clinician)
    #expect(report.outdated == 0 && report.persons == 12)
    #expect(report.lines.map { $0.figures[.missing] } == [12, 2, 0, 0])
    #expect(report.lines[1].figures[.fulfilled] == 7)
  }
}
