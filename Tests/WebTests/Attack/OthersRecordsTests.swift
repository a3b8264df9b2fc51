import Access
import Casework
import Desk
import Store
import Testing

@testable import Web

/// Attacks by guessing: ids of others, fields that no page has, what the search gives away.
struct OthersRecordsTests {
  @Test func `A record of another municipality is not there, and cannot be told from one that never was`() async throws
  {
    let whole = try await WholeSite()
    for role in [StaffRole.clinician, .teamLead, .leader] {
      // One each, so that what one answer leaves for the next page is the same for both.
      let visitors = [
        try await whole.desk.visitor(role, on: whole.site), try await whole.desk.visitor(role, on: whole.site),
      ]
      let secrets = [try await visitors[0].csrf(), try await visitors[1].csrf()]
      for route in whole.personRoutes {
        func ask(_ who: Int, _ record: RecordID) async throws -> Visitor.Answer {
          let address = whole.address(route, of: record)
          if route.method == "GET" { return try await visitors[who].get(address) }
          return try await visitors[who].post(
            address,
            ["csrf": secrets[who], "nokkel": "0123456789abcdef", "versjon": "0", "dag": "23.11.2026", "ord": "x"])
        }
        let theirs = try await ask(0, whole.theirs)
        let nobodys = try await ask(1, RecordID(String(repeating: "x", count: whole.theirs.text.utf8.count)))
        #expect(
          theirs.status == nobodys.status && theirs.body.count == nobodys.body.count, "\(route.method) \(route.path)")
        #expect(!theirs.body.contains("Nabosen") && !theirs.body.contains("Bare for nabokommunen"))
        // A draft is kept for whoever writes it, and says nothing about the record it was meant for.
        let keepsDrafts = ["/utkast", "/forkast", "/kartlegging/viktig", "/kartlegging/parorende"]
        guard !keepsDrafts.contains(where: { route.path.hasSuffix($0) }) else { continue }
        #expect(theirs.status != 200 && theirs.status != 303, "\(route.method) \(route.path)")
      }
    }
  }

  @Test func `The search finds nobody in another municipality`() async throws {
    let whole = try await WholeSite()
    let visitor = try await whole.desk.visitor(.clinician, on: whole.site)
    let csrf = try await visitor.csrf()
    let theirs = try await visitor.post("/arbeid/sok", ["csrf": csrf, "sok": "Nabosen"])
    #expect(!theirs.body.contains("Hemmelig"))
    let ours = try await visitor.post("/arbeid/sok", ["csrf": csrf, "sok": "Testad"])
    #expect(ours.body.contains("Testad, Oddvar") || ours.body.contains("Oddvar"))
  }

  @Test func `Fields that the page does not have change nothing`() async throws {
    let whole = try await WholeSite()
    let reception = try await whole.desk.visitor(.reception, on: whole.site)
    let leader = try whole.desk.actor(.leader)
    let extra: KeyValuePairs = [
      "kanal": "phone", "ord": "Får ikke sove.", "kommune": "nabokommunen", "municipality": "nabokommunen",
      "av": leader.id.text, "actor": leader.id.text, "rolle": "leder", "role": "leader", "id": whole.ours.text,
      "record": whole.ours.text, "journal": whole.ours.text, "version": "99", "created": "0",
      "isDemonstration": "false",
      "permission": "readLog", "__proto__": "x", "enquiry[person][givenName]": "Ond", "person.givenName": "Ond",
    ]
    let csrf = try await reception.csrf()
    let fields = [("csrf", csrf), ("nokkel", "0123456789abcdef")] + extra.map { ($0.key, $0.value) }
    let body = fields.map { "\($0.0.inQuery)=\($0.1.inQuery)" }.joined(separator: "&")
    let before = try await whole.desk.state(whole.ours).version
    let answer = try await reception.post("/arbeid/henvendelse/ny", body: Array(body.utf8))
    #expect(answer.status == 303)
    let id = RecordID(String(try #require(answer.location).split(separator: "/").last ?? ""))
    #expect(id != whole.ours)
    let entries = try await whole.desk.store.entries(of: id, EntryFilter(limit: 10))
    let me = try whole.desk.actor(.reception)
    #expect(entries.count == 1)
    #expect(entries.allSatisfy { $0.author.staff == me.id })
    #expect(try await whole.desk.state(whole.ours).version == before)
    let enquiry = try await whole.desk.desk.enquiry(id, for: me).enquiry
    #expect(enquiry.words == "Får ikke sove." && enquiry.person == PersonDetails())
  }
}
