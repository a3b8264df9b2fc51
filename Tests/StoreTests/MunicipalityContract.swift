internal import Casework
internal import Desk
internal import Store
internal import Testing

/// Nobody reaches the rows of another municipality, however the question is put.
@Suite struct MunicipalityContract {
  private let here = MunicipalityID("0001")
  private let there = MunicipalityID("0002")

  /// A database where both municipalities have a record of the same name.
  private func filled(_ kind: EngineKind) async throws -> TestEngine {
    let engine = try kind.database().engine()
    for municipality in [here, there] {
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
