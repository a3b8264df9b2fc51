internal import Casework
internal import CivilTime
internal import Desk
internal import Foundation
internal import Identity
internal import TestChance
internal import Testing

@testable internal import Store

/// Whatever somebody does to the journal behind the program's back, the chain tells, and says where.
@Suite struct ChainContract {
  /// One way to tamper, with the SQL that does it to a stream at a line.
  enum Tampering: String, CaseIterable, Sendable {
    case content, contentAndDigest, author, day, type, detail
    case removedFirst, removedMiddle, removedLast, removedLastWithHead
    case swapped, inserted, appended, emptied, removedStream, removedStreamWithHead, rolledBack

    /// The statements that tamper with version `v` of a stream that ends at version `n`.
    func statements(_ v: Int, _ n: Int) -> [String] {
      let place = "WHERE municipality = '0001' AND record = 'r3'"
      let line = "\(place) AND version = \(v)"
      func copy(to version: Int) -> String {
        """
        INSERT INTO journal (municipality, record, version, id, type, day, written_at, staff, author_name, author_role,
          author_unit, on_behalf_of, authority, edition, plain, detail, sealed, content_digest, digest)
        SELECT municipality, record, \(version), id || 'x', type, day, written_at, staff, author_name, author_role,
          author_unit, on_behalf_of, authority, edition, plain, detail, sealed, content_digest, digest
        FROM journal \(line)
        """
      }
      let remove = { (version: Int) in "DELETE FROM journal \(place) AND version = \(version)" }
      return switch self {
      case .content: ["UPDATE journal SET sealed = (SELECT wrapped FROM record_key \(place)) \(line)"]
      case .contentAndDigest:
        [
          "UPDATE journal SET sealed = (SELECT wrapped FROM record_key \(place)), content_digest = digest \(line)"
        ]
      case .author: ["UPDATE journal SET author_name = 'En annen' \(line)"]
      case .day: ["UPDATE journal SET day = day + 1 \(line)"]
      case .type: ["UPDATE journal SET type = 'goal/1' \(line)"]
      case .detail: ["UPDATE journal SET detail = 'outreach' \(line)"]
      case .removedFirst: [remove(1)]
      case .removedMiddle: [remove(max(2, min(v, n - 1)))]
      case .removedLast: [remove(n)]
      case .removedLastWithHead:
        [
          remove(n),
          """
          UPDATE chain_head SET version = \(n - 1),
            digest = (SELECT digest FROM journal \(place) AND version = \(n - 1)) \(place)
          """,
        ]
      case .swapped:
        [
          "UPDATE journal SET version = -1 \(place) AND version = \(max(1, v - 1))",
          "UPDATE journal SET version = \(max(1, v - 1)) \(place) AND version = \(max(1, v - 1) + 1)",
          "UPDATE journal SET version = \(max(1, v - 1) + 1) \(place) AND version = -1",
        ]
      case .inserted:
        [
          "UPDATE journal SET version = -version \(place) AND version > \(v)",
          "UPDATE journal SET version = 1 - version \(place) AND version < 0", copy(to: v + 1),
        ]
      case .appended: [copy(to: n + 1)]
      case .emptied: ["UPDATE journal SET sealed = NULL, detail = '' \(line)"]
      case .removedStream: ["DELETE FROM journal \(place)"]
      case .removedStreamWithHead:
        ["DELETE FROM journal \(place)", "DELETE FROM chain_head \(place)", "DELETE FROM case_state \(place)"]
      case .rolledBack: []
      }
    }
  }

  @Test(arguments: Tampering.allCases)
  func `What is changed, taken away, put in or reordered is found, wherever it is`(_ way: Tampering) async throws {
    var chance = SeededGenerator(seed: way.rawValue.utf8.reduce(7) { $0 &* 31 &+ UInt64($1) })
    for _ in 0..<6 {
      let length = Int.random(in: 3...9, using: &chance)
      let version = Int.random(in: 1...length, using: &chance)
      let engine = try EngineKind.sqlite.database().engine()
      let store = JournalStore(engine: engine, municipality: MunicipalityID("0001"))
      var streams = (0..<6).map { Stream("r\($0)") }
      for number in 0..<length {
        var changes: [Change] = []
        for index in streams.indices { changes.append(streams[index].add(contact("linje \(number)"))) }
        try await store.write(Write(changes: changes))
      }
      let sound = try await store.checkChains()
      #expect(sound.faults.isEmpty)
      #expect((sound.streams, sound.entries) == (6, 6 * length))
      if way == .rolledBack {
        try await rollBack(engine, store, &streams[3])
      } else {
        try await engine.transaction { connection in
          for sql in way.statements(version, length) { try connection.run(sql, []) }
        }
      }
      let report = try await JournalStore(engine: engine, municipality: MunicipalityID("0001")).checkChains()
      #expect(!report.faults.isEmpty, "\(way) at \(version) of \(length) was not seen")
      let isOfWhole = way == .removedStreamWithHead || way == .rolledBack
      #expect(report.faults.contains { $0.record == (isOfWhole ? nil : RecordID("r3")) }, "\(report.faults)")
      #expect(report.faults.allSatisfy { $0.record == nil || $0.record == RecordID("r3") }, "\(report.faults)")
    }
  }

