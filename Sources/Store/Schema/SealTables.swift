extension Schema {
  /// Sealed contents, the chain over them, and the wrapped keys. What stood in the open is sealed by
  /// ``JournalStore/unlock(saying:)``, a batch at a time; from then on the plain columns are empty.
  static func sealTables(_ dialect: Dialect) -> [String] {
    let end = dialect.clustered.isEmpty ? "" : " " + dialect.clustered
    let blob = dialect.blob
    return [
      "ALTER TABLE journal RENAME COLUMN payload TO plain",
      "ALTER TABLE journal ADD COLUMN detail TEXT NOT NULL DEFAULT ''",
      "ALTER TABLE journal ADD COLUMN sealed \(blob)",
      "ALTER TABLE journal ADD COLUMN content_digest \(blob)",
      "ALTER TABLE journal ADD COLUMN digest \(blob)",
      "ALTER TABLE case_state RENAME COLUMN state TO plain",
      "ALTER TABLE case_state ADD COLUMN sealed \(blob)",
      "ALTER TABLE enquiry_state RENAME COLUMN state TO plain",
      "ALTER TABLE enquiry_state ADD COLUMN sealed \(blob)",
      "ALTER TABLE person ADD COLUMN sealed \(blob)",
      "ALTER TABLE enquiry ADD COLUMN sealed \(blob)",
      "ALTER TABLE task ADD COLUMN sealed \(blob)",
      "ALTER TABLE appointment ADD COLUMN sealed \(blob)",
      "ALTER TABLE draft ADD COLUMN sealed \(blob)",
      "ALTER TABLE parked_form ADD COLUMN sealed \(blob)",
      // The municipality's own key stands under the empty record.
      """
      CREATE TABLE record_key (
        municipality TEXT NOT NULL, record TEXT NOT NULL, master TEXT NOT NULL, wrapped \(blob) NOT NULL,
        PRIMARY KEY (municipality, record))\(end)
      """,
      "CREATE INDEX record_key_by_master ON record_key (municipality, master, record)",
      """
      CREATE TABLE chain_head (
        municipality TEXT NOT NULL, record TEXT NOT NULL, version INTEGER NOT NULL, digest \(blob) NOT NULL,
        mark \(blob) NOT NULL, PRIMARY KEY (municipality, record))\(end)
      """,
      """
      CREATE TABLE journal_head (
        municipality TEXT NOT NULL PRIMARY KEY, streams BIGINT NOT NULL, entries BIGINT NOT NULL,
        total \(blob) NOT NULL, mark \(blob) NOT NULL, plain_left INTEGER NOT NULL)
      """,
    ]
  }
}
