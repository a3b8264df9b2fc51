extension Schema {
  /// Attempts to log in that are under way, whose log-in each session is, and what the database is for.
  static let signInTables = [
    """
    CREATE TABLE sign_in_attempt (
      municipality TEXT NOT NULL, state_digest TEXT NOT NULL, browser_digest TEXT NOT NULL, kind TEXT NOT NULL,
      nonce TEXT NOT NULL, verifier TEXT NOT NULL, destination TEXT NOT NULL, parked TEXT NOT NULL,
      started BIGINT NOT NULL, must_be_fresh INTEGER NOT NULL, PRIMARY KEY (municipality, state_digest))
    """,
    "CREATE INDEX sign_in_attempt_by_age ON sign_in_attempt (municipality, started)",
    // Log-ins from before are staff's, and run out within the day: they hold, but are in nobody's list.
    "ALTER TABLE session ADD COLUMN kind TEXT NOT NULL DEFAULT 'staff'",
    "ALTER TABLE session ADD COLUMN holder TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE session ADD COLUMN place TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE session ADD COLUMN issuer TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE session ADD COLUMN subject TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE session ADD COLUMN provider_session TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX session_by_holder ON session (municipality, kind, holder)",
    "CREATE INDEX session_by_provider ON session (municipality, subject)",
    "CREATE INDEX session_by_provider_session ON session (municipality, provider_session)",
    // Of the whole database and no municipality: one that holds a demonstration holds nothing real.
    "CREATE TABLE database_purpose (purpose TEXT NOT NULL PRIMARY KEY)",
  ]

  /// What leaders must be able to see of log-ins afterwards, and proofs of possession that are used up.
  static let signInEventTables = [
    """
    CREATE TABLE sign_in_event (
      municipality TEXT NOT NULL, at BIGINT NOT NULL, kind TEXT NOT NULL, by_id TEXT NOT NULL, by_name TEXT NOT NULL,
      whom TEXT NOT NULL, whom_name TEXT NOT NULL, unit TEXT NOT NULL, log_ins BIGINT NOT NULL)
    """,
    "CREATE INDEX sign_in_event_by_time ON sign_in_event (municipality, at)",
    """
    CREATE TABLE used_proof (
      municipality TEXT NOT NULL, proof TEXT NOT NULL, until_at BIGINT NOT NULL, PRIMARY KEY (municipality, proof))
    """,
    "CREATE INDEX used_proof_by_age ON used_proof (municipality, until_at)",
  ]
}
