internal import Casework
internal import CivilTime
internal import Desk
internal import Seals
internal import Testing

@testable internal import Store

/// A record can get a data key that nobody has seen, while others work, and the chain still proves the same.
@Suite struct ResealContract {
  private let municipality = MunicipalityID("0001")
  private let moment = Moment(milliseconds: 1_900_000_000_000)

  @Sendable private static func line(_ record: RecordID) -> AccessLine {
    AccessLine(
      .written, record: record, staff: StaffID("drift"), name: "Drift", role: "drift", unit: UnitID(""),
      what: "resealed", basis: "b", at: Moment(milliseconds: 5))
  }

  private func reseal(
    _ store: JournalStore, before: Moment? = nil, only: RecordID? = nil, limit: Int = 3, stopAfter: Int = .max
  ) async throws -> (done: [RecordID], refused: [RecordID]) {
    var (done, refused, goes, cursor) = ([RecordID](), [RecordID](), 0, RecordID?.none)
    repeat {
      let batch = try await store.reseal(
        keyedBefore: before ?? moment, after: cursor, only: only, limit: limit, at: moment, line: Self.line)
      done += batch.done
      refused += batch.refused
      cursor = batch.next
      goes += 1
    } while cursor != nil && goes < stopAfter
    return (done, refused)
  }

  private func sealed(_ engine: any Engine) async throws -> [[UInt8]?] {
    try await engine.within(municipality).read { connection in
      try connection.rows("SELECT sealed FROM journal WHERE municipality = ? ORDER BY record, version", [.text("0001")])
        .map { try $0.blob(0) }
    }
  }

  @Test(arguments: EngineKind.allCases)
  func `All is sealed anew, opens as before, and the head that was noted still holds`(_ kind: EngineKind) async throws {
    let engine = try kind.database().engine()
    let store = JournalStore(engine: engine, municipality: municipality)
    var streams = (0..<8).map { Stream("r\($0)") }
    for index in streams.indices {
      for number in 0..<3 { try await store.write(Write(streams[index].add(contact("nr \(number)")))) }
    }
    try await store.write(Write(try received("h")))
    let (head, before) = (try await store.checkChains().head, try await sealed(engine))
    let leaked = try await engine.within(municipality).read { [store] connection in
      try #require(try store.seals.currentKey(of: "r1", connection))
    }
    let (done, refused) = try await reseal(store)
    #expect(done.count == 9 && refused.isEmpty)
    let after = try await sealed(engine)
    #expect(zip(before, after).allSatisfy { $0 != $1 }, "some bytes are as they were")
    // Both the one that did it and one that has never seen the old keys.
    for reader in [store, JournalStore(engine: engine, municipality: municipality)] {
      for stream in streams {
        #expect(try await reader.journal(of: stream.record) == stream.entries)
        #expect(try await reader.state(of: stream.record) == CaseState(replaying: stream.entries))
      }
      #expect(try await reader.enquiry(RecordID("h"))?.enquiry.words == "Orker ikke mer")
      let report = try await reader.checkChains()
      #expect(report.faults.isEmpty, "\(report.faults)")
      #expect(report.head == head)
    }
    // The old key opens nothing of what is there now.
    let content = store.seals.content(of: "r1", leaked)
    let rows = try await engine.within(municipality).read { connection in
      try connection.rows(
        "SELECT \(EntryRow.columns) FROM journal WHERE municipality = ? AND record = 'r1'", [.text("0001")])
    }
    #expect(throws: StoreFailure.self) { try EntryRow.entries(rows, in: content) }
    #expect(try await store.accessLog(of: RecordID("h"), limit: 9).map(\.what) == ["resealed"])
    #expect(try await store.verifyAccessLog().allSatisfy { $0.broken == nil })
    // Again is nothing for those that are done; a later go does them all once more.
    #expect(try await reseal(store).done.isEmpty)
    #expect(try await reseal(store, before: moment.adding(minutes: 1), only: RecordID("r1")).done.map(\.text) == ["r1"])
    #expect(try await store.checkChains().faults.isEmpty)
  }

