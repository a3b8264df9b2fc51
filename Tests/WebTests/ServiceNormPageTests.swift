import Access
import Casework
import CivilTime
import Desk
import Foundation
import Guidance
import Store
import Testing

@testable import Web

/// Protects the leader's answers to what the sources ask of the service: who may, what is demanded, and that no word is
/// lost.
struct ServiceNormPageTests {
  private static let list = "/arbeid/ledelse/veileder"

  private func norm(_ id: String, _ strength: Strength = .should, title: String? = nil) -> ServiceNorm {
    ServiceNorm(
      id: id, title: title ?? "Tilstanden i \(id)", question: "Er \(id) slik?", strength: strength,
      citation: Citation(
        document: "veileder-2024-utkast", documentName: "Veilederen", requirement: id, place: "Lavterskel",
        anchor: "ingen eller kort ventetid", line: 560), scope: .municipality, checkpoints: ["Ventetiden er kjent"],
      evidence: ["Oversikt"], owner: "leder for tjenesten", indicator: nil, deadline: nil, reading: nil,
      lastChecked: Day(ordinal: 20_000))
  }

  private func desk() throws -> TestDesk {
    let more = (10..<70).map { norm("HARM-\($0)") }
    return try TestDesk(
      serviceNorms: [norm("SVC-04", .must, title: "Ventetiden er kort"), norm("SVC-05"), norm("PLAN-01")] + more)
  }

  private static let sound = [
    ("status", "delvis"), ("hvordan", "Vi har åpen dør & telefon"), ("bevis-1", "Rutine"),
    ("lenke-1", "https://www.lindvik.no/rutine"), ("neste", "Måle ventetiden"), ("frist", "24.12.2026"),
    ("sjekk", "1.3.2027"),
  ]

  private func site(_ desk: TestDesk) throws -> TestSite { try desk.site { $0.declareServiceNorms(desk.desk) } }

  private func fields(_ desk: TestDesk, _ changes: [(String, String)] = []) throws -> [(String, String)] {
    let all = Self.sound + [("eier", try desk.actor(.leader).id.text)]
    let changed = Set(changes.map(\.0))
    return all.filter { !changed.contains($0.0) } + changes
  }

  @Test func aLeaderAnswersAndEveryPageIsSound() async throws {
    let desk = try desk()
    let site = try site(desk)
    let leader = try await desk.visitor(.leader, on: site)
    let saved = try await leader.send(from: "\(Self.list)/SVC-04/svar", try fields(desk))
    #expect(saved.status == 303)
    let page = try await leader.get("\(Self.list)/SVC-04")
    #expect(page.status == 200)
    #expect(page.body.contains("Vi har åpen dør & telefon".asHTML))
    #expect(page.body.contains("href=\"https://www.lindvik.no/rutine\""))
    #expect(page.body.contains(try desk.actor(.leader).name) && page.body.contains("Et svar") == false)
    #expect(page.body.contains("Ett svar"))
    for address in ["", "?kapittel=SVC", "?side=2", "/SVC-04", "/SVC-04/svar", "/SVC-05", "/utskrift"] {
      let answer = try await leader.get(Self.list + address)
      #expect(answer.status == 200, "\(address)")
      #expect(HTMLCheck(answer.body).faults == [], "\(address)")
      #expect(answer.body.utf8.count < 100_000)
    }
    #expect(try await leader.get(Self.list).body.contains("1 av 63 spørsmål"))
  }

