import Access
import Casework
import Desk
import Testing

@testable import Web

/// Protects that the log can be gone through, and that those who answer for the service can see who has looked, and nobody else.
struct ReadLogTests {
  @Test func leadersSeeEveryLookAndOthersDoNot() async throws {
    let desk = try TestDesk()
    let record = try await desk.openRecord()
    let site = try desk.site {
      $0.declareReadLog(desk.desk)
      $0.declareCrisis(desk.desk)
    }
    let clinician = try await desk.visitor(on: site)
    _ = try await clinician.get("/arbeid/person/\(record)/krise")
    #expect(try await clinician.get("/arbeid/person/\(record)/logg").status == 403)
    for role in [StaffRole.teamLead, .leader] {
      let answer = try await desk.visitor(role, on: site).get("/arbeid/person/\(record)/logg")
      #expect(answer.status == 200)
      #expect(HTMLCheck(answer.body).faults == [])
      #expect(answer.body.contains(try desk.actor().name) && answer.body.contains("krise"))
      let printed = try await desk.visitor(role, on: site).get("/arbeid/person/\(record)/logg/utskrift")
      #expect(printed.status == 200 && HTMLCheck(printed.body).faults == [])
      #expect(printed.body.contains("så på siden for krise") && printed.body.contains("for å gi helsehjelp"))
    }
  }

  @Test func theLogIsReadPageByPageByWhoAndWhen() async throws {
    let desk = try TestDesk()
    let record = try await desk.openRecord(daysAgo: 5)
    let site = try desk.site { $0.declareReadLog(desk.desk) }
    let (reader, clinician) = (try desk.actor(.leader), try desk.actor())
    for _ in 0..<110 { _ = try await desk.desk.person(record, page: "oversikt", for: clinician) }
    let leader = try await site.visitor(as: reader.id.text, from: "10.20.30.40")
    let page = "/arbeid/person/\(record)/logg"
    let first = try await leader.get(page)
    #expect(first.body.contains("100 av 114 linjer") && first.body.contains("fra 10.20.30.40"))
    #expect(HTMLCheck(first.body).faults == [])
    let next = try #require(
      HTMLCheck.elements(of: first.body).first { $0.attributes["rel"] == "next" }?.attributes["href"])
    let second = try await leader.get(next.replacing("&amp;", with: "&"))
    // The look at the first page is a line above, and moves nothing.
    #expect(second.status == 200 && second.body.contains("14 av 115 linjer") && second.body.contains("Til det nyeste"))
    #expect(second.body.contains("oversikten") && !second.body.contains("rel=\"next\""))
    let own = try await leader.get("\(page)?hvem=\(reader.id)&fra=23.11.2026&til=23.11.2026").body
    #expect(own.contains("3 av 3 linjer"))
    let none = try await leader.get("\(page)?fra=24.11.2026")
    #expect(none.status == 200 && none.body.contains("Ingen linjer her"))
    let wrong = try await leader.get("\(page)?fra=tull")
    #expect(wrong.status == 422 && wrong.body.contains("tull") && HTMLCheck(wrong.body).faults == [])
    let sheet = try await leader.get("\(page)/utskrift").body
    #expect(!sheet.contains("10.20.30.40"), "where the staff sat is not for the person's sheet")
  }
}
