import Access
import Casework
import CivilTime
import Desk
import Store
import Testing

@testable import Web

/// Protects that an enquiry goes only by a decision somebody stands for (§ 43), and is then gone everywhere it is repeated.
struct EnquiryErasingTests {
  private static let said = ["hørt stemmer", "Gerd", "Ring på kvelden", "90 11 22 33", "90112233"]
  private static let erase: KeyValuePairs = [
    "avgjorelse": "erased", "hvem": "person", "vilkar": "misleading", "vurdert": "ja", "grunn": "Gjaldt en navnebror.",
  ]
  @Test func `Nothing goes before it is confirmed, and then it is gone, with when and by whom`() async throws {
    let bench = try await EnquiryBench()
    let id = try await bench.receive()
    _ = try await bench.visitor.send("/arbeid/henvendelse/\(id)/kontakt", ["hva": "svarte", "samtale": "Gerd ringte."])
    #expect(try await bench.page("/arbeid/henvendelse/\(id)").contains(EnquiryBench.erasing(id)))
    let form = try await bench.page(EnquiryBench.erasing(id))
    #expect(form.contains("hørt stemmer") && form.contains("klagerett"))
    let asked = try await bench.visitor.submit(EnquiryBench.erasing(id), Self.erase)
    #expect(asked.status == 200 && asked.body.contains("Vil dere slette dette?") && HTMLCheck(asked.body).faults == [])
    #expect(try await bench.enquiry(id).erased == nil)

    let done = try await bench.visitor.submit(EnquiryBench.erasing(id), EnquiryBench.erased)
    #expect(done.location == "/arbeid/henvendelse/\(id)")
    let name = try bench.desk.actor().name
    let (page, queue) = (
      try await bench.page("/arbeid/henvendelse/\(id)"), try await bench.page("/arbeid/mottak")
    )
    for word in Self.said + ["Oddvar", "Testad", "Gerd ringte"] {
      #expect(!page.contains(word) && !queue.contains(word), "\(word)")
    }
    for words in ["slettet etter vedtak", name, "§ 43", "Gjaldt en navnebror.", "personen selv"] {
      #expect(page.contains(words), "\(words)")
    }
    #expect(queue.contains("slettet 23. november kl. 10.00 av \(name)") && queue.contains("Slettet etter vedtak"))
    try await bench.expectWhole()

    // Once more is the same, and there is nothing left to do with it.
    #expect(try await bench.visitor.get(EnquiryBench.erasing(id)).location == "/arbeid/henvendelse/\(id)")
    let late = try await bench.visitor.send("/arbeid/henvendelse/\(id)/kontakt", ["hva": "svarte", "samtale": "Mitt"])
    #expect(late.status == 422 && late.body.contains("Mitt"))
    let reception = try bench.desk.actor(.reception)
    await #expect(throws: DeskError.self) { try await bench.desk.desk.openRecord(from: id, by: reception, key: nil) }
    await #expect(throws: DeskError.self) {
      try await bench.desk.desk.step(.answered(note: "x"), on: id, by: reception, key: nil)
    }
  }

  @Test func `It goes from the record that repeats its words, and the follow-up stands`() async throws {
    let bench = try await EnquiryBench()
    let record = try await bench.desk.openRecord(daysAgo: 30)
    let id = try await bench.receive()
    try await bench.link(id, to: record)
    #expect(try await bench.desk.state(record).tasks.count == 1)
    let before = try await bench.timeline(of: record)
    #expect(before.contains("hørt stemmer") && before.contains(EnquiryBench.erasing(id)))
    #expect(try await bench.visitor.submit(EnquiryBench.erasing(id), EnquiryBench.erased).status == 303)
    let after = try await bench.timeline(of: record)
    for word in Self.said { #expect(!after.contains(word), "\(word)") }
    for words in ["Det som ble sagt, er slettet etter vedtak.", "Gjaldt en navnebror.", "Jeg får ikke sove."] {
      #expect(after.contains(words), "\(words)")
    }
    let state = try await bench.desk.state(record)
    #expect(state.isOpen && state.tasks.isEmpty && state.person.displayName == "Oddvar Testad")
    #expect(state.facts[.enquired].day == bench.desk.today.adding(days: -2))
    try await bench.expectWhole()
  }

  @Test func `A record that was opened from it is still followed up, from the same day`() async throws {
    let bench = try await EnquiryBench()
    let id = try await bench.receive()
    let record = try await bench.desk.daysAgo(2) {
      try await bench.desk.desk.openRecord(from: id, by: try bench.desk.actor(), key: nil)
    }
    let before = try await bench.desk.state(record)
    #expect(try await bench.visitor.submit(EnquiryBench.erasing(id), EnquiryBench.erased).status == 303)
    let state = try await bench.desk.state(record)
    #expect(state.isOpen && state.facts[.episodeStarted].day == before.facts[.episodeStarted].day)
    #expect(state.careTeam == before.careTeam)
    #expect(try await !bench.timeline(of: record).contains("hørt stemmer"))
    try await bench.expectWhole()
  }

  @Test func `Danger is answered first, and what was typed is kept`() async throws {
    let bench = try await EnquiryBench()
    let id = try await bench.receive(danger: .now)
    #expect(try await bench.page(EnquiryBench.erasing(id)).contains("Noen kan være i fare"))
    let refused = try await bench.visitor.submit(EnquiryBench.erasing(id), EnquiryBench.erased)
    #expect(refused.status == 422 && refused.body.contains("Noen kan være i fare"))
    #expect(refused.body.contains("Gjaldt en navnebror.</textarea>") && HTMLCheck(refused.body).faults == [])
    let decision = RemovalDecision(.erased, of: [], asker: .person, ground: .unneeded, words: "x")
    await #expect(throws: DeskError.self) {
      try await bench.desk.desk.decideRemoval(decision, ofEnquiry: id, by: try bench.desk.actor(), key: nil)
    }
    #expect(try await bench.enquiry(id).erased == nil)
    _ = try await bench.visitor.send("/arbeid/henvendelse/\(id)/fare", ["gjort": "Legevakten kom."])
    #expect(try await bench.visitor.submit(EnquiryBench.erasing(id), EnquiryBench.erased).status == 303)
    #expect(try await !bench.page("/arbeid/henvendelse/\(id)").contains("Legevakten kom."))
  }

  @Test func `A refusal stands with the right of appeal, and nothing is erased`() async throws {
    let bench = try await EnquiryBench()
    let id = try await bench.receive()
    let missing = try await bench.visitor.submit(
      EnquiryBench.erasing(id), ["avgjorelse": "refused", "hvem": "person", "grunn": "Trengs videre."])
    #expect(missing.status == 422 && missing.body.contains("retten til å klage"))
    #expect(missing.body.contains("Trengs videre.</textarea>"))
    let done = try await bench.visitor.submit(
      EnquiryBench.erasing(id),
      [
        "avgjorelse": "refused", "hvem": "person", "grunn": "Trengs videre.", "klage": "Brev 23.11.2026.",
        "bekreftet": "ja",
      ])
    #expect(done.status == 303)
    let page = try await bench.page("/arbeid/henvendelse/\(id)")
    for words in ["avslått", "Trengs videre.", "Brev 23.11.2026.", "hørt stemmer"] {
      #expect(page.contains(words), "\(words)")
    }
    #expect(try await bench.enquiry(id).closed == nil)
    try await bench.expectWhole()
  }

  @Test func `The law's conditions are asked for`() async throws {
    let bench = try await EnquiryBench()
    let id = try await bench.receive()
    let answer = try await bench.visitor.submit(
      EnquiryBench.erasing(id), ["avgjorelse": "erased", "hvem": "person", "bekreftet": "ja"])
    #expect(answer.status == 422 && HTMLCheck(answer.body).faults == [])
    for words in ["vilkår i loven", "Skriv hvorfor", "Vurder dette"] {
      #expect(answer.body.contains(words), "\(words)")
    }
    #expect(try await bench.enquiry(id).erased == nil)
  }

  @Test func `From the timeline alone its words cannot be erased, which would leave them in the enquiry`() async throws
  {
    let bench = try await EnquiryBench()
    let record = try await bench.desk.openRecord(daysAgo: 30)
    let link = try #require(
      try await bench.desk.store.journal(of: record).first { $0.event.linkedEnquiry != nil })
    #expect(try await bench.visitor.get("/arbeid/person/\(record)/fjern/\(link.version)").status == 404)
    let decision = RemovalDecision(.erased, of: [link.id], asker: .service, ground: .unneeded, words: "x")
    await #expect(throws: DeskError.self) {
      try await bench.desk.desk.decideRemoval(decision, in: record, by: try bench.desk.actor(), key: nil)
    }
  }

  @Test func `The reception may not, and is not shown the way`() async throws {
    let bench = try await EnquiryBench(role: .reception)
    let id = try await bench.receive()
    #expect(try await bench.visitor.get(EnquiryBench.erasing(id)).status == 403)
    #expect(try await bench.visitor.get(EnquiryBench.moving(id)).status == 403)
    #expect(try await !bench.page("/arbeid/henvendelse/\(id)").contains("/slett"))
  }

  @Test func `Each look at it is in the log, also in the record it belongs to`() async throws {
    let bench = try await EnquiryBench()
    let record = try await bench.desk.openRecord(daysAgo: 30)
    let id = try await bench.receive()
    try await bench.link(id, to: record)
    _ = try await bench.visitor.get(EnquiryBench.erasing(id))
    for stream in [id, record] {
      let lines = try await bench.desk.store.accessLog(of: stream, limit: 10)
      #expect(lines.contains { $0.kind == .read && $0.what == "slett henvendelse" }, "\(stream)")
    }
    #expect(try await bench.visitor.submit(EnquiryBench.erasing(id), EnquiryBench.erased).status == 303)
    for stream in [id, record] {
      let lines = try await bench.desk.store.accessLog(of: stream, limit: 10)
      #expect(lines.contains { $0.kind == .written && $0.what == "removal-decided/1" }, "\(stream)")
    }
  }
}
