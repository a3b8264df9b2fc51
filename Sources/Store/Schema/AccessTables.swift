extension Schema {
  /// The log of all that is done with records, chained; self-authorised access that waits for somebody; and reviews.
  static func accessTables(_ dialect: Dialect) -> [String] {
    let end = dialect.clustered.isEmpty ? "" : " " + dialect.clustered
    // Lines from before the chain have number 0 and no digest.
    let columns = [
      "node TEXT NOT NULL DEFAULT ''", "number BIGINT NOT NULL DEFAULT 0", "kind TEXT NOT NULL DEFAULT 'read'",
      "purpose TEXT NOT NULL DEFAULT 'care'", "relation TEXT NOT NULL DEFAULT 'none'",
      "signals TEXT NOT NULL DEFAULT ''", "sign_in TEXT NOT NULL DEFAULT ''", "digest TEXT NOT NULL DEFAULT ''",
    ]
    return ["ALTER TABLE read_log RENAME TO access_log"]
      + columns.map { "ALTER TABLE access_log ADD COLUMN \($0)" }
      + [
        "CREATE UNIQUE INDEX access_log_chain ON access_log (municipality, node, number) WHERE number > 0",
        "CREATE INDEX access_log_by_day ON access_log (municipality, at, staff, record)",
        "CREATE INDEX access_log_signalled ON access_log (municipality, at) WHERE signals <> ''",
        "ALTER TABLE person ADD COLUMN has_blocks INTEGER NOT NULL DEFAULT 0",
        """
        CREATE TABLE opening (
          municipality TEXT NOT NULL, record TEXT NOT NULL, opening TEXT NOT NULL, opened_at BIGINT NOT NULL,
          until_at BIGINT NOT NULL, staff TEXT NOT NULL, staff_name TEXT NOT NULL, unit_name TEXT NOT NULL,
          reason TEXT NOT NULL, sealed BLOB NOT NULL, awaits_review INTEGER NOT NULL,
          PRIMARY KEY (municipality, record, opening))\(end)
        """,
        "CREATE INDEX opening_by_review ON opening (municipality, awaits_review, opened_at)",
        """
        CREATE TABLE opening_notice (
          municipality TEXT NOT NULL, record TEXT NOT NULL, opening TEXT NOT NULL, told TEXT NOT NULL,
          PRIMARY KEY (municipality, record, opening, told))\(end)
        """,
        "CREATE INDEX opening_notice_by_staff ON opening_notice (municipality, told)",
        """
        CREATE TABLE look_review (
          municipality TEXT NOT NULL, look TEXT NOT NULL, at BIGINT NOT NULL, verdict TEXT NOT NULL, sealed BLOB NOT NULL,
          staff TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (municipality, look, at))\(end)
        """,
      ]
  }
}
