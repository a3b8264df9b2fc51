internal import Desk

/// All rows of one municipality, in the order of their keys, the same on every engine.
struct MunicipalityRows {
  let municipality: SQLValue

  private static let pageSize = 500

  /// Hands out the rows of a table page by page.
  func pages(
    of table: StoredTable, _ connection: any Connection, _ body: ([[SQLValue]]) throws -> Void
  ) throws {
    let keys = table.key.map { "t.\($0)" }.joined(separator: ", ")
    guard !table.key.isEmpty else {
      let rows = try connection.rows("SELECT t.* FROM \(table.name) t WHERE t.municipality = ?", [municipality])
      if !rows.isEmpty { try body(rows.map(\.values)) }
      return
    }
    let start = "SELECT \(keys), t.* FROM \(table.name) t WHERE t.municipality = ?"
    let marks = table.key.map { _ in "?" }.joined(separator: ", ")
    var place: [SQLValue]?
    while true {
      let after = place == nil ? "" : " AND (\(keys)) > (\(marks))"
      var rows = try connection.rows(
        "\(start)\(after) ORDER BY \(keys) LIMIT ?", [municipality] + (place ?? []) + [.integer(Self.pageSize)]
      ).map(\.values)
      guard let last = rows.last else { return }
      let (isLast, width) = (rows.count < Self.pageSize, table.key.count)
      let end = Array(last.prefix(width))
      if table.hasTwins, !isLast {
        // All that share the last key, since the next page begins after it.
        rows.removeAll { Array($0.prefix(width)) == end }
        let equals = table.key.map { "t.\($0) = ?" }.joined(separator: " AND ")
        rows += try connection.rows("\(start) AND \(equals)", [municipality] + end).map(\.values)
      }
      let page = rows.map { Array($0.dropFirst(width)) }
      try body(table.hasTwins ? sorted(page) : page)
      if isLast { return }
      place = end
    }
  }

  /// Rows with the same key come in any order; sorted as they are digested, they come in one.
  private func sorted(_ page: [[SQLValue]]) -> [[SQLValue]] {
    page.map { (RowDigest.bytes($0), $0) }.sorted { $0.0.lexicographicallyPrecedes($1.0) }.map(\.1)
  }

  func insertion(_ table: StoredTable, _ width: Int) -> String {
    "INSERT INTO \(table.name) VALUES (\(Array(repeating: "?", count: width).joined(separator: ", ")))"
  }

  /// Refuses a database that has something of the municipality.
  func checkNone(_ connection: any Connection) throws {
    for table in Schema.tables {
      let found = try connection.rows("SELECT 1 FROM \(table.name) WHERE municipality = ? LIMIT 1", [municipality])
      guard found.isEmpty else {
        throw StoreFailure.unavailable(
          "Den nye databasen har allerede noe om kommunen (tabellen «\(table.name)»). Ingenting er endret. Oppgi en "
            + "database som er tom for denne kommunen.")
      }
    }
  }
}
