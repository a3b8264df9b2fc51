internal import Casework
internal import Desk
internal import Foundation
internal import Store
internal import Testing

/// A database that cannot be used is named, with what to do, and nothing is started half.
@Suite struct PostgresOpeningTests {
  private var server: PostgresServer { get throws { try TestDatabase.server.get() } }

  /// What is said when the address is opened. Holds no password and no address.
  private func refusal(_ address: String) throws -> String {
    do throws(StoreFailure) {
      _ = try PostgresEngine(url: address)
      Issue.record("opened")
      return ""
    } catch {
      switch error {
      case .unavailable(let words), .unreachable(let words):
        #expect(!words.contains("hemmelig") && !words.contains("/tmp"), "\(words)")
        return words
      default: return "\(error)"
      }
    }
  }

  @Test func `A wrong address, a server that is not there, and a database that is not there are told apart`() throws {
    #expect(try refusal("postgres://bruker:hemmelig%@vert/x").contains("kan ikke leses"))
    #expect(try refusal("postgres://underveis:hemmelig@/x?host=/tmp/finnes-ikke").contains("svarer ikke"))
    #expect(try refusal("postgres://underveis:hemmelig@127.0.0.1:1/x").contains("svarer ikke"))
    #expect(try refusal(server.address("finnes_ikke")).contains("createdb"))
  }

  @Test func `A wrong password and an unknown user are told apart from a server that is not there`() throws {
    let own = try PostgresServer.started(.quick)
    try own.asAdministrator("CREATE ROLE kari LOGIN PASSWORD 'riktig'")
    try own.asAdministrator(
      """
      COPY (VALUES ('local all kari scram-sha-256'), ('local all per reject'), ('local all all trust'))
      TO '\(own.directory)/data/pg_hba.conf'
      """)
    try own.asAdministrator("SELECT pg_reload_conf()")
    #expect(try refusal("postgres://kari:hemmelig@/postgres?host=\(own.directory)").contains("passordet"))
    #expect(try refusal("postgres://per:hemmelig@/postgres?host=\(own.directory)").contains("pg_hba.conf"))
    try own.stop()
    #expect(try refusal(own.address("postgres")).contains("svarer ikke"))
  }

  @Test func `A database of another character set, and one without rights in it, are refused`() throws {
    try server.asAdministrator(
      "CREATE DATABASE latin OWNER underveis TEMPLATE template0 ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C'")
    #expect(try refusal(server.address("latin")).contains("UTF-8"))
    try server.asAdministrator("CREATE DATABASE fremmed TEMPLATE template0")
    #expect(try refusal(server.address("fremmed")).contains("rettigheter"))
    let mine = try server.database()
    #expect(try refusal(mine.replacing("underveis@", with: "postgres@")).contains("superbruker"))
  }

  @Test func `A standby is told as one, and says what to write in the address`() throws {
    let address = try server.database()
    let name = PostgresServer.name(in: address)
    try server.asAdministrator("ALTER DATABASE \(name) SET default_transaction_read_only = on")
    #expect(try refusal(address).contains("standby"))
    #expect(try refusal(address + "&target_session_attrs=any").contains("target_session_attrs"))
  }

  @Test func `A newer schema and a half-made database are refused, and left as they are`() async throws {
    let database = try EngineKind.postgres.database()
    guard case .postgres(let address) = database.address else { return }
    let engine = try database.engine()
    try await engine.transaction { try $0.run("INSERT INTO schema_version (version) VALUES (99)", []) }
    #expect(try refusal(address).contains("skjema 99"))
    try await engine.transaction {
      try $0.run("DELETE FROM schema_version WHERE version = 99", [])
      try $0.run("DROP TABLE form_key", [])
    }
    let words = try refusal(address)
    #expect(words.contains("form_key") && words.contains("delvis"))
  }

  @Test func `A migration that stops halfway leaves nothing`() async throws {
    let address = try server.database()
    let name = PostgresServer.name(in: address)
    // In the way of one of the last tables.
    try server.asAdministrator("CREATE TABLE compliance_day (x INTEGER)", in: name)
    _ = try refusal(address)
    let tables = try server.asAdministrator(
      "SELECT string_agg(tablename, ' ') FROM pg_tables WHERE schemaname = 'public'", in: name)
    #expect(tables == "compliance_day")
    try server.asAdministrator("DROP TABLE compliance_day", in: name)
    _ = try PostgresEngine(url: address)
  }

  @Test func `Nodes that start at once on an empty database make one schema`() async throws {
    let address = try server.database()
    let engines = try await withThrowingTaskGroup(of: PostgresEngine.self) { group in
      for _ in 0..<4 { group.addTask { try PostgresEngine(url: address) } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    for engine in engines {
      let store = JournalStore(engine: engine, municipality: MunicipalityID("0001"))
      #expect(try await store.records(after: nil, limit: 9).isEmpty)
    }
  }
}