  @Test(arguments: EngineKind.allCases)
  func `One that was stopped goes on, and a program that has the old keys in memory does not notice`(
    _ kind: EngineKind
  ) async throws {
    let database = try kind.database()
    let engine = try database.engine()
    let serving = JournalStore(engine: engine, municipality: municipality)
    let other = JournalStore(engine: engine, municipality: municipality)
    var streams = (0..<20).map { Stream("r\($0 + 10)") }
    for index in streams.indices { try await serving.write(Write(streams[index].add(contact("før")))) }
    let first = try await reseal(other, stopAfter: 2).done
    #expect(first.count == 6)
    let writing = streams
    async let written = withThrowingTaskGroup(of: Stream.self) { group in
      for stream in writing {
        group.addTask {
          var stream = stream
          for number in 0..<5 {
            try await serving.write(Write(stream.add(contact("imens \(number)"))))
            let journal = try await serving.journal(of: stream.record)
            #expect(journal == stream.entries)
          }
          return stream
        }
      }
      return try await group.reduce(into: [Stream]()) { $0.append($1) }
    }
    let rest = try await reseal(other, limit: 1).done
    let all = try await written
    #expect(rest.count == 14 && Set(first).isDisjoint(with: rest))
    for reader in [serving, other, JournalStore(engine: engine, municipality: municipality)] {
      for stream in all { #expect(try await reader.journal(of: stream.record) == stream.entries) }
      #expect(try await reader.records(after: nil, limit: 99).count == 20)
    }
    #expect(try await other.checkChains().faults.isEmpty)
  }

  @Test(arguments: EngineKind.allCases)
  func `What has been changed is not sealed into a new chain, and nobody can forge the bridge`(
    _ kind: EngineKind
  ) async throws {
    let engine = try kind.database().engine()
    let store = JournalStore(engine: engine, municipality: municipality)
    var streams = ["a", "b"].map { Stream($0) }
    for index in streams.indices { try await store.write(Write(streams[index].add(contact("en"), contact("to")))) }
    func tamper(_ sql: String) async throws {
      try await engine.within(municipality).transaction { try $0.run("\(sql) AND municipality = ?", [.text("0001")]) }
    }
    try await tamper("UPDATE journal SET author_name = 'En annen' WHERE record = 'a' AND version = 1")
    let (done, refused) = try await reseal(store)
    #expect(done.map(\.text) == ["b"] && refused.map(\.text) == ["a"])
    try await tamper("UPDATE journal SET author_name = 'Kari Lund' WHERE record = 'a' AND version = 1")
    #expect(try await store.checkChains().faults.isEmpty)
    for sql in [
      "UPDATE journal SET bridge = NULL WHERE record = 'b' AND version = 1",
      "UPDATE journal SET bridge = digest WHERE record = 'b' AND version = 1",
      "UPDATE journal SET bridge = (SELECT bridge FROM journal WHERE record = 'b' AND version = 1) WHERE record = 'b' AND version = 2",
      "UPDATE journal SET sealed = (SELECT sealed FROM journal WHERE record = 'b' AND version = 1) WHERE record = 'b' AND version = 2",
    ] {
      let kept = try await engine.within(municipality).read {
        try $0.rows(
          "SELECT sealed, bridge, version FROM journal WHERE municipality = ? AND record = 'b'", [.text("0001")])
      }
      try await tamper(sql)
      let report = try await store.checkChains()
      #expect(report.faults.contains { $0.record == RecordID("b") }, "\(sql) was not seen")
      try await engine.within(municipality).transaction { connection in
        for row in kept {
          try connection.run(
            "UPDATE journal SET sealed = ?, bridge = ? WHERE record = 'b' AND version = ? AND municipality = ?",
            row.values + [.text("0001")])
        }
      }
    }
    #expect(try await store.checkChains().faults.isEmpty)
  }

  @Test(arguments: EngineKind.allCases)
  func `What was removed stays removed, and can be removed after`(_ kind: EngineKind) async throws {
    let store = try kind.database().store()
    var stream = Stream("r")
    try await store.write(Write(stream.add(contact("blir"), contact("bort før"), contact("bort etter"))))
    func remove(_ index: Int) async throws {
      let gone = stream.entries[index]
      let decision = RemovalDecision(.erased, of: [gone.id], asker: .person, ground: .misleading, words: "Feil.")
      stream.entries[index] = gone.emptied
      try await store.write(Write(stream.add(.removalDecided(decision))))
    }
    try await remove(1)
    #expect(try await reseal(store).done.count == 1)
    try await remove(2)
    let report = try await store.checkChains()
    #expect(report.faults.isEmpty, "\(report.faults)")
    #expect(report.emptied == 2)
    #expect(try await store.journal(of: stream.record) == stream.entries)
  }
}
