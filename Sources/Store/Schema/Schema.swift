internal import Desk

/// The numbered steps from an empty database to this program's schema.
enum Schema {
  /// Each step's statements; the step's number is its place, from 1. A step that has been released is never changed.
  /// One that takes rows out of a table of ``PersonTables`` also empties `person.part_marks`, or they stay out.
  static let steps: [@Sendable (Dialect) -> [String]] = [
    { dialect in journalTables + personTables(dialect) + listTables(dialect) + workTables(dialect) },
    { _ in caseloadColumns },
    { _ in serviceTables },
    { dialect in figureTables(dialect) },
    { _ in editionTables },
    { dialect in complianceTables(dialect) },
    { dialect in outcomeTables(dialect) },
    { _ in overlayTables },
    { _ in signInTables },
    { dialect in sealTables(dialect) },
    { dialect in accessTables(dialect) },
    { dialect in ownerTable(dialect) + resealColumns + recountColumn },
    { _ in ["ALTER TABLE access_log ADD COLUMN client TEXT NOT NULL DEFAULT ''"] },
    { _ in signInEventTables },
    { _ in partMarksColumn },
    { _ in erasedEnquiryColumns },
  ]

  /// - Parameter last: the schema to stop at; a drill makes an old database this way.
  static func bringUpToDate(_ connection: any Connection, _ dialect: Dialect, through last: Int = steps.count) throws {
    try connection.run("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL PRIMARY KEY)", [])
    let found = try version(connection)
    guard found <= steps.count else {
      throw StoreFailure.unavailable(
        "Databasen er laget av en nyere utgave av Underveis: den har skjema \(found), og dette programmet kjenner "
          + "skjema 1 til \(steps.count). Ingenting er endret. Start med den nyere utgaven, eller hent fram "
          + "sikkerhetskopien fra før oppgraderingen.")
    }
    for number in found..<max(found, last) {
      for statement in steps[number](dialect) { try connection.run(dialect.defining(statement), []) }
      try connection.run("INSERT INTO schema_version (version) VALUES (?)", [.integer(number + 1)])
    }
  }

  /// The schema that the database has; 0 for an empty one.
  static func version(_ connection: any Connection) throws -> Int {
    try connection.count("SELECT COALESCE(MAX(version), 0) FROM schema_version", [])
  }
}
