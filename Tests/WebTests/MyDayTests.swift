import Access
import Casework
import CivilTime
import Desk
import Testing

@testable import Web

/// Protects the first page of the day: that nothing to do is left out, that late is called late, and that each thing
/// names the person, the reason and one way on.
struct MyDayTests {
  private func page(_ desk: TestDesk, _ role: StaffRole = .clinician, query: String = "") async throws -> String {
    let site = try desk.site { $0.declareMyDay(desk.desk) }
    let answer = try await desk.visitor(role, on: site).get("/arbeid\(query)")
    #expect(answer.status == 200)
    #expect(HTMLCheck(answer.body).faults == [])
    return answer.body
  }

  private func raise(
    _ desk: TestDesk, _ id: String, due days: Int, urgent: Bool = false, owner: StaffID?, in record: RecordID
  ) async throws {
    let step = TaskStep.Step.raised(
      what: "Oppgave \(id)", due: desk.today.adding(days: days), urgent: urgent, owner: owner)
    try await desk.sign(.task(TaskStep(task: ItemID(id), step: step)), in: record)
  }

  @Test func aDayWithNothingSaysSoAndWhatToDo() async throws {
    let body = try await page(try TestDesk())
    for text in [
      "Ingen avtaler i dag.", "Ingen oppgaver har frist i dag.", "Ingenting mangler hos dem du er ansvarlig for.",
      "Ingen utkast venter.", "Ingen ny forhøyet risiko.", "mandag 23. november 2026",
    ] { #expect(body.contains(text), "\(text)") }
    #expect(!body.contains("Fare nå"))
  }

  @Test(arguments: StaffRole.allCases)
  func aDayWithNothingLeadsNobodyToAListTheyMayNotSee(role: StaffRole) async throws {
    let may = if case .allowed = decide(role, may: .caseload) { true } else { false }
    #expect(try await page(try TestDesk(), role).contains(#"href="/arbeid/forlopsliste""#) == may)
  }

  @Test func oneDayLateIsLateAndTodayIsNot() async throws {
    let desk = try TestDesk()
    let me = try desk.actor().id
    let record = try await desk.openRecord()
    try await raise(desk, "en", due: -1, owner: me, in: record)
    try await raise(desk, "to", due: 0, owner: me, in: record)
    try await raise(desk, "tre", due: 1, owner: me, in: record)
    try await raise(desk, "fire", due: -2, urgent: true, owner: nil, in: record)
    let body = try await page(desk)
    let late = try #require(body.firstRange(of: "1 dag over fristen"))
    let today = try #require(body.firstRange(of: ">frist i dag<"))
    let urgent = try #require(body.firstRange(of: "2 dager over fristen"))
    #expect(urgent.lowerBound < late.lowerBound && late.lowerBound < today.lowerBound)
    #expect(body.contains("Ingen har tatt den") && !body.contains("Oppgave tre"))
    #expect(body.contains("/arbeid/person/\(record)/kontakt/oppgave/en"))
  }

  @Test func dangerNowStandsOnTopUntilItIsAnswered() async throws {
    let desk = try TestDesk()
    let actor = try desk.actor()
    func call(_ family: String, _ danger: Danger) -> Enquiry {
      Enquiry(
        channel: .phone, words: "Han puster så vidt.", danger: danger, urgency: .immediate,
        person: PersonDetails(givenName: "Per", familyName: family), received: desk.desk.moment)
    }
    // More who have waited longer than one page of the queue holds: none of them may push the danger out of sight.
    try await desk.daysAgo(1) {
      for number in 0..<55 { _ = try await desk.desk.receive(call("Nr\(number)", .no), by: actor, key: nil) }
    }
    let id = try await desk.desk.receive(call("Farlig", .now), by: actor, key: nil)
    let body = try await page(desk, .reception)
    let danger = try #require(body.firstRange(of: "Per Farlig"))
    let rest = try #require(body.firstRange(of: "Ny forhøyet risiko"))
    #expect(danger.lowerBound < rest.lowerBound)
    #expect(body.contains("/arbeid/henvendelse/\(id)") && body.contains("Skriv hva som ble gjort"))
    #expect(!body.contains("Per Nr3"))
  }

  @Test func appointmentsShowTodayAndThoseThatNobodyWroteDown() async throws {
    let desk = try TestDesk()
    let actor = try desk.actor()
    let record = try await desk.openRecord(daysAgo: 10)
    for (id, day, hour) in [("glemt", -1, 9), ("forbi", 0, 8), ("snart", 0, 13), ("i-morgen", 1, 9)] {
      let time = try #require(TimeOfDay(hour: hour, minute: 15))
      let step = AppointmentStep(
        appointment: ItemID(id), step: .booked, at: Moment(day: desk.today.adding(days: day), time: time),
        form: .homeVisit, place: "hos \(id)", with: actor.id, withName: actor.name)
      try await desk.sign(.appointment(step), in: record, daysAgo: 5)
    }
    let body = try await page(desk)
    for text in ["22. november kl. 09.15", "ikke skrevet ned", "kl. 08.15", "kl. 13.15", "hjemmebesøk, hos snart"] {
      #expect(body.contains(text), "\(text)")
    }
    #expect(!body.contains("hos i-morgen"))
    #expect(body.split(separator: "Skriv kontakt<").count == 3, "for the two that are over")
  }

  @Test func findingsNameThePersonTheReasonAndOneWayOn() async throws {
    let desk = try TestDesk()
    let actor = try desk.actor()
    let record = try await desk.openRecord(daysAgo: 90)
    let team = CareTeam(
      responsible: .init(staff: actor.id, name: actor.name), unit: actor.unit, unitName: actor.unitName)
    try await desk.sign(.careTeamSet(team), in: record, daysAgo: 90)
    let findings = try await desk.desk.myDay(actor).findings
    let first = try #require(findings.rows.first)
    let body = try await page(desk)
    #expect(body.contains(first.row.title) && body.contains("\(first.row.strength) · "))
    #expect(body.contains("Oddvar Testad") && body.contains("href=\"/arbeid/person/\(record)"))
    #expect(body.contains(">\(findings.total)<") || body.contains("\(findings.rows.count) av \(findings.total)"))
  }

  @Test func aDraftIsGoneOnWithAndNamesWhomItIsAbout() async throws {
    let desk = try TestDesk()
    let actor = try desk.actor()
    let record = try await desk.openRecord()
    let enquiry = String(repeating: "ab", count: 16)
    for (form, id) in [
      ("kontakt", record), ("risiko", record), ("kartlegging", record), ("maling-phq-9", record),
      ("henvendelse", RecordID(enquiry)),
    ] { _ = try await desk.desk.keep(["x": ["y"]], DraftKey(record: id, form: form), seen: 0, by: actor) }
    let body = try await page(desk)
    for text in [
      "Fortsett", "Oddvar Testad, Kontakt", "/arbeid/person/\(record)/kontakt\"", "/arbeid/person/\(record)/risiko\"",
      "/arbeid/person/\(record)/kartlegging\"", "/arbeid/person/\(record)/maling\"", "Ny henvendelse",
      "/arbeid/henvendelse/ny?utkast=\(enquiry)", "Lagret i dag kl. 10.00",
    ] { #expect(body.contains(text), "\(text)") }
  }

  @Test func raisedRiskIsRedAndSaysWhenItWasJudged() async throws {
    let desk = try TestDesk()
    _ = try await desk.openRecordWithHistory()
    let body = try await page(desk)
    #expect(body.contains("Selvmordsrisiko moderat</span>") && body.contains("Vurdert 3 dager siden"))
    #expect(body.contains("tag danger"))
  }

  @Test func itIsForThoseWhoAreLoggedInAndNonsenseInTheAddressDoesNoHarm() async throws {
    let desk = try TestDesk()
    let site = try desk.site { $0.declareMyDay(desk.desk) }
    #expect(try await site.stranger().get("/arbeid").status == 303)
    #expect(site.routes.first { $0.path == "/arbeid" }?.permission == .use(.ownDay))
    _ = try await page(desk, query: "?funn=x~%27--&oppgaver=~")
  }
}
