import Access
import Casework
import Testing

@testable import Web

/// Protects that those who answer for the service can see who has looked, and nobody else.
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
}
