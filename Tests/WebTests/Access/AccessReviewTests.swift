import Access
import Casework
import CivilTime
import Desk
import Store
import Testing

@testable import Web

/// Protects the list of unusual looks: planted cases are found, ordinary work is not, and each can be concluded about.
struct AccessReviewTests {
  let desk: TestDesk
  let leader: StaffActor

  init() throws {
    desk = try TestDesk()
    leader = try desk.actor(.leader)
  }

  /// As many looks at as many persons on one day, by somebody who has a relation to all.
  private func looks(_ staff: StaffActor, persons: Int, daysAgo days: Int) async throws {
    let at = desk.desk.moment.adding(minutes: -days * 1440)
    try await desk.store.log(
      (0..<persons).map { number in
        AccessLine(
          .read, record: RecordID("p\(number)"), staff: staff.id, name: staff.name, role: staff.role.norwegian,
          unit: staff.unit, what: "oversikt", basis: "ansvarlig", relation: .unit, at: at.adding(minutes: number))
      })
  }

  @Test func `Ordinary work brings up nothing`() async throws {
    let record = try await desk.openRecordWithHistory()
    _ = try await desk.desk.person(record, page: "oversikt", for: try desk.actor())
    for staff in desk.people.filter({ $0.role == .clinician }).prefix(6) {
      for day in 1...10 { try await looks(staff, persons: 5 + day % 4, daysAgo: day) }
    }
    let review = try await desk.desk.accessReview(for: leader)
    #expect(review.looks.isEmpty && review.openings.isEmpty)
  }

  @Test func `The one who goes through many records on one day stands out alone`() async throws {
    let staff = Array(desk.people.filter { $0.role == .clinician }.prefix(6))
    for one in staff { for day in 2...10 { try await looks(one, persons: 5 + day % 4, daysAgo: day) } }
    try await looks(staff[3], persons: 44, daysAgo: 1)
    let found = try await desk.desk.accessReview(for: leader).looks
    #expect(found.map(\.staff) == [staff[3].id] && found.first?.count == 44)
    #expect((found.first?.usual ?? 44) < 44)
  }

  @Test func `A watched person, an open door at night and the same surname come up with their signals`() async throws {
    let responsible = try desk.actor()
    let record = try await desk.openRecord(
      "Kåre", String(responsible.name.split(separator: " ").last ?? ""), daysAgo: 60)
    _ = try await desk.desk.person(record, page: "oversikt", for: responsible)
    #expect(try await desk.desk.accessReview(for: leader).looks.isEmpty, "a surname alone is nothing")
    try await desk.desk.steer(.watched(true, why: "I avisen"), in: record, by: responsible, key: nil)
    _ = try await desk.desk.person(record, page: "oversikt", for: responsible)
    let stranger = try desk.stranger(to: responsible)
    desk.clock.pass(minutes: 15 * 60)
    try await desk.desk.open(record, Opening(.standIn, words: "Vakt"), by: stranger, key: nil)
    _ = try await desk.desk.person(record, page: "krise", for: stranger)
    let found = try await desk.desk.accessReview(for: leader).looks
    let mine = found.first { $0.staff == responsible.id }
    #expect(mine?.signals.contains(.watched) == true && mine?.signals.contains(.sameSurname) == true)
    let theirs = found.first { $0.staff == stranger.id }
    #expect(theirs?.signals.isSuperset(of: [.noRelation, .watched, .unusualHour]) == true)
  }

  @Test func `Somebody who opens the record of one they live with comes up, whatever the surname`() async throws {
    let homes = Dictionary(
      desk.knowledge.municipality.staff.map { ($0.id, $0.address) }, uniquingKeysWith: { first, _ in first })
    let responsible = try desk.actor()
    let record = try await desk.openRecord("Kim", "Annetnavn", daysAgo: 60) {
      $0.address = (homes[responsible.id] ?? "").uppercased()
    }
    await #expect(throws: DeskError.self) {
      try await desk.desk.person(record, page: "oversikt", for: responsible)
    }
    try await desk.desk.open(record, Opening(.contactNow, words: "Jeg følger opp"), by: responsible, key: nil)
    _ = try await desk.desk.person(record, page: "oversikt", for: responsible)
    let found = try await desk.desk.accessReview(for: leader).looks
    #expect(found.contains { $0.record == record && $0.staff == responsible.id && $0.signals.contains(.family) })
  }

  @Test func `A look is concluded about once, by another than the one who looked, and stays on the page as done`()
    async throws
  {
    let record = try await desk.openRecord(daysAgo: 60)
    let stranger = try desk.stranger(to: try desk.actor())
    try await desk.desk.open(record, Opening(.takingOver, words: "Overtar"), by: stranger, key: nil)
    let site = try desk.site { $0.declareAccessReview(desk.desk) }
    let visitor = try await site.visitor(as: leader.id.text)
    let look = try #require(try await desk.desk.accessReview(for: leader).looks.first)
    let empty = try await visitor.send("/arbeid/ledelse/oppslag", ["oppslag": look.id, "svar": "questioned"])
    #expect(empty.status == 422 && HTMLCheck(empty.body).faults == [])
    let done = try await visitor.send(
      "/arbeid/ledelse/oppslag", ["oppslag": look.id, "svar": "questioned", "notat": "Snakket med hen."])
    #expect(done.status == 303)
    let page = try await visitor.get("/arbeid/ledelse/oppslag").body
    #expect(page.contains("Snakket med hen.") && page.contains("Gjennomgått") && HTMLCheck(page).faults == [])
    let own = try await desk.openRecord("Annen", "Person", daysAgo: 60)
    try await desk.desk.open(own, Opening(.control, words: "Klage"), by: leader, key: nil)
    let mine = try #require(try await desk.desk.accessReview(for: leader).looks.first { $0.staff == leader.id })
    await #expect(throws: DeskError.self) {
      try await desk.desk.review(look: mine.id, .approved, note: "", by: leader)
    }
  }

  @Test func `A team leader reviews the own unit's staff only`() async throws {
    let record = try await desk.openRecord(daysAgo: 60)
    let stranger = try desk.stranger(to: try desk.actor())
    try await desk.desk.open(record, Opening(.takingOver, words: "Overtar"), by: stranger, key: nil)
    let lead = try desk.actor(.teamLead)
    #expect(try await desk.desk.accessReview(for: lead).looks.isEmpty)
    #expect(
      try await desk.desk.accessReview(for: lead).openings.count == 1, "but sees that the unit's record was opened")
    await #expect(throws: DeskError.self) { try await desk.desk.accessReview(for: try desk.actor()) }
  }
}
