internal import Casework
internal import CivilTime
internal import Desk
internal import Dispatch
internal import Foundation
internal import Guidance
internal import Testing

@testable internal import Store

/// What only SQLite can show: how it plans, what it promises the disk, and what it does when the disk is full.
@Suite struct SQLiteTests {
  @Test func `No question that the store asks reads a whole table`() async throws {
    let database = try EngineKind.sqlite.database()
    let engine = try database.engine()
    let store = JournalStore(engine: engine, municipality: MunicipalityID("0001"))
    try await store.askEverything()
    #expect(engine.queries.count >= 35)
    for (sql, values) in engine.queries {
      // One line for each municipality; and whether there is any entry at all.
      if sql.contains("FROM journal_head") || sql.hasPrefix("SELECT 1 FROM journal ") { continue }
      let plan = try await engine.read { try $0.rows("EXPLAIN QUERY PLAN " + sql, values) }
      let steps = plan.compactMap { row in if case .text(let step) = row.values[3] { step } else { nil } }
      // Walking what a subquery has gathered is no table; neither is the one line that holds the schema's number.
      let tables = steps.filter {
        !$0.hasPrefix("SCAN t") && !$0.contains("schema_version") && !$0.contains("CONSTANT ROW")
      }
      #expect(!tables.contains { $0.hasPrefix("SCAN") }, "\(steps) in \(sql)")
      // A search by nothing but the municipality reads all of it.
      #expect(!steps.contains { $0.contains("(municipality=?)") }, "\(steps) in \(sql)")
      // To walk every record in order is asked for by its own questions, and nowhere else.
      let isWalkOfAll = sql.hasPrefix("SELECT record") && sql.contains("_state WHERE") && !sql.contains(" IN")
      #expect(isWalkOfAll || !steps.contains { $0.contains("(municipality=? AND record>?)") }, "\(steps) in \(sql)")
      // What gathers by a few days of our own sorts only those.
      guard !sql.contains("GROUP BY t.day") else { continue }
      // A list that pages comes sorted out of its index; only what one person has little of is sorted afterwards.
      if ["caseload_place", "name_word", "FROM enquiry e", "journal"].contains(where: sql.contains) {
        #expect(!steps.contains { $0.contains("TEMP B-TREE") }, "\(steps) in \(sql)")
      }
    }
  }

  @Test func `A commit is on disk before it is acknowledged`() async throws {
    let engine = try EngineKind.sqlite.database().engine()
    let (synchronous, journal, foreignKeys) = try await engine.transaction { connection in
      (
        try connection.rows("PRAGMA synchronous", [])[0].values[0],
        try connection.rows("PRAGMA journal_mode", [])[0].values[0],
        try connection.rows("PRAGMA foreign_keys", [])[0].values[0]
      )
    }
    #expect(synchronous == .integer(2))
    #expect(journal == .text("wal"))
    #expect(foreignKeys == .integer(1))
  }

