internal import Casework
internal import CivilTime
internal import Desk
internal import Foundation
internal import Store
internal import Synchronization
internal import Testing

/// What only PostgreSQL can show: how it plans, how its connections are used, and what happens when they break.
@Suite struct PostgresTests {
  private let municipality = MunicipalityID("0001")

  @Test func `Every question that the store asks has an index to go by`() async throws {
    let engine = try EngineKind.postgres.database().engine()
    let store = JournalStore(engine: engine, municipality: municipality)
    try await store.askEverything()
    #expect(engine.queries.count >= 35)
    let own = engine.within(municipality)
    for (sql, values) in engine.queries where !sql.contains("schema_version") {
      let plan = try await own.read { connection in
        // Nothing is too small for an index here: what is still read whole has none.
        try connection.run("SELECT set_config('enable_seqscan', 'off', true), ? AS asked", [.text("0001")])
        return try connection.rows("EXPLAIN " + sql, values).map { row in
          if case .text(let line) = row.values[0] { line } else { "" }
        }
      }
      #expect(!plan.contains { $0.contains("Seq Scan") }, "\(plan.joined(separator: "\n")) in \(sql)")
    }
  }

  @Test func `A hundred who ask at once share few connections`() async throws {
    let address = try TestDatabase.server.get().database(from: "underveis_template")
    let store = JournalStore(engine: try PostgresEngine(url: address, readers: 4), municipality: municipality)
    try await withThrowingTaskGroup(of: Int.self) { group in
      for number in 0..<100 {
        group.addTask {
          var stream = Stream("r\(number)")
          try await store.write(Write(stream.add(contact("x"))))
          return try await store.journal(of: stream.record).count
        }
      }
      for try await count in group { #expect(count == 1) }
    }
    #expect(try connections(address) <= 4 + 2)
  }

  @Test func `Connections that break are opened again, and nobody notices`() async throws {
    let address = try TestDatabase.server.get().database(from: "underveis_template")
    let store = JournalStore(engine: try PostgresEngine(url: address), municipality: municipality)
    var stream = Stream("r")
    for round in 1...5 {
      try await store.write(Write(stream.add(contact("\(round)")), key: "k\(round)"))
      #expect(try await store.state(of: stream.record)?.version == round)
      try TestDatabase.server.get().asAdministrator(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '\(name(address))'")
    }
    #expect(try await store.journal(of: stream.record) == stream.entries)
  }

  @Test func `A question is stopped at the server when the one who asked has gone away`() async throws {
    let address = try TestDatabase.server.get().database(from: "underveis_template")
    let engine = try PostgresEngine(url: address, readers: 1)
    let slow = Task { try await engine.read { try $0.rows("SELECT pg_sleep(14)", []).count } }
    while try !isAsking(address, "pg_sleep") { try await Task.sleep(for: .milliseconds(20)) }
    slow.cancel()
    // The only connection is free again long before the question would have been answered.
    let begun = ContinuousClock.now
    #expect(try await engine.read { try $0.number("SELECT 7", []) } == 7)
    #expect(ContinuousClock.now - begun < .seconds(7))
    await #expect(throws: StoreFailure.self) { try await slow.value }
    #expect(try !isAsking(address, "pg_sleep"))
  }

  @Test func `A transaction whose commit met a broken connection says that the outcome is unknown`() async throws {
    let address = try TestDatabase.server.get().database(from: "underveis_template")
    let engine = try PostgresEngine(url: address).within(municipality)
    // Broken from inside just before the commit, which then meets a closed door.
    do throws(StoreFailure) {
      try await engine.transaction { connection in
        try connection.run(
          "SELECT pg_terminate_backend(pg_backend_pid()) WHERE ? = ?", [.text("0001"), .text("0001")])
      }
      Issue.record("committed")
    } catch {
      guard case .uncertain(let words) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(words.contains("ikke sikkert"))
    }
    #expect(try await engine.read { try $0.number("SELECT 1 WHERE ? = '0001'", [.text("0001")]) } == 1)
  }

  @Test func `Work that meets a broken connection before the commit is run again, and is written once`() async throws {
    let address = try TestDatabase.server.get().database(from: "underveis_template")
    let engine = try PostgresEngine(url: address).within(municipality)
    let server = try TestDatabase.server.get()
    let own = SQLValue.text("0001")
    let database = name(address)
    let isFirst = Mutex(true)
    try await engine.transaction { connection in
      try connection.run(
        "INSERT INTO form_key (municipality, form_key, record) VALUES (?, 'a', 'r')", [own])
      let tries = try connection.number("SELECT COUNT(*) FROM form_key WHERE municipality = ?", [own])
      #expect(tries == 1, "what the first try wrote is gone")
      guard
        isFirst.withLock({ isFirst in
          defer { isFirst = false }
          return isFirst
        })
      else { return }
      try server.asAdministrator(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '\(database)'")
      _ = try connection.number("SELECT COUNT(*) FROM form_key WHERE municipality = ?", [own])
    }
    let written = try await engine.read {
      try $0.number("SELECT COUNT(*) FROM form_key WHERE municipality = ?", [own])
    }
    #expect(written == 1)
  }

  @Test func `A disk that the server calls full is told as full, and the writes beside it are saved`() async throws {
    let address = try TestDatabase.server.get().database(from: "underveis_template")
    let store = JournalStore(engine: try PostgresEngine(url: address), municipality: municipality)
    // Refuses one record as a full disk does.
    try TestDatabase.server.get().asAdministrator(
      """
      CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'full' USING ERRCODE = '53100'; END $$;
      CREATE TRIGGER full_disk BEFORE INSERT ON case_state FOR EACH ROW WHEN (NEW.record = 'r3')
        EXECUTE FUNCTION full_disk()
      """, in: name(address))
    let failures = await withTaskGroup(of: StoreFailure?.self) { group in
      for number in 0..<10 {
        group.addTask {
          do throws(StoreFailure) {
            try await store.write(Write(Stream("r\(number)").change([contact("x")])))
            return nil
          } catch { return error }
        }
      }
      return await group.reduce(into: []) { $0 += $1.map { [$0] } ?? [] }
    }
    #expect(failures == [.full])
    #expect(try await store.records(after: nil, limit: 100).count == 9)
    #expect(try await store.journal(of: RecordID("r3")).isEmpty)
  }

  /// Needs the right to make a disk, which the tests have as root; the one above holds everywhere.
  @Test(.enabled(if: geteuid() == 0))
  func `A disk that is really full takes nothing half, still reads, and goes on when there is room`() async throws {
    let server = try TestDatabase.server.get()
    guard let disk = try server.databaseOnSmallDisk(megabytes: 24, from: "underveis_template") else { return }
    let store = JournalStore(engine: try PostgresEngine(url: disk.address), municipality: municipality)
    var stream = Stream("r")
    var failure: StoreFailure?
    func large(_ number: Int) -> Event {
      contact("\(number) " + String((0..<100_000).map { _ in Character(UnicodeScalar(UInt8.random(in: 97...122))) }))
    }
    for number in 0..<2_000 where failure == nil {
      let next = stream.change([large(number)])
      do throws(StoreFailure) {
        try await store.write(Write(changes: [next], key: "k\(number)"))
        stream.entries += next.entries
      } catch {
        failure = error
        #expect(number > 10, "full before anything was written")
      }
    }
    #expect(failure == .full)
    #expect(try await store.journal(of: stream.record) == stream.entries)
    #expect(try await store.state(of: stream.record) == CaseState(replaying: stream.entries))
    try disk.grow(megabytes: 64)
    let written = stream.entries.count
    try await store.write(Write(stream.add(large(written)), key: "k\(written)"))
    #expect(try await store.journal(of: stream.record).count == written + 1)
    #expect(try await store.checkChains().faults.isEmpty)
  }

  private func name(_ address: String) -> String { PostgresServer.name(in: address) }

  private func connections(_ address: String) throws -> Int {
    Int(
      try TestDatabase.server.get().asAdministrator(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = '\(name(address))'")) ?? 0
  }

  private func isAsking(_ address: String, _ word: String) throws -> Bool {
    try TestDatabase.server.get().asAdministrator(
      """
      SELECT count(*) FROM pg_stat_activity
      WHERE datname = '\(name(address))' AND state = 'active' AND query LIKE '%\(word)%'
      """) != "0"
  }
}