  /// Puts a stream back as it was before its last entry, head and all: everything fits but the sum of everything.
  private func rollBack(_ engine: TestEngine, _ store: JournalStore, _ stream: inout Stream) async throws {
    let key: [SQLValue] = [.text("0001"), .text(stream.record.text)]
    let head = try await engine.read {
      try $0.rows("SELECT version, digest, mark FROM chain_head WHERE municipality = ? AND record = ?", key)[0]
    }
    try await store.write(Write(stream.add(contact("det som skal glemmes"))))
    try await engine.transaction { connection in
      try connection.run(
        "DELETE FROM journal WHERE municipality = ? AND record = ? AND version > \(try head.integer(0))", key)
      try connection.run(
        "UPDATE chain_head SET version = ?, digest = ?, mark = ? WHERE municipality = ? AND record = ?",
        head.values + key)
    }
  }

  @Test(arguments: EngineKind.allCases)
  func `Refused writes, conflicts and forms sent twice leave the head as it should be`(_ kind: EngineKind) async throws
  {
    let store = try kind.database().store()
    var stream = Stream("r")
    try await store.write(Write(stream.add(contact("en")), key: "k"))
    let late = stream
    try await store.write(Write(stream.add(contact("to"), contact("tre"))))
    try? await store.write(Write(late.change([contact("for sent")])))
    try? await store.write(Write(late.change([contact("to ganger")]), key: "k"))
    try await store.write(Write(try received("h"), stream.add(contact("fire"))))
    await withTaskGroup(of: Void.self) { group in
      for writer in 0..<30 {
        group.addTask { try? await store.write(Write(Stream("ny\(writer % 10)").change([contact("\(writer)")]))) }
      }
    }
    let report = try await store.checkChains()
    #expect(report.faults.isEmpty, "\(report.faults)")
    #expect((report.streams, report.entries) == (12, 15))
    #expect(try await store.journalHead().head == report.head)
  }

  @Test(arguments: EngineKind.allCases)
  func `A lawful deletion takes the content and leaves the chain whole`(_ kind: EngineKind) async throws {
    let database = try kind.database()
    let engine = try database.engine()
    let store = JournalStore(engine: engine, municipality: MunicipalityID("0001"))
    var stream = Stream("r")
    try await store.write(Write(stream.add(contact("blir"), contact("skal bort"), contact("blir også"))))
    try await store.save(
      Draft(
        key: DraftKey(record: stream.record, form: "f"), fields: [:], version: 1, savedAt: Moment(milliseconds: 1),
        staff: StaffID("kari"), staffName: "Kari"))
    for (id, path) in [("skal bort", "/arbeid/person/r/kontakt"), ("blir", "/arbeid/mottak")] {
      let fields = [ParkedForm.Field(name: "notat", value: "x")]
      try await store.parkedForms.park(
        ParkedForm(id: id, path: path, fields: fields, actorID: StaffID("kari"), parked: Moment(milliseconds: 1)))
    }
    let gone = stream.entries[1]
    let decision = RemovalDecision(
      .erased, of: [gone.id], asker: .person, ground: .misleading, words: "Feil og belastende.")
    let left = stream.entries.map { $0.id == gone.id ? $0.emptied : $0 }
    let decided = entry(stream.record, 4, .removalDecided(decision))
    try await store.write(
      Write(
        Change(
          record: stream.record, expecting: 3, entries: [decided],
          folded: .person(CaseState(replaying: left + [decided]), stream.rows))))
    let reopened = try database.store()
    #expect(try await reopened.journal(of: stream.record) == left + [decided])
    #expect(try await reopened.draft(DraftKey(record: stream.record, form: "f")) == nil)
    for (id, isThere) in [("skal bort", false), ("blir", true)] {
      let form = try await reopened.parkedForms.form(id: id, of: StaffID("kari"), at: Moment(milliseconds: 2))
      #expect((form != nil) == isThere, "\(id)")
    }
    let state = try await reopened.state(of: stream.record)
    #expect(state?.contactCount == 2)
    let journal = try await reopened.journal(of: stream.record)
    #expect(state == CaseState(replaying: journal))
    let report = try await reopened.checkChains()
    #expect(report.faults.isEmpty, "\(report.faults)")
    #expect(report.emptied == 1)
    // The same again is refused: what is gone cannot go once more.
    let again = entry(stream.record, 5, .removalDecided(decision))
    await #expect(throws: StoreFailure.self) {
      try await reopened.write(
        Write(
          Change(
            record: stream.record, expecting: 4, entries: [again],
            folded: .person(CaseState(replaying: left + [decided, again]), stream.rows))))
    }
  }
}

extension Entry {
  /// The entry as it reads when its content is gone.
  var emptied: Entry {
    Entry(
      id: id, record: record, version: version, day: day, writtenAt: writtenAt, author: author, authority: authority,
      edition: edition, event: .emptied(Emptied(kind: event.type)))
  }
}
