extension Schema {
  /// Sealed contents, the chain over them, and the wrapped keys. What stood in the open is sealed by
  /// ``JournalStore/unlock(saying:)``, a batch at a time; from then on the plain columns are empty.
  static func sealTables(_ dialect: Dialect) -> [String] {
    let end = dialect.clustered.isEmpty ? "" : " " + dialect.clustered
    return [
      "ALTER TABLE journal RENAME COLUMN payload TO plain",
      "ALTER TABLE journal ADD COLUMN detail TEXT NOT NULL DEFAULT ''",
      "ALTER TABLE journal ADD COLUMN sealed BLOB",
      "ALTER TABLE journal ADD COLUMN content_digest BLOB",
      "ALTER TABLE journal ADD COLUMN digest BLOB",
      "ALTER TABLE case_state RENAME COLUMN state TO plain",
      "ALTER TABLE case_state ADD COLUMN sealed BLOB",
      "ALTER TABLE enquiry_state RENAME COLUMN state TO plain",
      "ALTER TABLE enquiry_state ADD COLUMN sealed BLOB",
      "ALTER TABLE person ADD COLUMN sealed BLOB",
      "ALTER TABLE enquiry ADD COLUMN sealed BLOB",
      "ALTER TABLE task ADD COLUMN sealed BLOB",
      "ALTER TABLE appointment ADD COLUMN sealed BLOB",
      "ALTER TABLE draft ADD COLUMN sealed BLOB",
      "ALTER TABLE parked_form ADD COLUMN sealed BLOB",
      "ALTER TABLE session ADD COLUMN sealed BLOB",
      // The municipality's own key stands under the empty record.
      """
      CREATE TABLE record_key (
        municipality TEXT NOT NULL, record TEXT NOT NULL, master TEXT NOT NULL, wrapped BLOB NOT NULL,
        PRIMARY KEY (municipality, record))\(end)
      """,
      "CREATE INDEX record_key_by_master ON record_key (municipality, master, record)",
      """
      CREATE TABLE chain_head (
        municipality TEXT NOT NULL, record TEXT NOT NULL, version INTEGER NOT NULL, digest BLOB NOT NULL,
        mark BLOB NOT NULL, PRIMARY KEY (municipality, record))\(end)
      """,
      """
      CREATE TABLE journal_head (
        municipality TEXT NOT NULL PRIMARY KEY, streams BIGINT NOT NULL, entries BIGINT NOT NULL,
        total BLOB NOT NULL, mark BLOB NOT NULL, plain_left INTEGER NOT NULL)
      """,
    ]
  }
}
