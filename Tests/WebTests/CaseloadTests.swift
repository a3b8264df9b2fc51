import Access
import Casework
import CivilTime
import Desk
import Foundation
internal import Guidance
import Store
import Testing

@testable import Web

/// Protects the caseload: a score of 0 is an improvement, one day late is late, what nobody knows is not called good,
/// and no address names anybody.
struct CaseloadTests {
  private func page(
    _ desk: TestDesk, _ role: StaffRole = .clinician, query: String = "", status: Int = 200
  ) async throws -> String {
    let site = try desk.site { $0.declareCaseload(desk.desk) }
    let answer = try await desk.visitor(role, on: site).get("/arbeid/forlopsliste\(query)")
    #expect(answer.status == status)
    #expect(HTMLCheck(answer.body).faults == [])
    return answer.body
  }

  /// A record that the clinician of the tests is responsible for.
  private func record(
    _ desk: TestDesk, _ family: String = "Testad", discuss: String = "", daysAgo days: Int = 100
  ) async throws -> RecordID {
    let actor = try desk.actor()
    let record = try await desk.openRecord("Oddvar", family, daysAgo: days)
    let team = CareTeam(
      responsible: .init(staff: actor.id, name: actor.name), unit: actor.unit, unitName: actor.unitName,
      discuss: discuss)
    try await desk.sign(.careTeamSet(team), in: record, daysAgo: days)
    return record
  }

  @Test(arguments: [
    (18, 0, "18 → 0", "bedre"), (3, 0, "3 → 0", "litt bedre"), (0, 18, "0 → 18", "verre"), (0, 0, "0 → 0", "som før"),
    (12, 14, "12 → 14", "litt verre"),
  ])
  func zeroIsATotalAndFewerComplaintsAreBetter(first: Int, latest: Int, numbers: String, word: String) async throws {
    let desk = try TestDesk()
    let record = try await record(desk)
    try await desk.score(first, in: record, daysAgo: 60)
    try await desk.score(latest, in: record, daysAgo: 1)
    let body = try await page(desk)
    #expect(body.contains("PHQ-9 \(numbers)"))
    #expect(body.contains("</span>\(word)</span>"), "\(word)")
    #expect(body.contains("1 dag siden"))
  }

  @Test func oneMeasurementIsNoChange() async throws {
    let desk = try TestDesk()
    try await desk.score(0, in: try await record(desk), daysAgo: 1)
    let body = try await page(desk)
    #expect(body.contains("PHQ-9 0") && body.contains("målt én gang"))
    #expect(!body.contains("som før"))
  }

  @Test(arguments: [(366, true), (365, false)])
  func oneDayLateIsLate(chosen days: Int, isLate: Bool) async throws {
    // The municipality's own deadlines would be late long before the source's.
    let desk = try TestDesk(guide: try TestDesk.knowledge.get().guide.withoutLocalDeadlines)
    let record = try await record(desk, daysAgo: days)
    // The yearly control of heart and vessels has its first day a year after pathway 3 was chosen.
    let choice = PathwayChoice(
      pathway: 3, severity: "alvorlig", duration: "lang", ground: "Strevd lenge.", suggested: [3], statements: [])
    try await desk.sign(.pathwayChosen(choice), in: record, daysAgo: days)
    _ = try await desk.desk.refreshAging()
    let row = try #require(try await desk.store.person(record))
    #expect(row.overdueSince == (isLate ? desk.today.adding(days: -1) : nil))
    let body = try await page(desk)
    #expect((body.contains("1 forfalt") && body.contains(">1 dag over<")) == isLate)
    #expect(body.contains("1 forfaller") == !isLate)
  }

  @Test func anAppointmentThatNobodyWroteDownIsLate() async throws {
    let desk = try TestDesk()
    let actor = try desk.actor()
    let step = AppointmentStep(
      appointment: ItemID("a"), step: .booked, at: Moment(day: desk.today.adding(days: -1), time: .noon),
      form: .met, place: "", with: actor.id, withName: actor.name)
    try await desk.sign(.appointment(step), in: try await record(desk), daysAgo: 3)
    let body = try await page(desk)
    #expect(body.contains("1 dag siden") && body.contains("ikke skrevet ned"))
  }