  @Test func theListIsFilteredAndSearchedWithoutWordsInTheAddress() async throws {
    let desk = try desk()
    let site = try site(desk)
    let leader = try await desk.visitor(.leader, on: site)
    try await leader.send(from: "\(Self.list)/SVC-04/svar", try fields(desk))
    func shows(_ query: String) async throws -> Set<String> {
      let body = try await leader.get(Self.list + query).body
      return Set(["SVC-04", "SVC-05", "PLAN-01"].filter { body.contains("\($0) · ") })
    }
    #expect(try await shows("?kapittel=SVC") == ["SVC-04", "SVC-05"])
    #expect(try await shows("?styrke=skal") == ["SVC-04"])
    #expect(try await shows("?status=delvis") == ["SVC-04"])
    #expect(try await shows("?eier=\(try desk.actor(.leader).id)") == ["SVC-04"])
    #expect(try await shows("?over=ja").isEmpty)
    desk.clock.pass(minutes: 40 * 1440)
    let later = try await desk.visitor(.leader, on: site)
    let body = try await later.get(Self.list + "?over=ja").body
    #expect(body.contains("SVC-04 · ") && body.contains("over fristen") && !body.contains("SVC-05 · "))
    #expect(try await later.get(Self.list + "?status=kanskje").status == 404)
    let found = try await later.send(from: Self.list, [("sok", "ÅPEN dør")])
    #expect(found.status == 200 && found.body.contains("SVC-04 · ") && !found.body.contains("SVC-05 · "))
    #expect(HTMLCheck(found.body).faults == [])
    let chosen = try await later.send(from: Self.list, [("sok", ""), ("kapittel", "PLAN")])
    #expect(chosen.status == 303 && chosen.location == "\(Self.list)?kapittel=PLAN")
  }

  @Test(arguments: [StaffRole.clinician, .reception])
  func othersAreTurnedAwayFromEveryAddress(role: StaffRole) async throws {
    let desk = try desk()
    let site = try site(desk)
    let visitor = try await desk.visitor(role, on: site)
    for address in ["", "/SVC-04", "/SVC-04/svar", "/utskrift", "/egenvurdering.csv"] {
      #expect(try await visitor.get(Self.list + address).status == 403, "\(address)")
    }
    await #expect(throws: DeskError.self) { _ = try await desk.desk.answeredNorms(for: try desk.actor(role)) }
  }

