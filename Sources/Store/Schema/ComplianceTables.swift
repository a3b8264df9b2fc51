extension Schema {
  /// How open records stand on every norm, figures of earlier days, and which program folded each state.
  static func complianceTables(_ dialect: Dialect) -> [String] {
    let end = dialect.clustered.isEmpty ? "" : " " + dialect.clustered
    return [
      // The states there are get no format, and are folded anew when they are next read.
      "ALTER TABLE case_state ADD COLUMN format TEXT NOT NULL DEFAULT ''",
      // Rows of a unit and pathway lie together, so that counting reads on without jumping.
      """
      CREATE TABLE compliance (
        municipality TEXT NOT NULL, fingerprint TEXT NOT NULL, unit TEXT NOT NULL, pathway INTEGER NOT NULL,
        record TEXT NOT NULL, responsible TEXT NOT NULL, evaluated INTEGER NOT NULL, changes_on INTEGER,
        marks TEXT NOT NULL, PRIMARY KEY (municipality, fingerprint, unit, pathway, record))\(end)
      """,
      "CREATE UNIQUE INDEX compliance_by_record ON compliance (municipality, record)",
      "CREATE INDEX compliance_by_staff ON compliance (responsible, municipality)",
      "CREATE INDEX compliance_by_change ON compliance (municipality, fingerprint, changes_on, record)",
      // Of no norms yet: they are made before anybody counts them.
      """
      INSERT INTO compliance
        (municipality, fingerprint, unit, pathway, record, responsible, evaluated, changes_on, marks)
      SELECT municipality, '', COALESCE(unit, ''), COALESCE(pathway, 0), record, COALESCE(responsible, ''), 0, NULL, ''
      FROM person WHERE is_open = 1
      """,
      """
      CREATE TABLE compliance_day (
        municipality TEXT NOT NULL, day INTEGER NOT NULL, unit TEXT NOT NULL, pathway INTEGER NOT NULL,
        persons INTEGER NOT NULL, fingerprint TEXT NOT NULL, PRIMARY KEY (municipality, day, unit, pathway))\(end)
      """,
      """
      CREATE TABLE compliance_day_norm (
        municipality TEXT NOT NULL, day INTEGER NOT NULL, unit TEXT NOT NULL, pathway INTEGER NOT NULL,
        norm TEXT NOT NULL, marks TEXT NOT NULL, PRIMARY KEY (municipality, day, unit, pathway, norm))\(end)
      """,
      "CREATE INDEX compliance_day_by_norm ON compliance_day_norm (municipality, norm, day)",
    ]
  }
}
