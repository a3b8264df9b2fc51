internal import Casework
internal import CivilTime
internal import Desk
internal import Store
internal import Testing

/// What is written comes back as it was written, whatever it holds.
@Suite struct JournalContract {
  @Test(arguments: EngineKind.allCases)
  func `Every kind of event comes back as it was written`(_ kind: EngineKind) async throws {
    #expect(Set(everyEvent.map(\.type)).count == 24, "a new kind of event must be written here too")
    let database = try kind.database()
    let store = try database.store()
    var stream = Stream("r")
    for event in everyEvent { try await store.write(Write(stream.add(event))) }
    #expect(try await store.journal(of: stream.record) == stream.entries)
    #expect(try await store.entries(of: stream.record, EntryFilter(limit: 100)) == stream.entries.reversed())
    #expect(try await store.state(of: stream.record) == CaseState(replaying: stream.entries))
    let reopened = try database.store()
    #expect(try await reopened.journal(of: stream.record) == stream.entries)
    #expect(try await reopened.state(of: stream.record) == CaseState(replaying: stream.entries))
    #expect(try await reopened.records(after: nil, limit: 10).map(\.1) == [CaseState(replaying: stream.entries)])
  }

  /// A state is written from the text of the one before it, where that is at hand: another program's reading of the
  /// same rows tells whether a part that changed was left as it was.
  @Test(arguments: EngineKind.allCases)
  func `After each kind of event the state that lies there is the journal's, read by a program that knew nothing`(
    _ kind: EngineKind
  ) async throws {
    let database = try kind.database()
    let store = try database.store()
    var stream = Stream("r")
    for event in everyEvent + everyEvent {
      if case .corrected = event { continue }
      try await store.write(Write(stream.add(event)))
      _ = try await store.state(of: stream.record)
      let stranger = try await database.store().state(of: stream.record)
      #expect(stranger == CaseState(replaying: stream.entries), "\(event.type)")
    }
  }