  @Test func whatNobodyKnowsOfRiskIsNotCalledNone() async throws {
    let desk = try TestDesk()
    let record = try await record(desk)
    #expect(try await page(desk).contains("ikke vurdert"))
    func judge(_ answers: [(Fact, RiskAnswer)], daysAgo: Int) async throws {
      let judgements = answers.map { RiskJudgement(risk: $0.0, answer: $0.1, basis: "Samtale.") }
      try await desk.sign(.risksAssessed(RiskAssessment(judgements: judgements)), in: record, daysAgo: daysAgo)
    }
    try await judge([(.suicideRisk, .none)], daysAgo: 9)
    #expect(try await Self.risk(page(desk)) == ["ingen funnet", "9 dager siden"])
    try await judge([(.suicideRisk, .none), (.violenceRisk, .unknown)], daysAgo: 8)
    #expect(try await Self.risk(page(desk)) == ["Voldsrisiko: vet ikke", "8 dager siden"])
    try await judge([(.overdoseRisk, .low)], daysAgo: 7)
    #expect(try await Self.risk(page(desk)) == ["Overdoserisiko lav", "7 dager siden"])
  }

  @Test func theListSaysWhoIsInItAndWhy() async throws {
    let desk = try TestDesk()
    let actor = try desk.actor()
    _ = try await record(desk, "Alfa", discuss: "Flytter snart")
    _ = try await record(desk, "Beta")
    let mine = try await page(desk)
    #expect(mine.contains("2 personer som følges opp med \(actor.name) som ansvarlig"))
    #expect(mine.contains("Drøftes: Flytter snart"))
    let discuss = try await page(desk, query: "?enhet=\(actor.unit)&ansvarlig=&drofte=ja")
    #expect(discuss.contains("1 person som følges opp av \(actor.unitName) og skal drøftes"))
    #expect(discuss.contains("Alfa") && !discuss.contains("Beta") && discuss.contains(" checked"))
    let nobody = try await page(desk, query: "?enhet=&forlop=3")
    #expect(nobody.contains("Ingen her.") && nobody.contains("ta bort et filter"))
    #expect(
      try await page(desk, query: "?enhet=&forlop=ingen")
        .contains("2 personer som følges opp av \(actor.unitName) uten valgt hovedforløp"))
  }

  @Test func oneSortsByTheHeadingsAndGoesBothWays() async throws {
    let desk = try TestDesk()
    for number in 10..<64 { _ = try await record(desk, "Hemmelig\(number)") }
    let first = try await page(desk, query: "?enhet=&rekkefolge=navn")
    #expect(first.contains("aria-sort=\"ascending\"") && first.contains("50 av 54"))
    let next = try #require(Self.link("next", in: first))
    #expect(!next.contains("Hemmelig"))
    let second = try await page(desk, query: next)
    #expect(second.contains("Hemmelig63") && !second.contains("Hemmelig11"))
    let previous = try #require(Self.link("prev", in: second))
    let back = try await page(desk, query: previous)
    #expect(back.contains("Hemmelig10") && !back.contains("Hemmelig63"))
    #expect(Self.link("prev", in: back) == nil)
  }

  /// What the only row says of risk: the level and its age.
  private static func risk(_ body: String) -> [String] {
    let row = body.components(separatedBy: "<td role=\"cell\">").last ?? ""
    let texts = row.components(separatedBy: "</td>")[0].split(separator: /<[^>]*>/).map(String.init)
    return texts.filter { $0.count > 1 }
  }

  /// The query of the paging link with that relation.
  private static func link(_ relation: String, in body: String) -> String? {
    guard let end = body.firstRange(of: "\" rel=\"\(relation)\"") else { return nil }
    let before = body[..<end.lowerBound]
    guard let start = before.range(of: "href=\"/arbeid/forlopsliste", options: .backwards) else { return nil }
    return String(before[start.upperBound...]).replacing("&amp;", with: "&")
  }

  @Test(arguments: ["?enhet=finnes-ikke", "?ansvarlig=ingen-slik", "?enhet=&forlop=9"])
  func anUnknownChoiceIsNotFoundRatherThanEverybody(query: String) async throws {
    let desk = try TestDesk()
    _ = try await record(desk, "Synlig")
    #expect(try await !page(desk, query: query, status: 404).contains("Synlig"))
  }

  @Test func itIsForThoseWhoAreLoggedIn() async throws {
    let desk = try TestDesk()
    let site = try desk.site { $0.declareCaseload(desk.desk) }
    #expect(try await site.stranger().get("/arbeid/forlopsliste").status == 303)
    #expect(site.routes.first { $0.path == "/arbeid/forlopsliste" }?.permission == .use(.caseload))
    #expect(try await page(desk, .leader, status: 403).contains("ikke tilgang"))
  }
}
