import Access
import Casework
import Content
import Desk
import Guidance
import Testing

@testable import Web

/// A clinician must be able to open any recommendation and see what it says, where, and what it is tried against.
struct RecommendationTests {
  private let desk: TestDesk
  private let site: TestSite

  init() throws {
    let desk = try TestDesk()
    self.desk = desk
    site = try desk.site {
      $0.declareRecommendations(desk.desk) { norm, edition in
        CaseFiles.cases(of: norm, edition: edition, folder: TestDesk.contentFolder, municipalityFolder: "demo")
      }
    }
  }

  @Test func everyRecommendationHasItsPage() async throws {
    let visitor = try await desk.visitor(.clinician, on: site)
    let list = try await visitor.get("/arbeid/veileder")
    #expect(HTMLCheck(list.body).faults == [])
    for norm in desk.knowledge.guide.norms where norm.kind == .duty {
      #expect(list.body.contains("/arbeid/veileder/\(norm.id)\""), "\(norm.id)")
    }
  }

  @Test(arguments: ["HF3-13", "MAP-10", "HARM-41", "LINDVIK-01"])
  func thePageHasSourceConditionAndCases(id: String) async throws {
    let norm = try #require(desk.knowledge.guide.norm(id))
    let page = try await desk.visitor(.clinician, on: site).get("/arbeid/veileder/\(id)")
    #expect(page.status == 200)
    #expect(HTMLCheck(page.body).faults == [])
    #expect(page.body.contains("Gjelder når") && page.body.contains("Fulgt når"))
    #expect(page.body.contains("skal den være «fulgt»") && page.body.contains("skal den være «gjelder ikke»"))
    #expect(page.body.contains(norm.citation.place))
  }

  @Test func figuresAreForThoseWhoFollowUpOrLead() async throws {
    let reception = try await desk.visitor(.reception, on: site).get("/arbeid/veileder/HF3-13")
    #expect(reception.body.contains("Tallene ser den som følger opp eller leder."))
    let leader = try await desk.visitor(.leader, on: site).get("/arbeid/veileder/HF3-13")
    #expect(leader.body.contains("Den gjelder ingen i dag."))
  }

  @Test func anUnknownNumberIsNotFound() async throws {
    #expect(try await desk.visitor(.clinician, on: site).get("/arbeid/veileder/HF9-99").status == 404)
  }
}