  @Test(arguments: EngineKind.allCases)
  func `Who saw an older version is told which one it is now, and nothing is written`(_ kind: EngineKind) async throws {
    let store = try kind.database().store()
    var stream = Stream("r")
    let stale = stream
    try await store.write(Write(stream.add(contact("første")), key: "a"))
    await #expect(throws: StoreFailure.conflict(current: 1)) {
      try await store.write(Write(stale.change([contact("annen")]), key: "b"))
    }
    #expect(try await store.journal(of: stream.record) == stream.entries)
    try await store.write(Write(stream.add(contact("igjen")), key: "b"))
    #expect(try await store.journal(of: stream.record).count == 2, "a refused form must not use up its key")
  }

  @Test(arguments: EngineKind.allCases)
  func `A form that is sent twice is written once, and told where it went`(_ kind: EngineKind) async throws {
    let store = try kind.database().store()
    var stream = Stream("r")
    let write = Write(stream.add(contact("en gang")), key: "skjema-1")
    try await store.write(write)
    await #expect(throws: StoreFailure.alreadyDone(record: stream.record)) { try await store.write(write) }
    #expect(try await store.journal(of: stream.record).count == 1)
  }

  @Test(arguments: EngineKind.allCases)
  func `Two streams are written together or not at all`(_ kind: EngineKind) async throws {
    let store = try kind.database().store()
    var stream = Stream("r")
    try await store.write(Write(stream.add(contact("første"))))
    let enquiry = try received("h")
    let stale = Stream("r").change([contact("for gammel")])
    await #expect(throws: StoreFailure.conflict(current: 1)) { try await store.write(Write(enquiry, stale)) }
    #expect(try await store.enquiry(RecordID("h")) == nil)
    try await store.write(Write(enquiry, stream.add(contact("andre"))))
    #expect(try await store.enquiry(RecordID("h"))?.enquiry.words == "Orker ikke mer")
    #expect(try await store.journal(of: RecordID("h")).count == 1)
    #expect(try await store.state(of: stream.record)?.version == 2)
  }

  @Test(arguments: EngineKind.allCases)
  func `A change that does not fit its stream is refused whole`(_ kind: EngineKind) async throws {
    let store = try kind.database().store()
    let right = Stream("r").change([contact("x")])
    let gap = Change(
      record: right.record, expecting: 0, entries: [entry(right.record, 2, contact("hull"))], folded: right.folded)
    let other = Change(record: RecordID("annen"), expecting: 0, entries: right.entries, folded: right.folded)
    let nothing = Change(record: right.record, expecting: 1, entries: [], folded: right.folded)
    for wrong in [gap, other, nothing] {
      await #expect(throws: StoreFailure.self) { try await store.write(Write(wrong)) }
    }
    #expect(try await store.records(after: nil, limit: 10).isEmpty)
  }

  @Test(arguments: EngineKind.allCases)
  func `A timeline of 5 000 pages from the newest without a gap or a repeat`(_ kind: EngineKind) async throws {
    let store = try kind.database().store()
    var stream = Stream("r")
    for batch in 0..<5 {
      let events = (0..<1_000).map { index in
        (batch * 1_000 + index).isMultiple(of: 500) ? everyEvent[18] : contact("nr \(index)")
      }
      let change = stream.change(events)
      stream.entries += change.entries
      try await store.write(Write(change))
    }
    var versions: [Int] = []
    var before: Int?
    repeat {
      let page = try await store.entries(of: stream.record, EntryFilter(before: before, limit: 300))
      versions += page.map(\.version)
      before = page.last?.version
    } while before != nil
    #expect(versions == Array((1...5_000).reversed()))
    let plans = try await store.entries(of: stream.record, EntryFilter(types: ["plan-written/1"], before: 4_002))
    #expect(plans.map(\.version) == [4_001, 3_501, 3_001, 2_501, 2_001, 1_501, 1_001, 501, 1])
    let both = try await store.entries(
      of: stream.record, EntryFilter(types: ["plan-written/1", "contact-held/1", "goal/1"], before: 502, limit: 3))
    #expect(both.map(\.version) == [501, 500, 499])
  }

  @Test(arguments: EngineKind.allCases)
  func `An edition that is decided twice by the same form is decided once`(_ kind: EngineKind) async throws {
    let store = try kind.database().store()
    func decide(_ edition: String, why: String) async throws {
      let choice = EditionChoice(edition: edition, from: firstDay, decidedBy: "Kari", decided: firstDay, why: why)
      try await store.decide(choice, by: StaffID("kari"), on: firstDay)
    }
    for (edition, why) in [("a", "x"), ("a", "x"), ("b", "y"), ("a", "x"), ("a", "z")] {
      try await decide(edition, why: why)
    }
    #expect(try await store.editionChoices().map(\.why) == ["x", "y", "x", "z"])
  }

  /// A file is one municipality's; see ``MunicipalityContract``.
  @Test func `Two municipalities in one database never see each other`() async throws {
    let engine = try EngineKind.postgres.database().engine()
    let here = JournalStore(engine: engine, municipality: MunicipalityID("0001"))
    let there = JournalStore(engine: engine, municipality: MunicipalityID("0002"))
    var stream = Stream("r")
    let write = Write(stream.add(contact("her")), try received("h"), key: "k")
    try await here.write(write)
    let look = AccessLine(
      record: stream.record, staff: StaffID("kari"), name: "Kari", role: "leder", unit: UnitID("u"), what: "side",
      basis: "b", at: Moment(milliseconds: 1))
    try await here.log([look])
    #expect(try await there.state(of: stream.record) == nil)
    #expect(try await there.enquiry(RecordID("h")) == nil)
    #expect(try await there.journal(of: stream.record).isEmpty)
    #expect(try await there.find(.names(["ola"]), limit: 20).isEmpty)
    #expect(try await there.caseload(CaseloadFilter()).total == 0)
    #expect(try await there.queue(after: nil, limit: 10).total == 0)
    #expect(try await there.records(after: nil, limit: 10).isEmpty)
    #expect(try await there.accessLog(of: stream.record, limit: 10).isEmpty)
    try await there.write(write)
    #expect(try await there.state(of: stream.record)?.version == 1)
    #expect(try await here.accessLog(of: stream.record, limit: 10) == [look])
  }

  @Test(arguments: EngineKind.allCases)
  func `The log of reads keeps every look, newest first`(_ kind: EngineKind) async throws {
    let store = try kind.database().store()
    let looks = (1...30).map { number in
      AccessLine(
        record: RecordID("r"), staff: StaffID("s\(number)"), name: "Ås \(number)", role: "behandler", unit: UnitID("u"),
        what: "/arbeid/person/{id}", basis: "tjenstlig behov", at: Moment(milliseconds: Int64(number)))
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for look in looks { group.addTask { try await store.log([look]) } }
      try await group.waitForAll()
    }
    #expect(try await store.accessLog(of: RecordID("r"), limit: 100) == Array(looks.reversed()))
    #expect(try await store.accessLog(of: RecordID("r"), limit: 2) == Array(looks.suffix(2).reversed()))
    #expect(try await store.accessLog(of: RecordID("annen"), limit: 2).isEmpty)
    var (pages, after): ([AccessLine], String?) = ([], nil)
    repeat {
      let page = try await store.accessLog(of: RecordID("r"), AccessLogFilter(after: after), limit: 7)
      #expect(page.total == 30 && page.rows.count <= 7)
      pages += page.rows
      after = page.next
    } while after != nil
    #expect(pages == looks.reversed(), "page by page it is the same, each line once")
    let one = try await store.accessLog(of: RecordID("r"), AccessLogFilter(staff: StaffID("s3")), limit: 7)
    #expect(one.rows == [looks[2]] && one.total == 1 && one.next == nil)
    let day = try #require(looks.first).at.day
    let ofDay = AccessLogFilter(from: day, through: day)
    #expect(try await store.accessLog(of: RecordID("r"), ofDay, limit: 50).rows.count == 30)
    let before = AccessLogFilter(through: day.adding(days: -1))
    #expect(try await store.accessLog(of: RecordID("r"), before, limit: 50).rows.isEmpty)
    #expect(
      try await store.accessLog(of: RecordID("r"), AccessLogFilter(from: day.adding(days: 1)), limit: 5).total == 0)
    #expect(try await store.lookers(of: RecordID("r")).count == 30)
    #expect(try await store.accessLog(of: RecordID("r"), AccessLogFilter(after: "tull"), limit: 50).rows.count == 30)
  }
}
