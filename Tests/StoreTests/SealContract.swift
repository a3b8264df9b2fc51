internal import Casework
internal import CivilTime
internal import Desk
internal import Foundation
internal import Identity
internal import Seals
internal import Testing

@testable internal import Store

/// What stands in the database tells nothing of what was written, and opens only with the keys it was sealed with.
@Suite struct SealContract {
  /// A word that no other text holds, put wherever somebody can write.
  private static let secret = "Hemmeligheten"

  private func fill(_ store: JournalStore) async throws -> Stream {
    var stream = Stream("r")
    let person = PersonDetails(givenName: "Ola", nationalID: "01815012345", address: Self.secret)
    stream.rows.person.nationalID = "01815012345"
    stream.rows.person.phone = "90909090"
    stream.rows.person.discuss = Self.secret
    (stream.rows.person.riskLevel, stream.rows.person.riskName) = ("high", Self.secret)
    (stream.rows.person.instrument, stream.rows.person.latestScore) = (Self.secret, 21)
    stream.rows.tasks = [TaskRow(task: ItemID("t"), what: Self.secret, due: firstDay, urgent: true, owner: nil)]
    stream.rows.appointments = [
      AppointmentRow(
        appointment: ItemID("a"), at: Moment(milliseconds: 5), form: "met", place: Self.secret, with: StaffID("kari"),
        withName: "Kari")
    ]
    try await store.write(Write(stream.add(.registered(person), contact(Self.secret))))
    let enquiry = Enquiry(
      channel: .phone, words: Self.secret, danger: .no, urgency: .today, person: PersonDetails(givenName: Self.secret),
      received: Moment(milliseconds: 1))
    let entries = [entry(RecordID("h"), 1, .enquiryReceived(enquiry))]
    let state = try #require(EnquiryState(replaying: entries))
    try await store.write(
      Write(
        Change(
          record: RecordID("h"), expecting: 0, entries: entries,
          folded: .enquiry(state, EnquiryRow(id: RecordID("h"), state: state)))))
    try await store.save(
      Draft(
        key: DraftKey(record: stream.record, form: "f"), fields: ["notat": [Self.secret]], version: 1,
        savedAt: Moment(milliseconds: 1), staff: StaffID("kari"), staffName: "Kari"))
    try await store.parkedForms.park(
      ParkedForm(
        id: "p", path: "/arbeid/person/\(Self.secret)", fields: [.init(name: "notat", value: Self.secret)],
        actorID: StaffID("kari"), parked: Moment(milliseconds: 1)))
    return stream
  }

  @Test(arguments: EngineKind.allCases)
  func `Nothing that somebody wrote stands in the open, and all of it comes back`(_ kind: EngineKind) async throws {
    let database = try kind.database()
    let engine = try database.engine()
    let store = JournalStore(engine: engine, municipality: MunicipalityID("0001"))
    let stream = try await fill(store)
    let tables = [
      "journal", "case_state", "enquiry_state", "person", "name_word", "caseload_place", "task", "appointment",
      "enquiry", "draft", "parked_form", "form_key", "follow_up", "finding",
    ]
    for table in tables {
      for row in try await engine.read({ try $0.rows("SELECT * FROM \(table)", []) }) {
        for value in row.values {
          let bytes =
            switch value {
            case .text(let text): Data(text.utf8)
            case .blob(let bytes): Data(bytes)
            default: Data()
            }
          for word in [Self.secret, "01815012345", "90909090"] {
            #expect(bytes.range(of: Data(word.utf8)) == nil, "\(word) stands in \(table)")
          }
        }
      }
    }
    let reopened = try database.store()
    #expect(try await reopened.journal(of: stream.record) == stream.entries)
    #expect(try await reopened.person(stream.record) == stream.rows.person)
    #expect(try await reopened.find(.nationalID("01815012345"), limit: 5).map(\.record) == [stream.record])
    #expect(try await reopened.find(.phone("+47 90 90 90 90"), limit: 5).map(\.record) == [stream.record])
    #expect(try await reopened.find(.nationalID("01815012346"), limit: 5).isEmpty)
    #expect(try await reopened.queue(after: nil, limit: 5).rows.map(\.words) == [Self.secret])
    let draft = try await reopened.draft(DraftKey(record: stream.record, form: "f"))
    #expect(draft?.fields == ["notat": [Self.secret]])
    let parked = try await reopened.parkedForms.form(id: "p", of: StaffID("kari"), at: Moment(milliseconds: 2))
    #expect(parked?.fields.map(\.value) == [Self.secret])
  }

