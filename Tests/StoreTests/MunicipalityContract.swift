internal import Casework
internal import Desk
internal import Testing

@testable internal import Store

/// Nobody reaches the rows of another municipality, however the question is put.
@Suite struct MunicipalityContract {
  private let here = MunicipalityID("0001")
  private let there = MunicipalityID("0002")

  /// A database where both municipalities have a record of the same name.
  private func filled(_ kind: EngineKind) async throws -> TestEngine {
    let engine = try kind.database().engine()
    // A file has no room for another.
    for municipality in kind == .postgres ? [here, there] : [here] {
      var stream = Stream("r", family: municipality == here ? "Her" : "Der")
      try await JournalStore(engine: engine, municipality: municipality).write(
        Write(stream.add(contact("x")), key: "k"))
    }
    return engine
  }

  @Test(arguments: EngineKind.allCases)
  func `A statement that forgets its municipality is refused before it is asked`(_ kind: EngineKind) async throws {
    let engine = try await filled(kind).within(here)
    for sql in ["SELECT record FROM journal", "SELECT record FROM person WHERE family_name = 'Der'"] {
      await #expect(throws: StoreFailure.self) { try await engine.read { try $0.rows(sql, []) } }
    }
    await #expect(throws: StoreFailure.self) {
      try await engine.transaction { try $0.run("DELETE FROM read_log", []) }
    }
    await #expect(throws: StoreFailure.self) {
      try await engine.read { try $0.each("SELECT version FROM journal", []) { _ in } }
    }
  }

  @Test(arguments: EngineKind.allCases)
  func `A statement that names another municipality is refused`(_ kind: EngineKind) async throws {
    let engine = try await filled(kind).within(here)
    await #expect(throws: StoreFailure.self) {
      try await engine.read { try $0.rows("SELECT record FROM person WHERE municipality = ?", [.text("0002")]) }
    }
    await #expect(throws: StoreFailure.self) {
      try await engine.transaction {
        try $0.run(
          "INSERT INTO form_key (municipality, form_key, record) VALUES (?, ?, ?)",
          [
            .text("0002"), .text("f"), .text("r"),
          ])
      }
    }
  }

  @Test func `A file is one municipality's: another is refused at the door, and no row of it is taken`() async throws {
    let engine = try await filled(.sqlite)
    let other = JournalStore(engine: engine, municipality: there)
    do throws(StoreFailure) {
      _ = try await other.records(after: nil, limit: 9)
      Issue.record("let in")
    } catch {
      guard case .unavailable(let text) = error else { throw error }
      #expect(text.contains("0001") && text.contains("0002"))
    }
    await #expect(throws: StoreFailure.self) { try await other.unlock() }
    // The first wall is satisfied, or not asked at all: the file itself takes no row of another.
    let own = engine.within(here)
    for (sql, values) in [
      ("INSERT INTO form_key (municipality, form_key, record) VALUES (?, ?, ?)", ["0002", "f", "0001"]),
      ("UPDATE person SET municipality = ? WHERE municipality = ?", ["0002", "0001"]),
      (
        "INSERT INTO journal SELECT '0002' AS municipality, j.* FROM (SELECT * FROM journal WHERE municipality = ?) j",
        ["0001"]
      ),
      ("INSERT INTO database_owner (municipality) SELECT '0002' WHERE ? = '0001'", ["0001"]),
      ("UPDATE database_owner SET municipality = ? WHERE municipality = ?", ["0002", "0001"]),
      ("DELETE FROM database_owner WHERE municipality = ?", ["0001"]),
    ] {
      for way in [own, engine] as [any Engine] {
        await #expect(throws: StoreFailure.self, "\(sql)") {
          try await way.transaction { try $0.run(sql, values.map { .text($0) }) }
        }
      }
    }
    for table in Schema.tables {
      await #expect(throws: StoreFailure.self, "\(table.name) takes a row of another") {
        try await engine.transaction { connection in
          let asked = "SELECT name FROM pragma_table_info('\(table.name)')"
          let columns = try connection.rows(asked, []).map { try $0.text(0) }
          let values = columns.map { $0 == "municipality" ? "'0002'" : "x'00'" }
          let (names, marks) = (columns.joined(separator: ", "), values.joined(separator: ", "))
          try connection.run("INSERT INTO \(table.name) (\(names)) VALUES (\(marks))", [])
        }
      }
    }
    let reopened = JournalStore(engine: engine, municipality: here)
    #expect(try await reopened.journal(of: RecordID("r")).count == 1)
  }

  @Test func `A file from before that holds several is only read, until each has moved to its own`() async throws {
    let database = try EngineKind.sqlite.database()
    do {
      let old = try SQLiteEngine(path: database.path, schema: 11)
      for municipality in ["0001", "0002"] {
        try await old.transaction { connection in
          try connection.run(
            "INSERT INTO self_assessment VALUES (?, 'n', 1, 'i', 1, 's', 'S', '', '', '', '', '')",
            [.text(municipality)])
        }
      }
    }
    let engine = try database.engine()
    let store = JournalStore(engine: engine, municipality: here)
    let count = "SELECT COUNT(*) FROM self_assessment WHERE municipality = ?"
    #expect(try await engine.within(here).read { try $0.number(count, [.text("0001")]) } == 1)
    await #expect(throws: StoreFailure.self) { try await store.unlock() }
    let own = try EngineKind.sqlite.database().engine()
    try await store.copy(to: own)
    let moved = JournalStore(engine: own, municipality: here)
    try await moved.unlock()
    #expect(try await own.within(here).read { try $0.number(count, [.text("0001")]) } == 1)
    let third = JournalStore(engine: engine, municipality: MunicipalityID("0003"))
    await #expect(throws: StoreFailure.self) { _ = try await third.selfAssessments() }
  }

  @Test func `The server holds, whatever the statement says`() async throws {
    let engine = try await filled(.postgres).within(here)
    let own = [SQLValue.text("0001")]
    // The first wall is satisfied: the statement holds the municipality, and asks for all the same.
    for table in ["journal", "person", "case_state", "form_key", "name_word"] {
      let found = try await engine.read {
        try $0.rows("SELECT DISTINCT municipality FROM \(table) WHERE municipality = ? OR 1 = 1", own)
      }
      #expect(found.map(\.values) == [own], "\(table)")
    }
    try await engine.transaction {
      try $0.run("DELETE FROM form_key WHERE municipality = ? OR 1 = 1", own)
      try $0.run("UPDATE person SET family_name = 'Tatt' WHERE municipality = ? OR 1 = 1", own)
    }
    for (sql, values) in [
      ("INSERT INTO form_key (municipality, form_key, record) VALUES (?, ?, ?)", ["0002", "f", "0001"]),
      ("UPDATE person SET municipality = ? WHERE municipality = ?", ["0002", "0001"]),
    ] {
      await #expect(throws: StoreFailure.self) {
        try await engine.transaction { try $0.run(sql, values.map { .text($0) }) }
      }
    }
    let other = JournalStore(engine: engine, municipality: there)
    #expect(try await other.person(RecordID("r"))?.familyName == "Der")
    var stream = Stream("r2")
    await #expect(throws: StoreFailure.alreadyDone(record: RecordID("r"))) {
      try await other.write(Write(stream.add(contact("x")), key: "k"))
    }
  }

  /// What the database itself is, and what it is for, is no municipality's.
  @Test func `Every table is behind the wall`() async throws {
    let server = try TestDatabase.server.get()
    let address = try server.database(from: "underveis_template")
    let name = PostgresServer.name(in: address)
    let open = try server.asAdministrator(
      """
      SELECT string_agg(c.relname, ' ') FROM pg_class c LEFT JOIN pg_policy p ON p.polrelid = c.oid
      WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname NOT IN ('schema_version', 'database_purpose')
        AND NOT (c.relrowsecurity AND c.relforcerowsecurity AND p.polname IS NOT NULL)
      """, in: name)
    #expect(open.isEmpty)
    let columns = try server.asAdministrator(
      """
      SELECT string_agg(table_name || '.' || column_name, ' ') FROM information_schema.columns
      WHERE table_schema = 'public' AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C'
      """, in: name)
    #expect(columns.isEmpty, "sorts by a language and not by bytes")
  }
}
