import Access
import Casework
import CivilTime
import Desk
import Foundation
import Guidance
import Instruments
import Testing

@testable import Web

/// Protects the signals: they are words to talk about, the same in every list, and they never move anybody or anything.
struct CoursePageTests {
  private let desk: TestDesk
  private let site: TestSite

  init() throws {
    let desk = try TestDesk()
    self.desk = desk
    site = try desk.site {
      $0.declareMeasurement(desk.desk)
      $0.declarePathway(desk.desk)
      $0.declareCaseload(desk.desk)
      $0.declareMyDay(desk.desk)
    }
  }

  private func get(_ path: String) async throws -> String {
    let answer = try await desk.visitor(on: site).get(path)
    #expect(answer.status == 200 && HTMLCheck(answer.body).faults == [], "\(path)")
    return answer.body
  }

  /// Somebody of one's own, with a PHQ-9 some days ago and another lately.
  private func record(
    _ totals: [(daysAgo: Int, total: Int?)], named family: String = "Testad", opened: Int = 100
  ) async throws -> RecordID {
    let actor = try desk.actor()
    let record = try await desk.openRecord("Oddvar", family, daysAgo: opened)
    let team = CareTeam(
      responsible: .init(staff: actor.id, name: actor.name), unit: actor.unit, unitName: actor.unitName)
    try await desk.sign(
      .careTeamSet(team), .pathwayChosen(PathwayChoice(pathway: 2, ground: "Vurdert sammen.")), in: record,
      daysAgo: opened)
    for (days, total) in totals {
      let result = InstrumentResult(
        instrument: "phq-9", instrumentVersion: "1", answers: [:], total: total, note: total == nil ? "Orket ikke." : ""
      )
      try await desk.sign(.instrumentScored(result), in: record, daysAgo: days)
    }
    return record
  }

  private func measures(_ record: RecordID) async throws -> String { try await get("/arbeid/person/\(record)/maling") }

  @Test func whatGoesTheWrongWayIsSaidInWordsWithQuestionsAndAWayToThePathway() async throws {
    let record = try await record([(60, 12), (2, 18)])
    let body = try await measures(record)
    #expect(body.contains("</span>går feil vei</span>") && body.contains("▼"))
    #expect(body.contains("Fra 12 til 18: en forverring større enn målefeilen, som er under 6 poeng."))
    #expect(body.contains("Hva har hendt siden sist?") && body.contains("Et tall å snakke om, ikke en dom."))
    #expect(body.contains("href=\"/arbeid/person/\(record)/forlop\""))
    #expect(body.contains("Jacobson og Truax 1991") && body.contains("Ikke lest i original."))
    let pathway = try await get("/arbeid/person/\(record)/forlop")
    #expect(pathway.contains("PHQ-9: går feil vei.") && pathway.contains("Tallene flytter ingen."))
  }

  @Test func thePictureHasTheLimitsAsLinesWithNamesAndAsText() async throws {
    let body = try await measures(record([(60, 16), (2, 9)]))
    #expect(body.contains("class=\"mark\"") && body.contains(">klinisk grense</text>"))
    #expect(body.contains("Strekene viser pålitelig bedre 10, pålitelig dårligere 22, klinisk grense 10."))
    #expect(body.contains("</span>bedre, og forbi grensen</span>"))
  }

  @Test func howLongOneWaitsIsTheMunicipalitysOwnAndSaysSo() async throws {
    let still = try await measures(record([(60, 16), (30, 15), (2, 15)]))
    #expect(still.contains("</span>ikke som ventet</span>"))
    #expect(still.contains("Lokalt tall (Lindvik kommune, vedtatt 15. januar 2026)"))
    #expect(still.contains("etter minst 3 målinger over minst 6 uker uten pålitelig bedring. Ingen kilde gir tallet."))
    let early = try await measures(record([(20, 16), (10, 15), (2, 15)]))
    #expect(early.contains("</span>for tidlig å si</span>") && early.contains("Kommunen venter minst 3 målinger"))
  }