  @Test(arguments: EngineKind.allCases)
  func `A key that is missing is named with where it was looked for, and nothing is opened`(
    _ kind: EngineKind
  ) async throws {
    let database = try kind.database()
    _ = try await fill(try database.store())
    let other = KeysInMemory(MasterKeys(MasterKey.random(made: "2026-11-28")))
    let store = JournalStore(engine: try database.engine(), municipality: MunicipalityID("0001"), keys: other)
    do throws(StoreFailure) {
      try await store.unlock()
      Issue.record("unlocked")
    } catch {
      guard case .unavailable(let text) = error else { throw error }
      #expect(text.contains(testMaster.id))
      #expect(text.contains("programmets minne"))
    }
    try await database.store().unlock()
  }

  @Test(arguments: EngineKind.allCases)
  func `Another key under the same name is found before anything is served`(_ kind: EngineKind) async throws {
    let database = try kind.database()
    _ = try await fill(try database.store())
    let secret = MasterKeys(MasterKey.random(made: "2026-11-28")).text.split(separator: " ")[2]
    let forged = try MasterKeys(text: "\(testMaster.id) 2026-11-28 \(secret)", from: "prøven")
    let store = JournalStore(
      engine: try database.engine(), municipality: MunicipalityID("0001"), keys: KeysInMemory(forged))
    await #expect(throws: StoreFailure.self) { try await store.unlock() }
  }

  @Test(arguments: EngineKind.allCases)
  func `A row that is copied over another one does not open there`(_ kind: EngineKind) async throws {
    let engine = try kind.database().engine()
    let store = JournalStore(engine: engine, municipality: MunicipalityID("0001"))
    var (first, second) = (Stream("a"), Stream("b"))
    try await store.write(Write(first.add(contact("en"), contact("to")), second.add(contact("tre"))))
    try await engine.within(MunicipalityID("0001")).transaction { connection in
      for sql in [
        "UPDATE journal SET sealed = (SELECT sealed FROM journal WHERE record = 'a' AND version = 1) WHERE version = 2",
        "UPDATE case_state SET sealed = (SELECT sealed FROM case_state WHERE record = 'a') WHERE record = 'b'",
        "UPDATE person SET sealed = (SELECT sealed FROM person WHERE record = 'a') WHERE record = 'b'",
      ] { try connection.run("\(sql) AND municipality = ?", [.text("0001")]) }
    }
    let reopened = JournalStore(engine: engine, municipality: MunicipalityID("0001"))
    await #expect(throws: StoreFailure.self) { try await reopened.journal(of: first.record) }
    await #expect(throws: StoreFailure.self) { try await reopened.state(of: second.record) }
    await #expect(throws: StoreFailure.self) { try await reopened.person(second.record) }
    #expect(try await reopened.person(first.record) != nil)
  }

  @Test(arguments: EngineKind.allCases)
  func `A new master key takes over while others read and write, and the old one can go`(
    _ kind: EngineKind
  ) async throws {
    let database = try kind.database()
    let keys = ChangingKeys(MasterKeys(testMaster))
    let engine = try database.engine()
    let store = JournalStore(engine: engine, municipality: MunicipalityID("0001"), keys: keys)
    let other = JournalStore(engine: engine, municipality: MunicipalityID("0001"), keys: keys)
    var streams = (0..<40).map { Stream("r\($0)") }
    for index in streams.indices { try await store.write(Write(streams[index].add(contact("før")))) }
    let new = MasterKey.random(made: "2027-01-01")
    keys.add(new)
    async let writing: Void = {
      for number in 0..<40 {
        var stream = Stream("ny\(number)")
        try await other.write(Write(stream.add(contact("imens"))))
        _ = try await other.journal(of: RecordID("r\(number)"))
      }
    }()
    while try await store.rewrap(batch: 7) > 0 {}
    try await writing
    while try await store.rewrap(batch: 7) > 0 {}
    #expect(try await store.keyUse().map(\.wraps) == [0, 81])
    let alone = JournalStore(
      engine: engine, municipality: MunicipalityID("0001"), keys: KeysInMemory(MasterKeys(new)))
    try await alone.unlock()
    for stream in streams { #expect(try await alone.journal(of: stream.record) == stream.entries) }
    #expect(try await alone.checkChains().faults.isEmpty)
  }
}
