import Access
import Casework
import CivilTime
import Desk
import Store
import Testing

@testable import Web

/// Protects self-authorised access: two presses in a crisis, everybody responsible told, reviewed afterwards, and over
/// when its time is over.
struct OpeningTests {
  let desk: TestDesk
  let site: TestSite
  let guest: StaffActor
  let record: RecordID

  init() async throws {
    desk = try TestDesk()
    site = try desk.wholeSite()
    guest = try desk.stranger(to: try desk.actor())
    record = try await desk.openRecordWithHistory()
  }

  private var crisis: String { "/arbeid/person/\(record)/krise" }
  private var door: String { "/arbeid/person/\(record)/apne" }

  @Test func `In danger to life a reason and a button open the crisis view`() async throws {
    let visitor = try await site.visitor(as: guest.id.text)
    let closed = try await visitor.get(crisis)
    #expect(closed.status == 403 && HTMLCheck(closed.body).faults == [])
    #expect(!closed.body.contains("Oddvar") && !closed.body.contains("olanzapin"))
    let answer = try await visitor.send(door, ["side": "krise", "arsak": "danger-to-life"])
    #expect(answer.location == crisis)
    let open = try await visitor.get(crisis)
    #expect(open.status == 200 && open.body.contains("olanzapin") && HTMLCheck(open.body).faults == [])
    #expect(open.body.contains("Åpnet med grunn"))
    let lines = try await desk.store.accessLog(of: record, limit: 5)
    #expect(lines.first?.signals == [.noRelation] && lines.first?.purpose == .emergency)
    #expect(lines.first?.signIn.isEmpty == false)
    #expect(lines.contains { $0.kind == .refused } && lines.contains { $0.kind == .opened })
  }

  @Test func `Other reasons ask for words, and nothing is opened without a reason`() async throws {
    let visitor = try await site.visitor(as: guest.id.text)
    let none = try await visitor.send(door, ["side": "krise"])
    #expect(none.status == 422 && none.body.contains("Velg hvorfor du åpner journalen."))
    let wordless = try await visitor.send(door, ["side": "krise", "arsak": "stand-in"])
    #expect(wordless.status == 422 && wordless.body.contains("Skriv kort hva du skal gjøre."))
    let made = try await visitor.send(door, ["side": "krise", "arsak": "guidance", "ord": "x"])
    #expect(made.status == 422, "guidance is given by those responsible")
    #expect(HTMLCheck(none.body).faults == [] && HTMLCheck(wordless.body).faults == [])
    #expect(try await visitor.get(crisis).status == 403)
    #expect(try await desk.state(record).access.grants.isEmpty)
  }

  @Test func `It is over after its hours`() async throws {
    try await desk.desk.open(record, Opening(.standIn, words: "Vakt"), by: guest, key: nil)
    desk.clock.pass(minutes: 8 * 60 - 1)
    _ = try await desk.desk.person(record, page: "krise", for: guest)
    desk.clock.pass(minutes: 1)
    await #expect(throws: DeskError.self) { try await desk.desk.person(record, page: "krise", for: guest) }
  }

  @Test func `Everybody responsible sees it on their day until they say so`() async throws {
    try await desk.desk.open(record, Opening(.standIn, words: "Vakt i natt"), by: guest, key: nil)
    for role in [StaffRole.clinician, .teamLead] {
      let visitor = try await desk.visitor(role, on: site)
      let day = try await visitor.get("/arbeid")
      #expect(day.body.contains("Åpnet av andre, med grunn") && day.body.contains("Vakt i natt"))
      #expect(day.body.contains(guest.name) && HTMLCheck(day.body).faults == [])
      let grant = try #require(try await desk.state(record).access.grants.first?.grant.id)
      #expect(try await visitor.send("/arbeid/person/\(record)/apning/\(grant)/sett").status == 303)
      #expect(try await !visitor.get("/arbeid").body.contains("Vakt i natt"))
      #expect(try await visitor.send("/arbeid/person/\(record)/apning/\(grant)/sett").status == 404, "seen already")
    }
    #expect(try await desk.state(record).access.grants.first?.unseenBy == [])
  }

  @Test func `A leader reviews it, not the one who opened it, and a question needs words`() async throws {
    let lead = try desk.actor(.teamLead)
    try await desk.desk.open(record, Opening(.standIn, words: "Vakt i natt"), by: guest, key: nil)
    let visitor = try await site.visitor(as: lead.id.text)
    let page = try await visitor.get("/arbeid/ledelse/oppslag")
    #expect(page.status == 200 && HTMLCheck(page.body).faults == [] && page.body.contains("Vakt i natt"))
    let grant = try #require(try await desk.state(record).access.grants.first?.grant.id)
    let address = "/arbeid/person/\(record)/apning/\(grant)/gjennomgang"
    #expect(try await visitor.send(address, ["svar": "questioned"]).status == 422)
    #expect(try await visitor.send(address, ["notat": "x"]).status == 422)
    #expect(try await visitor.send(address, ["svar": "approved"]).status == 303)
    let reviewed = try await desk.state(record).access.grants.first
    #expect(reviewed?.verdict == .approved && reviewed?.reviewedBy == lead.name)
    #expect(try await desk.desk.accessReview(for: lead).openings.isEmpty)
    let outsider = try #require(desk.people.first { $0.role == .teamLead && $0.unit != lead.unit })
    let other = try await desk.openRecord("Annen", "Person", daysAgo: 60)
    try await desk.desk.open(other, Opening(.standIn, words: "Vakt"), by: outsider, key: nil)
    let theirs = try #require(try await desk.state(other).access.grants.first?.grant.id)
    let outside = try await site.visitor(as: outsider.id.text)
    #expect(
      try await outside.send("/arbeid/person/\(other)/apning/\(theirs)/gjennomgang", ["svar": "approved"]).status == 404
    )
  }

  @Test func `Who opened it can write as their role may, and an open record asks for nothing`() async throws {
    try await desk.desk.open(record, Opening(.dangerToLife), by: guest, key: nil)
    try await desk.desk.sign(
      Signing(.contactHeld(Contact(form: .phone, note: "Ringte 113."))), in: record, by: guest)
    let last = try #require(try await desk.store.journal(of: record).last)
    #expect(last.authority.contains("selvautorisert") && last.authority.contains("§ 19"))
    let mine = try await desk.visitor(on: site)
    #expect(
      try await mine.send(door, ["side": "risiko", "arsak": "stand-in"]).location == "/arbeid/person/\(record)/risiko")
    #expect(try await desk.state(record).access.grants.count == 1)
  }
}