  @Test func whereNothingCanBeSaidThePageSaysWhy() async throws {
    let incomplete = try await measures(record([(60, 16), (30, 4), (2, nil)]))
    #expect(incomplete.contains("hadde for få svar til en sum, så forløpet får ikke noe tegn nå"))
    let record = try await record([(60, 16)])
    let audit = InstrumentResult(instrument: "audit", instrumentVersion: "1", answers: [:], total: 30)
    try await desk.sign(.instrumentScored(audit), in: record, daysAgo: 3)
    #expect(try await measures(record).contains("ingen kilde for hvor stor en endring i AUDIT må være"))
    let earlier = try await self.record([(60, 12), (50, 20)], opened: 40)
    #expect(try await !measures(earlier).contains("går feil vei"), "older than the follow-up does not count")
  }

  @Test func theListsShowTheSameAsTheMeasuresPageAndThoseWhoAskMostStandFirst() async throws {
    _ = try await record([(60, 16), (2, 9)], named: "Alfa")
    let worse = try await record([(60, 12), (2, 18)], named: "Beta")
    _ = try await record([(60, 16), (30, 15), (2, 15)], named: "Gamma")
    _ = try await record([(60, 12), (30, 18)], named: "Delta")
    let list = try await get("/arbeid/forlopsliste?rekkefolge=maling")
    let order = ["Delta", "Beta", "Gamma", "Alfa"].map { list.firstRange(of: $0)?.lowerBound }
    #expect(order.allSatisfy { $0 != nil })
    #expect(
      ["Beta", "Gamma", "Alfa"].compactMap { list.firstRange(of: $0)?.lowerBound }.sorted()
        == ["Beta", "Gamma", "Alfa"].compactMap { list.firstRange(of: $0)?.lowerBound })
    for word in ["går feil vei", "ikke som ventet", "bedre, og forbi grensen"] {
      #expect(list.contains("</span>\(word)</span>"), "\(word)")
    }
    let day = try await get("/arbeid")
    let section = try #require(
      day.components(separatedBy: "id=\"malinger\"").last?.components(separatedBy: "</section>")[0])
    #expect(section.contains("Beta") && section.contains("Gamma"))
    #expect(!section.contains("Alfa"), "what goes well asks for nothing")
    #expect(!section.contains("Delta"), "an old score is not brought up again every day")
    #expect(section.contains("/arbeid/person/\(worse)/maling"))
  }

  @Test func aSignalNeverMovesAnybody() async throws {
    func work(_ latest: Int) async throws -> (state: CaseState, findings: [Guidance.Finding], statuses: [Int]) {
      let record = try await record([(60, 12), (30, 12), (2, latest)])
      let state = try await desk.state(record)
      let visitor = try await desk.visitor(on: site)
      var statuses: [Int] = []
      for page in ["forlop", "forlop/vurdering", "forlop/avslutt", "maling", "maling/phq-9"] {
        statuses.append(try await visitor.get("/arbeid/person/\(record)/\(page)").status)
      }
      return (state, desk.knowledge.guide.evaluate(state, on: desk.today).findings, statuses)
    }
    let all = [try await work(2), try await work(12), try await work(20)]
    let phq = try #require(desk.knowledge.instrument("phq-9"))
    let signals: [CourseSignal?] = [.reached, .notOnTrack, .offTrack]
    #expect(all.map { $0.state.course(of: phq, by: desk.knowledge.courseMethod).signal } == signals)
    for one in all {
      #expect(one.findings == all[0].findings && one.statuses == all[0].statuses)
      #expect(one.state.facts == all[0].state.facts && one.state.moves == all[0].state.moves)
      #expect(one.state.tasks.isEmpty && one.state.measures.isEmpty && one.state.appointments.isEmpty)
    }
  }

  @Test func theGoalsAreShownAsThePersonRatedThemWithWhoWroteItDown() async throws {
    let record = try await record([])
    let goal = ItemID("maal")
    try await desk.sign(.goal(GoalStep(goal: goal, step: .set(words: "Gå tur <alene>"))), in: record, daysAgo: 50)
    #expect(try await measures(record).contains("Ikke vurdert ennå."))
    for (days, value, note) in [(40, 0, "Ikke begynt"), (20, 4, ""), (2, 3, "Regn hele uka")] {
      try await desk.sign(.goal(GoalStep(goal: goal, step: .rated(value, note: note))), in: record, daysAgo: days)
    }
    let body = try await measures(record)
    #expect(body.contains("Gå tur &lt;alene&gt;") && body.contains("Hvor nær målet kjennes, 0–10"))
    #expect(body.contains("til 3 (21. november) av 10.") && body.contains("Fra 0 (14. oktober)"))
    let author = try desk.actor().name
    #expect(body.contains("Regn hele uka. Skrevet av \(author)") && body.contains("Ikke begynt. Skrevet av \(author)"))
    #expect(body.contains("/forlop/maal/maal"))
  }
}

