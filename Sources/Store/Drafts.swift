public import Casework
internal import CivilTime
public import Desk

extension JournalStore {
  private static let columns = "record, form, sealed, version, saved_at, staff, staff_name"
  private static let endDraft = "DELETE FROM draft WHERE municipality = ? AND record = ? AND form = ?"

  private func key(_ key: DraftKey) -> [SQLValue] { [municipality, .text(key.record.text), .text(key.form)] }

  public func draft(_ key: DraftKey) async throws(StoreFailure) -> Draft? {
    let (values, own) = (self.key(key), try await seals.own())
    return try await engine.read { connection in
      try connection.first(
        "SELECT \(Self.columns) FROM draft WHERE municipality = ? AND record = ? AND form = ?", values
      ).map { try Self.draft($0, own) }
    }
  }

  public func save(_ draft: Draft) async throws(StoreFailure) {
    let own = try await seals.own()
    let key = key(draft.key)
    let values =
      key + [
        try own.seal(
          [String(decoding: try StoredText.data(draft.fields), as: UTF8.self)], in: "draft", Self.place(draft.key)),
        .integer(draft.version), .integer(draft.savedAt.milliseconds),
        .text(draft.staff.text), .text(draft.staffName),
      ]
    try await commits.perform { connection in
      let found = try connection.first(
        "SELECT version FROM draft WHERE municipality = ? AND record = ? AND form = ?", key)
      let current = try found.map { Int(try $0.integer(0)) } ?? 0
      guard current == draft.version - 1 else { throw StoreFailure.conflict(current: current) }
      try connection.run(
        """
        INSERT INTO draft (municipality, \(Self.columns), fields) VALUES (?, ?, ?, ?, ?, ?, ?, ?, '')
        ON CONFLICT (municipality, record, form) DO UPDATE SET sealed = excluded.sealed, version = excluded.version,
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
    let (values, own) = (text(staff.text) + [.integer(limit)], try await seals.own())
    return try await engine.read { connection in
      try connection.rows(
        """
        SELECT \(Self.columns) FROM draft WHERE municipality = ? AND staff = ? ORDER BY saved_at DESC LIMIT ?
        """, values
      ).map { try Self.draft($0, own) }
    }
  }

  private static func place(_ key: DraftKey) -> [String] { [key.record.text, key.form] }

  private static func draft(_ row: SQLRow, _ own: OwnKey) throws -> Draft {
    var reader = SQLRowReader(row)
    let key = DraftKey(record: RecordID(try reader.text()), form: try reader.text())
    let text = try own.open(try reader.blob(), in: "draft", place(key), count: 1)[0]
    return Draft(
      key: key, fields: try StoredText.decode([String: [String]].self, text, of: "utkastet"),
      version: try reader.int(), savedAt: Moment(milliseconds: try reader.integer()),
      staff: StaffID(try reader.text()), staffName: try reader.text())
  }
}
