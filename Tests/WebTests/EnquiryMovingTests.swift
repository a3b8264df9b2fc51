import Access
import Casework
import CivilTime
import Desk
import Store
import Testing

@testable import Web

/// Protects that an enquiry linked to the wrong person's record comes to the right one whole (§ 44), or not at all.
struct EnquiryMovingTests {
  private static let person: KeyValuePairs = ["hvor": "person", "til": "Liv Rettperson", "grunn": "Sett i møte."]

  private func confirmed(_ record: RecordID) -> KeyValuePairs<String, String> {
    ["hvor": "person", "til": "Liv Rettperson", "grunn": "Sett i møte.", "bekreftet": record.text]
  }

  private static let queue: KeyValuePairs = ["hvor": "ko", "grunn": "Sett i møte.", "bekreftet": "ko"]

  private func right(_ bench: EnquiryBench) async throws -> RecordID {
    try await bench.desk.openRecord("Liv", "Rettperson", daysAgo: 20) { $0.phone = "90 00 00 01" }
  }

  @Test func `Linked to a namesake, it comes to the right person with who wrote it, and leaves the other as before`()
    async throws
  {
    let bench = try await EnquiryBench()
    let wrong = try await bench.desk.openRecord(daysAgo: 30)
    let right = try await right(bench)
    let before = try await bench.desk.state(wrong)
    let id = try await bench.receive()
    try await bench.link(id, to: wrong)
    #expect(try await bench.page(EnquiryBench.moving(id)).contains("Oppgaven som henvendelsen ga, følger med."))
    let unknown = try await bench.visitor.submit(
      EnquiryBench.moving(id), ["hvor": "person", "til": "Ingen Slik", "grunn": "Sett i møte."])
    #expect(unknown.status == 422 && unknown.body.contains("finner ingen") && unknown.body.contains("Sett i møte."))
    #expect(HTMLCheck(unknown.body).faults == [])
    let asked = try await bench.visitor.submit(EnquiryBench.moving(id), Self.person)
    #expect(asked.status == 200 && asked.body.contains("Er dette rett person?") && HTMLCheck(asked.body).faults == [])
    #expect(try await bench.enquiry(id).record == wrong)

    let done = try await bench.visitor.submit(EnquiryBench.moving(id), confirmed(right))
    #expect(done.location == "/arbeid/henvendelse/\(id)")
    let (left, moved) = (try await bench.timeline(of: wrong), try await bench.timeline(of: right))
    for word in ["hørt stemmer", "Rettperson", "les den og svar"] { #expect(!left.contains(word), "\(word)") }
    #expect(left.contains("ført på feil person") && left.contains("Sett i møte."))
    let writer = try bench.desk.actor(.reception)
    #expect(moved.contains("hørt stemmer") && moved.contains("Flyttet hit") && moved.contains(writer.name))
    let (after, state) = (try await bench.desk.state(wrong), try await bench.desk.state(right))
    #expect(after.facts == before.facts && after.tasks.isEmpty && after.isOpen && after.person == before.person)
    #expect(state.tasks.map(\.owner) == [try bench.desk.actor().id])
    #expect(state.facts[.enquired].day == bench.desk.today.adding(days: -2))
    let enquiry = try await bench.enquiry(id)
    #expect(enquiry.record == right && enquiry.closingReason == .recordOpened)
    #expect(try await bench.page("/arbeid/henvendelse/\(id)").contains("Flyttet fra feil journal til rett"))
    try await bench.expectWhole()
    // A second press changes nothing and says the same.
    let version = state.version
    #expect(try await bench.visitor.submit(EnquiryBench.moving(id), confirmed(right)).status == 303)
    #expect(try await bench.desk.state(right).version == version)
  }

  @Test func `It begins the follow-up of one who had none, and ends none that it did not begin`() async throws {
    let bench = try await EnquiryBench()
    let wrong = try await bench.desk.openRecord(daysAgo: 90)
    let over = PathwayChoice(pathway: nil, ground: "Ferdig.", cause: .finished)
    let right = try await right(bench)
    try await bench.desk.sign(.pathwayChosen(over), in: right, daysAgo: 10)
    let id = try await bench.receive()
    try await bench.link(id, to: wrong)
    try await bench.desk.desk.move(
      EnquiryMoving(id, to: right, reason: "Sett i møte."), by: try bench.desk.actor(), key: nil)
    let link = try #require(try await bench.desk.store.journal(of: right).last { $0.event.linkedEnquiry != nil })
    #expect(link.event.linkedEnquiry?.opensEpisode == true)
    #expect(try await bench.desk.state(wrong).isOpen)
    try await bench.expectWhole()
  }

  @Test func `Without a record for the right person it waits in the queue again, with what was done`() async throws {
    let bench = try await EnquiryBench()
    let wrong = try await bench.desk.openRecord(daysAgo: 30)
    let id = try await bench.receive()
    try await bench.link(id, to: wrong)
    let task = try #require(try await bench.desk.state(wrong).tasks.first)
    try await bench.desk.sign(
      .task(TaskStep(task: task.id, step: .done(what: "Ringte, ingen svarte."))), in: wrong, daysAgo: 1)
    let asked = try await bench.visitor.submit(
      EnquiryBench.moving(id), ["hvor": "ko", "til": "", "grunn": "Sett i møte."])
    #expect(asked.status == 200 && asked.body.contains("Skal den tilbake i køen?"))
    #expect(try await bench.visitor.submit(EnquiryBench.moving(id), Self.queue).status == 303)
    let enquiry = try await bench.enquiry(id)
    #expect(enquiry.record == nil && enquiry.closed == nil && enquiry.closingReason == nil)
    #expect(try await bench.page("/arbeid/mottak").contains("hørt stemmer"))
    let page = try await bench.page("/arbeid/henvendelse/\(id)")
    #expect(
      page.contains("tilbake i køen") && page.contains("Ringte, ingen svarte.") && page.contains("åpne ny journal"))
    let left = try await bench.timeline(of: wrong)
    #expect(!left.contains("hørt stemmer") && !left.contains("Ringte, ingen svarte."))
    try await bench.expectWhole()
    // A second press says that it is done, and a record can be opened for the right person.
    #expect(
      try await bench.visitor.submit(EnquiryBench.moving(id), from: "/arbeid/henvendelse/\(id)", Self.queue).status
        == 303)
    let record = try await bench.desk.desk.openRecord(from: id, by: try bench.desk.actor(.reception), key: nil)
    #expect(try await bench.desk.state(record).isOpen)
    try await bench.expectWhole()
  }

  @Test func `A record opened for it alone is left without a name, in no search and no list`() async throws {
    let bench = try await EnquiryBench()
    let id = try await bench.receive()
    let wrong = try await bench.desk.daysAgo(2) {
      try await bench.desk.desk.openRecord(from: id, by: try bench.desk.actor(), key: nil)
    }
    let right = try await right(bench)
    #expect(try await bench.page(EnquiryBench.moving(id)).contains("navnet borte også"))
    #expect(try await bench.visitor.submit(EnquiryBench.moving(id), confirmed(right)).status == 303)
    let state = try await bench.desk.state(wrong)
    #expect(state.person == PersonDetails() && !state.isOpen && state.careTeam == CareTeam())
    #expect(try await bench.desk.desk.find("Oddvar Testad", for: try bench.desk.actor()).isEmpty)
    #expect(try await bench.desk.desk.find("90 11 22 33", for: try bench.desk.actor()).isEmpty)
    let mine = CaseloadFilter(responsible: try bench.desk.actor().id)
    #expect(try await bench.desk.store.caseload(mine).rows.map(\.record) == [right])
    let left = try await bench.desk.store.journal(of: wrong)
    for word in ["Oddvar", "Testad", "stemmer"] { #expect(!"\(left)".contains(word), "\(word)") }
    #expect(try await bench.desk.state(right).person.displayName == "Liv Rettperson")
    try await bench.expectWhole()
  }

  @Test func `What others have written keeps the name and the follow-up`() async throws {
    let bench = try await EnquiryBench()
    let id = try await bench.receive()
    let wrong = try await bench.desk.daysAgo(2) {
      try await bench.desk.desk.openRecord(from: id, by: try bench.desk.actor(), key: nil)
    }
    try await bench.desk.sign(.contactHeld(Contact(form: .met, note: "Første samtale.")), in: wrong, daysAgo: 1)
    let started = try await bench.desk.state(wrong).facts[.episodeStarted].day
    let right = try await right(bench)
    #expect(try await bench.page(EnquiryBench.moving(id)).contains("Derfor blir navnet"))
    #expect(try await bench.visitor.submit(EnquiryBench.moving(id), confirmed(right)).status == 303)
    let state = try await bench.desk.state(wrong)
    #expect(state.person.displayName == "Oddvar Testad" && state.isOpen && state.contactCount == 1)
    #expect(state.facts[.episodeStarted].day == started)
    let left = try await bench.timeline(of: wrong)
    #expect(left.contains("Første samtale.") && left.contains("Oppfølgingen står til den avsluttes."))
    #expect(!left.contains("hørt stemmer"))
    try await bench.expectWhole()
  }

  @Test func `Danger that nobody has answered goes with it, as a task for all and on the enquiry`() async throws {
    let bench = try await EnquiryBench()
    let wrong = try await bench.desk.openRecord(daysAgo: 30)
    let right = try await right(bench)
    let id = try await bench.receive(danger: .now)
    try await bench.link(id, to: wrong)
    #expect(try await bench.visitor.submit(EnquiryBench.moving(id), confirmed(right)).status == 303)
    #expect(try await bench.desk.state(wrong).tasks.isEmpty)
    let task = try #require(try await bench.desk.state(right).tasks.first)
    #expect(task.urgent && task.owner == nil)
    let enquiry = try await bench.enquiry(id)
    #expect(enquiry.dangerIsOpen && enquiry.closed == nil && enquiry.record == right)
    try await bench.expectWhole()
  }

  @Test func `Who may not see the right record is asked why, and nothing is moved`() async throws {
    let bench = try await EnquiryBench()
    let wrong = try await bench.desk.openRecord(daysAgo: 30)
    let actor = try bench.desk.actor()
    let other = try bench.desk.stranger(to: actor)
    let right = try await right(bench)
    try await bench.desk.sign(
      .careTeamSet(
        CareTeam(responsible: .init(staff: other.id, name: other.name), unit: other.unit, unitName: other.unitName)),
      in: right, daysAgo: 1)
    let id = try await bench.receive()
    try await bench.link(id, to: wrong)
    let versions = (try await bench.desk.state(wrong).version, try await bench.desk.state(right).version)
    let answer = try await bench.visitor.submit(EnquiryBench.moving(id), confirmed(right))
    #expect(answer.status == 403 && answer.body.contains("Hvorfor åpner du?"))
    #expect(try await bench.desk.state(wrong).version == versions.0)
    #expect(try await bench.desk.state(right).version == versions.1)
    #expect(try await bench.enquiry(id).record == wrong)
  }

  @Test func `A reason is asked for, and nothing that was typed is lost`() async throws {
    let bench = try await EnquiryBench()
    let wrong = try await bench.desk.openRecord(daysAgo: 30)
    let id = try await bench.receive()
    try await bench.link(id, to: wrong)
    let answer = try await bench.visitor.submit(
      EnquiryBench.moving(id), ["hvor": "person", "til": "Liv Rettperson", "grunn": " "])
    #expect(answer.status == 422 && answer.body.contains("Skriv hvordan") && answer.body.contains("Liv Rettperson"))
    let nowhere = try await bench.visitor.submit(
      EnquiryBench.moving(id), ["til": "Liv Rettperson", "grunn": "Sett i møte."])
    #expect(nowhere.status == 422 && nowhere.body.contains("Velg hvor den hører til."))
    #expect(nowhere.body.contains("Liv Rettperson") && nowhere.body.contains("Sett i møte."))
    #expect(HTMLCheck(nowhere.body).faults == [])
    await #expect(throws: DeskError.self) {
      try await bench.desk.desk.move(EnquiryMoving(id, to: nil, reason: " "), by: try bench.desk.actor(), key: nil)
    }
    #expect(try await bench.enquiry(id).record == wrong)
  }

  @Test func `Erased where it was linked by mistake, it can still be moved away`() async throws {
    let bench = try await EnquiryBench()
    let wrong = try await bench.desk.openRecord(daysAgo: 30)
    let right = try await right(bench)
    let before = try await bench.desk.state(wrong).facts
    let id = try await bench.receive()
    try await bench.link(id, to: wrong)
    #expect(try await bench.visitor.submit(EnquiryBench.erasing(id), EnquiryBench.erased).status == 303)
    #expect(try await bench.timeline(of: wrong).contains(EnquiryBench.moving(id)))
    #expect(try await bench.page(EnquiryBench.moving(id)).contains("Innholdet er tatt bort etter vedtak"))
    #expect(try await bench.visitor.submit(EnquiryBench.moving(id), confirmed(right)).status == 303)
    #expect(try await bench.desk.state(wrong).facts == before)
    #expect(try await bench.timeline(of: right).contains("Det som ble sagt, er slettet etter vedtak."))
    let enquiry = try await bench.enquiry(id)
    #expect(enquiry.erased != nil && enquiry.closed != nil && enquiry.record == right)
    try await bench.expectWhole()
  }

  @Test func `What is blocked for somebody they neither erase nor move, linked or moved there`() async throws {
    let bench = try await EnquiryBench()
    let reader = try bench.desk.actor(.teamLead)
    let (first, second) = (try await bench.desk.openRecord(daysAgo: 30), try await right(bench))
    let id = try await bench.receive()
    try await bench.link(id, to: first)
    try await bench.desk.desk.move(
      EnquiryMoving(id, to: second, reason: "Sett i møte."), by: try bench.desk.actor(), key: nil)
    let link = try #require(
      try await bench.desk.store.journal(of: second).last { $0.event.linkedEnquiry?.enquiry == id })
    let block = RecordBlock(
      id: ItemID("s"), against: .staff(reader.id, name: reader.name), entries: [link.id], words: "")
    try await bench.desk.desk.steer(.blocked(block), in: second, by: try bench.desk.actor(), key: nil)
    let lead = try await bench.desk.visitor(.teamLead, on: bench.site)
    for address in [EnquiryBench.erasing(id), EnquiryBench.moving(id), "/arbeid/henvendelse/\(id)"] {
      let answer = try await lead.get(address)
      #expect(answer.status == 403 && !answer.body.contains("hørt stemmer"), "\(address)")
    }
    #expect(try await lead.submit(EnquiryBench.erasing(id), from: "/arbeid/mottak", EnquiryBench.erased).status == 403)
    #expect(try await bench.enquiry(id).erased == nil)
  }
}