/// Protects what the person says of the help: asked beside the contact or alone, brought up the next time, and no judgement.
struct FeedbackPageTests {
  private let desk: TestDesk
  private let visit: FollowUpVisit

  init() async throws {
    desk = try TestDesk()
    visit = try await FollowUpVisit(desk, try await desk.openRecord())
  }

  private func contact(_ answers: [Int?], key: String? = nil) async throws {
    let fields =
      [("form", "met"), ("notat", "Snakket om uka.")]
      + answers.enumerated().compactMap { place, value in value.map { ("samtalen-\(place + 1)", "\($0)") } }
    #expect(try await visit.send("kontakt", fields, key: key).status == 303)
  }

  @Test func aLowOrFallingAnswerIsBroughtUpTheNextTimeAndAGoodOneIsNot() async throws {
    #expect(try await !visit.open("kontakt").contains("Ta det opp neste gang"))
    try await contact([9, 9, 9, 9])
    #expect(try await !visit.open("kontakt").contains("Ta det opp neste gang"))
    try await contact([9, 4, 7, nil])
    let body = try await visit.open("kontakt")
    #expect(body.contains("Ta det opp neste gang") && body.contains("Tallet er ingen dom over noen."))
    #expect(body.contains("Handlet det om noe som betyr mye for deg nå? 4 av 10, mot 9 gangen før."))
    #expect(body.contains("tro på? 7 av 10, mot 9 gangen før.") && !body.contains("tatt imot? 9"))
  }

  @Test func whatIsAnsweredBesideTheContactIsSignedWithItAndIsNoMapping() async throws {
    try await contact([nil, nil, nil, nil])
    #expect(try await visit.state().feedback.isEmpty, "nothing answered is nothing signed")
    try await contact([8, nil, 0, nil])
    let state = try await visit.state()
    #expect(state.feedback.map { $0.value.answers } == [["1": 8, "3": 0]])
    #expect(state.feedback.first?.value.total == 40)
    #expect(state.contactCount == 2 && !state.facts.holds(.toolUsed))
    #expect(
      !state.facts.holds(.suspectedSuicide) && !state.facts.holds(.signObserved),
      "an answer about the help is no suspicion")
  }

  @Test func itCanBeFilledInAloneAndIsShownOverTimeWithoutASignal() async throws {
    let site = try desk.site { $0.declareMeasurement(desk.desk) }
    let visitor = try await desk.visitor(on: site)
    let page = "/arbeid/person/\(visit.record)/maling/samtalen"
    let answers = (1...4).map { ("svar-\($0)", "5") }
    #expect(try await visitor.send(from: page, answers).location == "\(page)/resultat")
    let state = try await visit.state()
    #expect(state.feedback.count == 1 && state.scores.isEmpty && !state.facts.holds(.toolUsed))
    let body = try await visitor.get("/arbeid/person/\(visit.record)/maling").body
    #expect(HTMLCheck(body).faults == [])
    #expect(body.contains("Om samtalen: hvordan personen synes hjelpen er") && body.contains("Ta det opp neste gang"))
    #expect(!body.contains("Slik leses tallene over tid"), "no course is read of it")
  }
}
