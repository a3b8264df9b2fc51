public import Casework
internal import CivilTime
public import Desk

extension JournalStore {
  private static let columns = "record, form, fields, version, saved_at, staff, staff_name"
  private static let endDraft = "DELETE FROM draft WHERE municipality = ? AND record = ? AND form = ?"

  private func key(_ key: DraftKey) -> [SQLValue] { [municipality, .text(key.record.text), .text(key.form)] }

  public func draft(_ key: DraftKey) async throws(StoreFailure) -> Draft? {
    let values = self.key(key)
    return try await engine.read { connection in
      try connection.first(
        "SELECT \(Self.columns) FROM draft WHERE municipality = ? AND record = ? AND form = ?", values
      ).map(Self.draft)
    }
  }

  public func save(_ draft: Draft) async throws(StoreFailure) {
    let key = key(draft.key)
    let values =
      key + [
        try StoredText.encode(draft.fields), .integer(draft.version), .integer(draft.savedAt.milliseconds),
        .text(draft.staff.text), .text(draft.staffName),
      ]
    try await commits.perform { connection in
      let found = try connection.first(
        "SELECT version FROM draft WHERE municipality = ? AND record = ? AND form = ?", key)
      let current = try found.map { Int(try $0.integer(0)) } ?? 0
      guard current == draft.version - 1 else { throw StoreFailure.conflict(current: current) }
      try connection.run(
        """
        INSERT INTO draft (municipality, \(Self.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (municipality, record, form) DO UPDATE SET fields = excluded.fields, version = excluded.version,
          saved_at = excluded.saved_at, staff = excluded.staff, staff_name = excluded.staff_name
        """, values)
    }
  }

  /// Ends a draft together with the entry that it became.
  func finish(_ draft: FinishedDraft, _ connection: any Connection) throws {
    try connection.run(
      "\(Self.endDraft) AND (version <= ? OR staff = ?)",
      key(draft.key) + [.integer(draft.seen), .text(draft.signer.text)])
  }

  public func discard(_ key: DraftKey) async throws(StoreFailure) {
    let values = self.key(key)
    try await commits.perform { try $0.run(Self.endDraft, values) }
  }

  public func drafts(of staff: StaffID, limit: Int) async throws(StoreFailure) -> [Draft] {
    let values = text(staff.text) + [.integer(limit)]
    return try await engine.read { connection in
      try connection.rows(
        """
        SELECT \(Self.columns) FROM draft WHERE municipality = ? AND staff = ? ORDER BY saved_at DESC LIMIT ?
        """, values
      ).map(Self.draft)
    }
  }

  private static func draft(_ row: SQLRow) throws -> Draft {
    var reader = SQLRowReader(row)
    let key = DraftKey(record: RecordID(try reader.text()), form: try reader.text())
    return Draft(
      key: key, fields: try StoredText.decode([String: [String]].self, try reader.text(), of: "utkastet"),
      version: try reader.int(), savedAt: Moment(milliseconds: try reader.integer()),
      staff: StaffID(try reader.text()), staffName: try reader.text())
  }
}
