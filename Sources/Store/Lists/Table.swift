/// A table of derived rows, written only where something has changed: a save then touches few pages on disk.
struct Table: Sendable {
  let name: String
  /// The key, municipality first.
  let keys: [String]
  let others: [String]
  private let upsert: String
  private let delete: String

  init(_ name: String, keys: [String], others: [String] = []) {
    (self.name, self.keys, self.others) = (name, keys, others)
    let columns = keys + others
    let marks = columns.map { _ in "?" }.joined(separator: ", ")
    let update =
      others.isEmpty ? "NOTHING" : "UPDATE SET " + others.map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
    upsert = """
      INSERT INTO \(name) (\(columns.joined(separator: ", "))) VALUES (\(marks)) \
      ON CONFLICT (\(keys.joined(separator: ", "))) DO \(update)
      """
    delete = "DELETE FROM \(name) WHERE " + keys.map { "\($0) = ?" }.joined(separator: " AND ")
  }

  var columns: [String] { keys + others }

  /// The columns of a query, in the table's order, after the municipality.
  func selection(_ alias: String) -> String {
    columns.dropFirst().map { "\(alias).\($0)" }.joined(separator: ", ")
  }

  /// Writes the rows, whether new or known.
  func keep(_ rows: [[SQLValue]], _ connection: any Connection) throws {
    for row in rows { try connection.run(upsert, row) }
  }

  /// Makes the table hold `new` where it held `old`; both in the order of the columns.
  /// - Parameter written: a row as it is to lie in the table.
  func replace(
    _ old: [[SQLValue]], with new: [[SQLValue]], _ connection: any Connection,
    written: ([SQLValue]) throws -> [SQLValue] = { $0 }
  ) throws {
    guard old != new else { return }
    let known = Dictionary(old.map { (key($0), $0) }, uniquingKeysWith: { $1 })
    let staying = Set(new.map(key))
    for row in old where !staying.contains(key(row)) { try connection.run(delete, Array(key(row))) }
    try keep(try new.filter { known[key($0)] != $0 }.map(written), connection)
  }

  private func key(_ row: [SQLValue]) -> ArraySlice<SQLValue> { row.prefix(keys.count) }
}
