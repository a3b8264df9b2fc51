import Access
import Casework
import CivilTime
import Desk
import Guidance
import Testing

@testable import Web

/// Protects the figure beside a service norm: it comes from the records, says what it counts, and hides the few.
struct ServiceFigureTests {
  private func norm(_ indicator: Indicator?) -> ServiceNorm {
    ServiceNorm(
      id: "SVC-04", title: "Ventetiden er kort", question: "Er den?", strength: .should,
      citation: Citation(
        document: "d", documentName: "Veilederen", requirement: "SVC-04", place: "p", anchor: "a b c", line: 1),
      scope: .municipality, checkpoints: ["Kjent"], evidence: [], owner: "fagleder", indicator: indicator,
      deadline: nil, reading: nil, lastChecked: Day(ordinal: 20_000))
  }

  private func page(_ indicator: Indicator?, _ prepare: (TestDesk) async throws -> Void) async throws -> String {
    let desk = try TestDesk(serviceNorms: [norm(indicator)])
    try await prepare(desk)
    let site = try desk.site { $0.declareServiceNorms(desk.desk) }
    let answer = try await desk.visitor(.leader, on: site).get("/arbeid/ledelse/veileder/SVC-04")
    #expect(answer.status == 200)
    #expect(HTMLCheck(answer.body).faults == [])
    return answer.body
  }

  @Test func theFigureComesFromTheRecordsAndHasACourse() async throws {
    let body = try await page(.figure(.coordinator)) { desk in
      for number in 0..<12 {
        let record = try await desk.daysAgo(400) { try await desk.openRecord() }
        let choice = PathwayChoice(pathway: 3, severity: "alvorlig", duration: "langvarig", ground: "Samtale")
        try await desk.sign(.pathwayChosen(choice), in: record, daysAgo: 390)
        guard number < 6 else { continue }
        let actor = try desk.actor()
        try await desk.sign(
          .careTeamSet(CareTeam(coordinator: .init(staff: actor.id, name: actor.name))), in: record, daysAgo: 100)
      }
    }
    #expect(body.contains("50 %: 6 av 12."))
    #expect(body.contains("<svg class=\"chart\"") && body.contains("role=\"img\""))
    // At the end of June nobody had one, in words as in the picture.
    #expect(body.contains("Fra 0 %") && body.contains("til 50 %"))
    #expect(body.contains("har koordinator"))
  }

  @Test func theFewAreHidden() async throws {
    let body = try await page(.figure(.openEnquiries)) { desk in
      let enquiry = Enquiry(
        channel: .phone, words: "Trenger hjelp", danger: .no, urgency: .today, person: PersonDetails(givenName: "Liv"),
        received: desk.desk.moment)
      _ = try await desk.desk.receive(enquiry, by: try desk.actor(.reception), key: nil)
    }
    #expect(body.contains("Tallet vises ikke") && body.contains("for få til å vise"))
  }

  @Test func recommendationsAreCountedOverThoseTheyApplyTo() async throws {
    let body = try await page(.norms(["MAP-01"])) { desk in
      for _ in 0..<6 { _ = try await desk.openRecord() }
    }
    let title = try #require(try TestDesk().knowledge.guide.norm("MAP-01")?.title)
    #expect(body.contains("\(title): 0 %".asHTML))
    #expect(body.contains("href=\"/arbeid/ledelse/etterlevelse/MAP-01\""))
  }

  @Test func offersAreNamedWithTheirWait() async throws {
    let body = try await page(.offers(["HF1-24"])) { _ in }
    #expect(body.contains("Kontakttelefonen") && body.contains("ingen ventetid"))
  }

  @Test(arguments: Figure.allCases)
  func everyFigureIsShownOnAnEmptyHouse(figure: Figure) async throws {
    let body = try await page(.figure(figure)) { _ in }
    #expect(body.contains("Vårt eget tall"))
  }

  @Test func aNormWithoutAnIndicatorHasNone() async throws {
    #expect(try await !page(nil) { _ in }.contains("Vårt eget tall"))
  }
}