  @Test func `What is committed is moved into the file beside those who write`() async throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "moved-\(UUID().uuidString).sqlite").path
    defer { for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) } }
    let engine = try SQLiteEngine(path: path)
    func size() throws -> Int {
      try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
    }
    try await engine.transaction { try $0.run("CREATE TABLE filling (number INTEGER PRIMARY KEY, words TEXT)", []) }
    let before = try size()
    // Far less than what the writer itself would move the log for.
    for commit in 0..<4 {
      try await engine.transaction { connection in
        for row in 0..<60 {
          try connection.run(
            "INSERT INTO filling VALUES (?, ?)",
            [.integer(Int64(commit * 60 + row)), .text(String(repeating: "ord ", count: 1_000))])
        }
      }
    }
    for _ in 0..<500 where try size() < before + 400_000 { try await Task.sleep(for: .milliseconds(10)) }
    #expect(try size() >= before + 400_000)
    let count = try await engine.read { try $0.rows("SELECT COUNT(*) FROM filling", [])[0].values[0] }
    #expect(count == .integer(240))
  }

  @Test func `A file that is let go of is whole by itself, also with a move under way`() async throws {
    for _ in 0..<20 {
      let path = FileManager.default.temporaryDirectory.appending(path: "whole-\(UUID().uuidString).sqlite").path
      defer { for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) } }
      try await fill(path)
      #expect(!FileManager.default.fileExists(atPath: path + "-wal"))
    }
  }

  private func fill(_ path: String) async throws {
    let engine = try SQLiteEngine(path: path)
    try await engine.transaction { try $0.run("CREATE TABLE filling (number INTEGER PRIMARY KEY)", []) }
    try await engine.transaction { connection in
      for row in 0..<200 { try connection.run("INSERT INTO filling VALUES (?)", [.integer(Int64(row))]) }
    }
  }

  @Test func `The log is emptied while others write and it is being moved`() async throws {
    let engine = try EngineKind.sqlite.database().engine()
    try await engine.transaction { try $0.run("CREATE TABLE filling (number INTEGER PRIMARY KEY, words TEXT)", []) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<4 {
        group.addTask {
          for commit in 0..<40 {
            try await engine.transaction { connection in
              for row in 0..<120 {
                try connection.run(
                  "INSERT INTO filling VALUES (?, ?)",
                  [.integer(Int64((writer * 40 + commit) * 120 + row)), .text(String(repeating: "ord ", count: 100))])
              }
            }
          }
        }
      }
      group.addTask { for _ in 0..<60 { try await engine.scrub(all: false) } }
      try await group.waitForAll()
    }
    let count = try await engine.read { try $0.rows("SELECT COUNT(*) FROM filling", [])[0].values[0] }
    #expect(count == .integer(19_200))
  }

  @Test func `What a reader keeps from being wiped is known to be left, and wiped when the reader is done`()
    async throws
  {
    let database = try EngineKind.sqlite.database()
    let engine = try database.engine()
    let leftovers = Leftovers(in: engine)
    try await engine.transaction { try $0.run("CREATE TABLE filling (number INTEGER PRIMARY KEY)", []) }
    let (reads, done) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    async let reader = engine.read { connection in
      let before = try connection.rows("SELECT COUNT(*) FROM filling", [])[0].values[0]
      reads.signal()
      done.wait()
      return before
    }
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        reads.wait()
        continuation.resume()
      }
    }
    try await engine.transaction { try $0.run("INSERT INTO filling VALUES (1)", []) }
    await #expect(throws: StoreFailure.self) { try await leftovers.wipe() }
    #expect(leftovers.areLeft)
    done.signal()
    #expect(try await reader == .integer(0))
    try await leftovers.wipe()
    #expect(!leftovers.areLeft)
    let log = try FileManager.default.attributesOfItem(atPath: database.path + "-wal")[.size] as? Int
    #expect(log == 0)
  }

  @Test func `A full disk is told as full, leaves nothing half written, and is over when there is room`() async throws {
    let database = try EngineKind.sqlite.database()
    let engine = try database.engine()
    let store = JournalStore(engine: engine, municipality: MunicipalityID("0001"))
    var stream = Stream("r")
    try await store.write(Write(stream.add(contact("før"))))
    let room = try await engine.transaction { try $0.rows("PRAGMA page_count", [])[0].values[0] }
    guard case .integer(let pages) = room else { return }
    try await engine.transaction { try $0.run("PRAGMA max_page_count = \(pages + 60)", []) }
    let large = stream.change([contact(String(repeating: "lang tekst ", count: 100_000))])
    // Beside nine that still fit: they are saved, and only the one that does not is told so.
    let failures = await withTaskGroup(of: StoreFailure?.self) { group in
      for writer in 0..<10 {
        let change = writer == 3 ? large : Stream("liten\(writer)").change([contact("x")])
        group.addTask {
          do throws(StoreFailure) { try await store.write(Write(changes: [change], key: "k\(writer)")) } catch {
            return error
          }
          return nil
        }
      }
      return await group.reduce(into: []) { $0 += $1.map { [$0] } ?? [] }
    }
    #expect(failures == [.full])
    #expect(try await store.records(after: nil, limit: 100).count == 10)
    #expect(try await store.journal(of: stream.record) == stream.entries)
    #expect(try await store.state(of: stream.record) == CaseState(replaying: stream.entries))
    try await engine.transaction { try $0.run("PRAGMA max_page_count = 1000000", []) }
    try await store.write(Write(changes: [large], key: "k3"))
    #expect(try await database.store().journal(of: stream.record).count == 2)
  }

  @Test func `A database of a newer schema is refused, with what to do`() async throws {
    let database = try EngineKind.sqlite.database()
    try await database.engine().transaction {
      try $0.run("INSERT INTO schema_version (version) VALUES (?)", [.integer(9_999)])
    }
    do throws(StoreFailure) {
      _ = try SQLiteEngine(path: database.path)
      Issue.record("opened")
    } catch {
      guard case .unavailable(let text) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(text.contains("skjema 9999"))
      #expect(text.contains("skjema 1"))
      #expect(text.contains("nyere utgaven"))
    }
  }

  @Test func `A file that is no database, and one in no folder, are told apart`() throws {
    let database = try EngineKind.sqlite.database()
    try Data("dette er ikke en database, men en tekst som er lang nok".utf8)
      .write(to: URL(fileURLWithPath: database.path))
    #expect(throws: StoreFailure.self) { try SQLiteEngine(path: database.path) }
    do throws(StoreFailure) {
      _ = try SQLiteEngine(path: database.path + "/finnes/ikke")
      Issue.record("opened")
    } catch {
      guard case .unavailable(let text) = error else { return }
      #expect(text.contains("mappen"))
    }
  }
}
