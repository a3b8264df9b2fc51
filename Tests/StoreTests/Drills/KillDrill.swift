internal import Casework
internal import Desk
internal import Foundation
internal import Seals
internal import TestChance
internal import Testing

@testable internal import Store

/// Whatever moment the program dies at, nothing that it has acknowledged is lost, and nothing is half written.
@Suite(.serialized) struct KillDrill {
  /// Ten databases, each killed twenty times on end, so that one recovery stands on another.
  @Test(arguments: EngineKind.allCases)
  func `200 kills under load lose nothing that was acknowledged`(_ kind: EngineKind) async throws {
    var chance = SeededGenerator(seed: UInt64(Date().timeIntervalSince1970))
    var (kills, acknowledged) = (0, 0)
    for _ in 0..<10 {
      let database = try kind.database()
      let keys = try database.keyFile()
      var told: Set<Acknowledged> = []
      for round in 0..<20 {
        let node = try DrillNode("storm", on: database, keys: keys.path, name: "n\(round)")
        let lines = try node.kill(after: Int.random(in: 0...30, using: &chance))
        #expect(!lines.isEmpty, "the node never got to write")
        told.formUnion(lines)
        kills += 1
      }
      acknowledged += told.count
      try await expectWhole(database, keys, told)
    }
    #expect(kills == 200)
    print("\(kind): \(kills) kills, \(acknowledged) acknowledged entries, none lost")
  }

  /// Two nodes on one database and one record: both get all of theirs in, each entry once, in one order.
  @Test(arguments: EngineKind.allCases)
  func `Two nodes that write one record lose nothing and write nothing twice`(_ kind: EngineKind) async throws {
    let database = try kind.database()
    let keys = try database.keyFile()
    let nodes = try ["a", "b"].map { try DrillNode("share", on: database, keys: keys.path, name: $0, count: 60) }
    let told = try nodes.flatMap { try $0.finish() }
    #expect(told.count == 120)
    try await expectWhole(database, keys, Set(told))
    let store = try database.store(keys: keys)
    let journal = try await store.journal(of: RecordID("felles"))
    #expect(journal.map(\.version) == Array(1...120))
    #expect(Set(journal.map(\.id)).count == 120)
  }

  /// The file, the schema and the municipality's key are made by whoever is first, and the other waits.
  @Test(arguments: EngineKind.allCases)
  func `Two nodes that open a new database at the same moment both come in`(_ kind: EngineKind) async throws {
    for _ in 0..<15 {
      let database = try kind.database()
      let keys = try database.keyFile()
      let nodes = try ["a", "b"].map { try DrillNode("share", on: database, keys: keys.path, name: $0, count: 1) }
      let told = try nodes.flatMap { try $0.finish() }
      #expect(told.count == 2)
      try await expectWhole(database, keys, Set(told))
    }
  }

  /// Every acknowledged entry is there at its version, each state equals its journal, and every chain holds.
  private func expectWhole(_ database: TestDatabase, _ keys: KeyFile, _ told: Set<Acknowledged>) async throws {
    let store = try database.store(keys: keys)
    try await store.unlock()
    let report = try await store.checkChains()
    #expect(report.faults.isEmpty, "\(report.faults)")
    var found: Set<Acknowledged> = []
    for (record, state) in try await store.records(after: nil, limit: 10_000) {
      let journal = try await store.journal(of: record)
      #expect(state == CaseState(replaying: journal), "the state of \(record) is not its journal")
      for entry in journal {
        if let line = Acknowledged("\(record) \(entry.version) \(entry.id)") { found.insert(line) }
      }
      #expect(try await store.person(record) != nil, "\(record) is in no list")
    }
    #expect(told.isSubset(of: found), "lost: \(told.subtracting(found))")
  }
}

extension TestDatabase {
  /// A key file beside the database, for nodes that are processes of their own.
  func keyFile() throws -> KeyFile {
    let file = KeyFile(path: directory.appending(path: "underveis.keys").path)
    if !file.exists { try file.make(MasterKey.random(made: "2026-11-28")) }
    return file
  }

  func store(keys: any KeyKeeper) throws -> JournalStore {
    JournalStore(engine: try engine(), municipality: MunicipalityID("0001"), keys: keys)
  }
}