  @Test func teamLeadersReadAndDoNotAnswer() async throws {
    let desk = try desk()
    let site = try site(desk)
    let lead = try await desk.visitor(.teamLead, on: site)
    let page = try await lead.get("\(Self.list)/SVC-04")
    #expect(page.status == 200 && !page.body.contains("/svar"))
    #expect(HTMLCheck(page.body).faults == [])
    #expect(try await lead.get("\(Self.list)/SVC-04/svar").status == 403)
    #expect(try await lead.send("\(Self.list)/SVC-04/svar", ["status": "møtt"]).status == 403)
    await #expect(throws: DeskError.self) {
      _ = try await desk.desk.answer(
        SelfAssessment(standing: .met, how: "ja"), to: "SVC-04", seen: 0, by: try desk.actor(.teamLead), key: nil)
    }
    #expect(try await desk.store.selfAssessments().isEmpty)
  }

  static let wrong: [(change: (String, String), says: String)] = [
    (("status", ""), "Velg hvordan det står til."), (("hvordan", " "), "Skriv kort hvordan dere møter det."),
    (("neste", ""), "Skriv hva dere gjør nå."), (("eier", ""), "Velg hvem som følger opp neste steg."),
    (("frist", ""), "Skriv når neste steg skal være gjort."), (("frist", "1.1.2026"), "Fristen er alt passert."),
    (("frist", "i morra"), "Vi forstår ikke datoen"), (("sjekk", "23.11.2026"), "Neste sjekk må være etter i dag."),
    (("lenke-1", "javascript:alert(1)"), "Skriv hele adressen"), (("bevis-1", ""), "Skriv hva lenken viser."),
  ]

  @Test(arguments: wrong)
  func whatIsWrongIsSaidAndEveryWordKept(wrong: (change: (String, String), says: String)) async throws {
    let desk = try desk()
    let site = try site(desk)
    let leader = try await desk.visitor(.leader, on: site)
    let answer = try await leader.send(from: "\(Self.list)/SVC-04/svar", try fields(desk, [wrong.change]))
    #expect(answer.status == 422)
    #expect(answer.body.contains(wrong.says.asHTML), "\(wrong.change)")
    #expect(HTMLCheck(answer.body).faults == [])
    for (name, text) in try fields(desk, [wrong.change])
    where (name == "hvordan" || name == "neste") && !text.isEmpty {
      #expect(answer.body.contains(text.asHTML))
    }
    #expect(try await desk.store.selfAssessments().isEmpty)
  }

  @Test func theMessageStandsAtTheRowItIsAbout() async throws {
    let desk = try desk()
    let site = try site(desk)
    let leader = try await desk.visitor(.leader, on: site)
    let answer = try await leader.send(
      from: "\(Self.list)/SVC-04/svar",
      try fields(desk, [("bevis-1", ""), ("lenke-1", ""), ("bevis-3", "Plan"), ("lenke-3", "rutine.docx")]))
    #expect(answer.status == 422 && answer.body.contains("href=\"#felt-lenke-3\""))
  }

  @Test func twoWhoAnswerAtOnceAreShownBothTexts() async throws {
    let desk = try desk()
    let site = try site(desk)
    let address = "\(Self.list)/SVC-04/svar"
    let (first, second) = (try await desk.visitor(.leader, on: site), try await desk.visitor(.leader, on: site))
    try await first.send(from: address, try fields(desk, [("hvordan", "Den første teksten")]))
    let late = try await second.send(
      from: address, key: Secret16.next(), try fields(desk, [("hvordan", "Den andre teksten"), ("versjon", "0")]))
    #expect(late.status == 409)
    #expect(late.body.contains("Den første teksten") && late.body.contains("Den andre teksten"))
    #expect(late.body.contains("name=\"versjon\" value=\"1\""))
    #expect(HTMLCheck(late.body).faults == [])
    let settled = try await second.send(
      from: address, key: Secret16.next(), try fields(desk, [("hvordan", "Begge"), ("versjon", "1")]))
    #expect(settled.status == 303)
    #expect(
      try await desk.store.selfAssessments(of: "SVC-04", limit: 9).map(\.assessment.how) == [
        "Begge", "Den første teksten",
      ])
  }

  @Test func aFormSentTwiceIsOneAnswer() async throws {
    let desk = try desk()
    let site = try site(desk)
    let leader = try await desk.visitor(.leader, on: site)
    let address = "\(Self.list)/SVC-04/svar"
    for _ in 0..<2 {
      let sent = try await leader.send(from: address, try fields(desk, [("versjon", "0")]))
      #expect(sent.status == 303)
    }
    #expect(try await desk.store.selfAssessments(of: "SVC-04", limit: 9).count == 1)
  }

  @Test func theWholeSelfAssessmentCanBeTakenOutAsATable() async throws {
    let desk = try desk()
    let site = try site(desk)
    let leader = try await desk.visitor(.leader, on: site)
    try await leader.send(
      from: "\(Self.list)/SVC-04/svar", try fields(desk, [("hvordan", "=1+1; \"sitat\"")]))
    let answer = try await leader.get("\(Self.list)/egenvurdering.csv")
    #expect(answer.status == 200)
    let lines = answer.body.split(separator: "\r\n")
    #expect(lines.count == 64)
    // Quotes doubled, and no cell that a spreadsheet would run.
    #expect(answer.body.contains("\"'=1+1; \"\"sitat\"\"\""))
    #expect(answer.body.contains("\"Rutine <https://www.lindvik.no/rutine>\";"))
  }

  @Test func aQuestionThatDoesNotExistIsNotFound() async throws {
    let desk = try desk()
    let leader = try await desk.visitor(.leader, on: try site(desk))
    #expect(try await leader.get("\(Self.list)/SVC-99").status == 404)
  }
}
