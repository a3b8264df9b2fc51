internal import Desk
internal import GRDB
internal import Synchronization

/// The second wall between municipalities on SQLite: a file belongs to the one that first wrote in it, which stands in
/// the file itself. Another is refused whatever its statement says, and the file takes no row of another.
final class SQLiteOwner: Sendable {
  /// The owner once it is known to be committed: it never changes.
  private let known = Mutex<String?>(nil)

  /// Lets the owner in, makes the first who writes the owner, and refuses all others.
  func admit(_ municipality: String, toWrite: Bool, in database: Database) throws {
    guard known.withLock({ $0 }) != municipality else { return }
    let owners = try String.fetchAll(database, sql: "SELECT municipality FROM database_owner ORDER BY municipality")
    if owners == [municipality] {
      known.withLock { $0 = municipality }
    } else if owners.isEmpty {
      guard toWrite else { return }
      try database.execute(sql: "INSERT INTO database_owner (municipality) VALUES (?)", arguments: [municipality])
    } else if !owners.contains(municipality) {
      throw StoreFailure.unavailable(
        "Databasefilen er kommunen \(owners.joined(separator: " og ")) sin, og programmet er satt opp for "
          + "\(municipality). Ingenting er lest eller lagret. Oppgi kommunens egen fil i database.path.")
    } else if toWrite {
      throw StoreFailure.unavailable(
        "Databasefilen har flere kommuner fra en eldre utgave (\(owners.joined(separator: ", "))), og tar ikke imot noe nytt. "
          + "Flytt hver kommune til sin egen fil med «underveis move».")
    }
  }

  /// Puts up the wall inside the file, around every table with a municipality's rows.
  static func wall(_ database: Database) throws {
    let tables = try String.fetchAll(
      database,
      sql: """
        SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c ON c.name = 'municipality'
        WHERE m.type = 'table' AND m.name <> 'database_owner' ORDER BY m.name
        """)
    for table in tables {
      for event in ["INSERT", "UPDATE OF municipality"] {
        try database.execute(
          sql: """
            CREATE TRIGGER IF NOT EXISTS own_\(event.prefix(6))_\(table) BEFORE \(event) ON \(table)
            WHEN NOT EXISTS (SELECT 1 FROM database_owner WHERE municipality = NEW.municipality)
            BEGIN SELECT RAISE(ABORT, 'another municipality'); END
            """)
      }
    }
    // One owner, for ever.
    for event in ["INSERT", "UPDATE", "DELETE"] {
      let others = event == "INSERT" ? "WHEN EXISTS (SELECT 1 FROM database_owner)" : ""
      try database.execute(
        sql: """
          CREATE TRIGGER IF NOT EXISTS own_\(event)_owner BEFORE \(event) ON database_owner \(others)
          BEGIN SELECT RAISE(ABORT, 'another municipality'); END
          """)
    }
  }
}
