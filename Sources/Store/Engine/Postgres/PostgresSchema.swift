internal import Desk

/// Opens a database for the first time in a program's life: looks whether it can be used, brings its schema up to date
/// in one transaction, and puts the wall between municipalities up.
enum PostgresSchema {
  static func bringUpToDate(_ address: PostgresAddress) throws {
    let link = try PostgresLink(address)
    let connection = PostgresConnection(link, of: nil)
    try check(connection)
    try link.send("BEGIN")
    // Another node may be starting just now; the second finds the schema made.
    try link.send("SET LOCAL statement_timeout = 0")
    try link.send("SET LOCAL lock_timeout = 0")
    link.patience = -1
    try link.send("SELECT pg_advisory_xact_lock(\(PostgresLink.lockClass), 0)")
    try link.settle()
    if try !isCurrent(connection) {
      for table in try tables(connection) { try link.send("ALTER TABLE \(table) NO FORCE ROW LEVEL SECURITY") }
      try Schema.bringUpToDate(connection, .postgres)
      for table in try tables(connection) { try wall(table, connection) }
    }
    try checkWhole(connection)
    try link.commit()
  }

  private static func isCurrent(_ connection: any Connection) throws -> Bool {
    let isThere = try connection.count(
      "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'schema_version'", [])
    return try isThere == 1 && Schema.version(connection) == Schema.steps.count
  }

  private static func check(_ connection: any Connection) throws {
    let encoding = try connection.first("SELECT current_setting('server_encoding')", [])
    guard try encoding?.text(0) == "UTF8" else { throw PostgresError.closed(.encoding) }
    let free = try connection.count(
      "SELECT count(*) FROM pg_roles WHERE rolname = current_user AND (rolsuper OR rolbypassrls)", [])
    // Neither is stopped by the wall between municipalities.
    guard free == 0 else { throw PostgresError.closed(.superuser) }
  }

  /// The tables whose rows are a municipality's.
  private static func tables(_ connection: any Connection) throws -> [String] {
    try connection.rows(
      """
      SELECT table_name FROM information_schema.columns
      WHERE table_schema = current_schema() AND column_name = 'municipality' ORDER BY table_name
      """, []
    ).map { try $0.text(0) }
  }

  /// The second wall: the server itself shows and takes only rows of the municipality that the connection has entered,
  /// also from the one who owns the table.
  private static func wall(_ table: String, _ connection: any Connection) throws {
    try connection.run("ALTER TABLE \(table) ENABLE ROW LEVEL SECURITY", [])
    try connection.run("ALTER TABLE \(table) FORCE ROW LEVEL SECURITY", [])
    try connection.run("DROP POLICY IF EXISTS own_municipality ON \(table)", [])
    try connection.run(
      """
      CREATE POLICY own_municipality ON \(table)
      USING (municipality = current_setting('underveis.municipality', true))
      """, [])
  }

  /// A database that claims to be current and lacks a table has been half restored or half made by hand.
  private static func checkWhole(_ connection: any Connection) throws {
    let missing = Set(Schema.tables.map(\.name)).subtracting(try tables(connection)).sorted()
    guard missing.isEmpty else {
      throw StoreFailure.unavailable(
        "Databasen er bare delvis satt opp: den sier skjema \(Schema.steps.count), men mangler "
          + "\(missing.joined(separator: ", ")). Ingenting er endret. Hent fram siste sikkerhetskopi, eller begynn med "
          + "en tom database.")
    }
  }
}
