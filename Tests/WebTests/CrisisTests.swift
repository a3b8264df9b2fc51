import Casework
import CivilTime
import Desk
import Testing

@testable import Web

/// Protects the view that is opened when it is night and urgent.
struct CrisisTests {
  private func page(_ desk: TestDesk, _ record: RecordID) async throws -> String {
    let site = try desk.site { $0.declareCrisis(desk.desk) }
    let answer = try await desk.visitor(on: site).get("/arbeid/person/\(record)/krise")
    #expect(answer.status == 200)
    #expect(HTMLCheck(answer.body).faults == [])
    return answer.body
  }

  @Test func everythingIsOnOneScreen() async throws {
    let desk = try TestDesk()
    let body = try await page(desk, try await desk.openRecordWithHistory())
    for text in [
      "MODERAT · 20. november, 3 dager siden", "Tanker hver kveld, ingen plan.",
      "Overdose 11. november, 12 dager siden",
      "Slutter å svare på meldinger.", "Randi Testad, 00 00 55 66", "kan vite om avtaler og krise", "113", "116 117",
      "hos mor, følges opp av helsesykepleier", "olanzapin 10 mg", "Å gå tur med hunden hjalp.",
      "Jeg lager middag selv.",
      "Ringer hver kveld.",
    ] { #expect(body.contains(text), "\(text)") }
  }

  @Test func whatNobodyHasJudgedIsSaidPlainly() async throws {
    let desk = try TestDesk()
    let body = try await page(desk, try await desk.openRecord())
    #expect(body.ranges(of: "IKKE VURDERT").count == 5)
    #expect(body.contains("Det betyr ikke at ingen har hendt."))
    #expect(body.contains("Ingen pårørende med telefonnummer"))
  }

  @Test func everyEarlierAttemptStays() async throws {
    let desk = try TestDesk()
    let record = try await desk.openRecord(daysAgo: 400)
    for days in [390, 200, 30, 5] {
      try await desk.sign(
        .factsStated(StatedFacts(form: "risiko", statements: [Statement(.suicideAttempt, .yes)])), in: record,
        daysAgo: days)
    }
    #expect(try await page(desk, record).ranges(of: "Selvmordsforsøk ").count >= 4)
  }

  @Test func contradictionsAreFlagged() async throws {
    let desk = try TestDesk()
    let record = try await desk.openRecord(daysAgo: 100) { $0.safeToCall = false }
    let none = RiskAssessment(
      judgements: [.init(risk: .suicideRisk, answer: .none)], nextReview: desk.today.adding(days: -2))
    try await desk.sign(.risksAssessed(none), in: record, daysAgo: 50)
    let plan = PlanVersion(kind: .crisis, sections: [.init(id: "tegn", text: "Blir stille.")])
    try await desk.sign(.planWritten(plan), in: record, daysAgo: 40)
    let attempt = StatedFacts(
      form: "risiko", statements: [Statement(.suicideAttempt, .yes), Statement(.suspectedViolence, .yes)])
    try await desk.sign(.factsStated(attempt), in: record, daysAgo: 4)
    let body = try await page(desk, record)
    for text in [
      "Selvmordsrisiko ble vurdert til «ingen» 4. oktober, men selvmordsforsøk er registrert 19. november.",
      "Kriseplanen er fra 14. oktober, før siste hendelse", "Det er ikke trygt å ringe personen.",
      "Risikoen skulle vært vurdert igjen 21. november.", "Mistanke om voldsrisiko 19. november",
    ] { #expect(body.contains(text), "\(text)") }
  }

  @Test func aRecordThatFitsTogetherHasNoWarning() {
    var state = CaseState()
    #expect(!CrisisWarnings(state, on: Day(ordinal: 20_000)).lines.isEmpty)
    let person = PersonDetails(givenName: "Kari", phone: "00 00 11 11", safeToCall: true)
    let network = Network(relatives: [.init(name: "Per", relation: "bror", phone: "00 00 22 22")])
    for (number, event) in [Event.registered(person), .networkWritten(network)].enumerated() {
      state.apply(TimelineSamples.entry(event, version: number + 1))
    }
    #expect(CrisisWarnings(state, on: Day(ordinal: 20_000)).lines == [])
  }
}
