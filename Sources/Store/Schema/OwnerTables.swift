extension Schema {
  /// Whose a database file is; see ``SQLiteOwner``. A server has its own wall around each row, and no such table.
  static func ownerTable(_ dialect: Dialect) -> [String] {
    guard dialect.isFile else { return [] }
    // What an older program wrote says whose the file is; more than one is told of when somebody would write.
    let inUse = ["journal", "record_key", "session", "self_assessment", "edition_choice", "local_entry"]
    return [
      "CREATE TABLE database_owner (municipality TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID",
      "INSERT INTO database_owner (municipality) "
        + inUse.map { "SELECT municipality FROM \($0)" }.joined(separator: " UNION "),
    ]
  }

  /// When a stream's data key was exchanged for a new one, and what ties each entry's new bytes to the digest in its
  /// chain; see ``Resealing``.
  static let resealColumns = [
    "ALTER TABLE record_key ADD COLUMN exchanged_at BIGINT NOT NULL DEFAULT 0",
    "ALTER TABLE journal ADD COLUMN bridge BLOB",
  ]

  /// After how many decisions on removing contents a day's figures were made. Those of before are made before the first.
  static let recountColumn = ["ALTER TABLE compliance_day ADD COLUMN removals BIGINT NOT NULL DEFAULT 0"]

  /// See ``PartMarks``.
  static let partMarksColumn = ["ALTER TABLE person ADD COLUMN part_marks BLOB"]
}
