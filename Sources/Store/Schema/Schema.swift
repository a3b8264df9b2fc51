internal import Desk

/// The numbered steps from an empty database to this program's schema.
enum Schema {
  /// Each step's statements; the step's number is its place, from 1. A step that has been released is never changed.
  static let steps: [@Sendable (Dialect) -> [String]] = [
    { dialect in journalTables + personTables(dialect) + listTables(dialect) + workTables(dialect) },
    { _ in caseloadColumns },
    { _ in serviceTables },
    { dialect in figureTables(dialect) },
    { _ in editionTables },
    { dialect in complianceTables(dialect) },
    { dialect in accessTables(dialect) },
  ]

  static func bringUpToDate(_ connection: any Connection, _ dialect: Dialect) throws {
    try connection.run("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL PRIMARY KEY)", [])
    let found = try connection.count("SELECT COALESCE(MAX(version), 0) FROM schema_version", [])
    guard found <= steps.count else {
      throw StoreFailure.unavailable(
        "Databasen er laget av en nyere utgave av Underveis: den har skjema \(found), og dette programmet kjenner "
          + "skjema 1 til \(steps.count). Ingenting er endret. Start med den nyere utgaven, eller hent fram "
          + "sikkerhetskopien fra før oppgraderingen.")
    }
    for number in found..<steps.count {
      for statement in steps[number](dialect) { try connection.run(statement, []) }
      try connection.run("INSERT INTO schema_version (version) VALUES (?)", [.integer(number + 1)])
    }
  }
}
