internal import Casework
internal import CivilTime
internal import Desk
internal import Foundation
internal import Guidance
internal import Identity
internal import Testing

@testable internal import Store

/// An enquiry that is erased by decision is gone from every row and from the file, and its chain still holds.
@Suite struct EnquiryErasureContract {
  private struct Bench {
    let database: TestDatabase
    let engine: TestEngine
    let store: JournalStore
    var journal: [Entry]
    let id = RecordID("h-1")

    init(_ kind: EngineKind, at milliseconds: Int64 = 1_000) async throws {
      database = try kind.database()
      engine = try database.engine()
      store = JournalStore(engine: engine, municipality: MunicipalityID("0001"))
      let person = PersonDetails(givenName: "Liv", birthDate: firstDay, phone: "90909090")
      let enquiry = Enquiry(
        channel: .phone, words: "Orker ikke mer", danger: .no, urgency: .today, person: person, from: "søster",
        received: Moment(milliseconds: milliseconds), internalNote: "notat")
      journal = [
        entry(id, 1, .enquiryReceived(enquiry)), entry(id, 2, .enquiryStep(.taken(by: StaffID("kari"), name: "Kari"))),
        entry(id, 3, .enquiryStep(.answered(note: "Ble enige"))),
        entry(id, 4, .enquiryStep(.moved(to: RecordID("r-2"), why: "Feil person"))),
        entry(id, 5, .enquiryStep(.moved(to: nil, why: "Ikke hos oss"))),
      ]
      try await store.write(Write(try change(journal, after: 0)))
    }

    private func change(_ written: [Entry], after version: Int) throws -> Change {
      let all = version == 0 ? written : journal + written
      let state = try #require(EnquiryState(replaying: all))
      return Change(
        record: id, expecting: version, entries: written,
        folded: .enquiry(state, EnquiryRow(id: id, state: state)))
    }

    mutating func erase() async throws {
      let telling = EnquiryState.telling(journal)
      let decision = RemovalDecision(
        .erased, of: telling, asker: .person, ground: .misleading, words: "Gjaldt en annen.")
      let version = journal.count
      journal = journal.map { telling.contains($0.id) ? $0.emptied : $0 }
      let decided = entry(id, version + 1, .removalDecided(decision))
      try await store.write(Write(try change([decided], after: version)))
      journal.append(decided)
    }
  }

  @Test(arguments: EngineKind.allCases)
  func `The queue forgets it, the decision is listed, and every chain holds`(_ kind: EngineKind) async throws {
    var bench = try await Bench(kind)
    try await bench.store.save(
      Draft(
        key: DraftKey(record: bench.id, form: "f"), fields: ["notat": ["x"]], version: 1,
        savedAt: Moment(milliseconds: 1), staff: StaffID("kari"), staffName: "Kari"))
    for (id, path) in [("skal bort", "/arbeid/henvendelse/h-1/kontakt"), ("blir", "/arbeid/henvendelse/h-12/kontakt")] {
      try await bench.store.parkedForms.park(
        ParkedForm(
          id: id, path: path, fields: [.init(name: "samtale", value: "x")], actorID: StaffID("kari"),
          parked: Moment(milliseconds: 1)))
    }
    #expect(try await bench.store.queue(after: nil, limit: 5).rows.count == 1)
    try await bench.erase()
    let reopened = try bench.database.store()
    #expect(try await reopened.queue(after: nil, limit: 5).rows.isEmpty)
    let listed = try await reopened.erasedEnquiries(since: Moment(milliseconds: 1), limit: 5)
    #expect(listed.map(\.id) == [bench.id] && listed.map(\.erasedBy) == ["Kari Lund"])
    #expect(listed.first?.words == "" && listed.first?.from == "" && listed.first?.birthDate == nil)
    #expect(listed.first?.displayName == PersonDetails().displayName)
    #expect(try await reopened.erasedEnquiries(since: Moment(milliseconds: 1_900_000_000_000), limit: 5).isEmpty)
    #expect(try await reopened.journal(of: bench.id) == bench.journal)
    let state = try await reopened.enquiry(bench.id)
    #expect(state == EnquiryState(replaying: bench.journal) && state?.erased != nil)
    #expect(try await reopened.draft(DraftKey(record: bench.id, form: "f")) == nil)
    for (id, isThere) in [("skal bort", false), ("blir", true)] {
      let form = try await reopened.parkedForms.form(id: id, of: StaffID("kari"), at: Moment(milliseconds: 2))
      #expect((form != nil) == isThere, "\(id)")
    }
    let report = try await reopened.checkChains()
    #expect(report.faults.isEmpty, "\(report.faults)")
    #expect(report.emptied == 2)
  }

  @Test(arguments: EngineKind.allCases)
  func `Content of an enquiry that is gone without a decision is found`(_ kind: EngineKind) async throws {
    let bench = try await Bench(kind)
    try await bench.engine.within(MunicipalityID("0001")).transaction {
      try $0.run(
        "UPDATE journal SET sealed = NULL, detail = '' WHERE municipality = ? AND record = 'h-1' AND version = 1",
        [.text("0001")])
    }
    let report = try await bench.database.store().checkChains()
    #expect(report.faults.contains { $0.record == bench.id && $0.what.contains("uten vedtak") }, "\(report.faults)")
  }

  @Test(arguments: EngineKind.allCases)
  func `Figures count it no more, since neither channel nor its end is known`(_ kind: EngineKind) async throws {
    let noon = Moment(day: firstDay, time: .midnight).adding(minutes: 720)
    var bench = try await Bench(kind, at: noon.milliseconds)
    for figure in [Figure.openEnquiries, .withoutReferral] {
      #expect(try await bench.store.points(figure, on: [firstDay]).map(\.whole) == [1], "\(figure)")
    }
    try await bench.erase()
    for figure in [Figure.openEnquiries, .withoutReferral] {
      #expect(try await bench.store.points(figure, on: [firstDay]).map(\.whole) == [0], "\(figure)")
    }
  }

  @Test func `No sealed byte of it is left in the database file or beside it`() async throws {
    var bench = try await Bench(.sqlite)
    let queries = [
      "SELECT sealed FROM journal WHERE version IN (1, 3)", "SELECT sealed FROM enquiry_state",
      "SELECT sealed FROM enquiry",
    ]
    var before: [Data] = []
    for sql in queries {
      before += try await bench.engine.read { try $0.rows(sql, []).map { Data(try $0.blob(0) ?? []) } }
    }
    #expect(before.count == 4 && before.allSatisfy { $0.count > 40 })
    func left() throws -> [Bool] {
      let files = try FileManager.default.contentsOfDirectory(
        at: bench.database.directory, includingPropertiesForKeys: nil)
      let bytes = try files.map { try Data(contentsOf: $0) }
      return before.map { sealed in bytes.contains { $0.range(of: sealed) != nil } }
    }
    #expect(try left() == [true, true, true, true], "the search can find them")
    try await bench.erase()
    #expect(try left() == [false, false, false, false])
  }
}
