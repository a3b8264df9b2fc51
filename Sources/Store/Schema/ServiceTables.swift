extension Schema {
  /// The municipality's own answers, one stream for each service norm.
  static let serviceTables = [
    """
    CREATE TABLE self_assessment (
      municipality TEXT NOT NULL, norm TEXT NOT NULL, version INTEGER NOT NULL, id TEXT NOT NULL,
      written_at BIGINT NOT NULL, staff TEXT NOT NULL, author_name TEXT NOT NULL, author_role TEXT NOT NULL,
      author_unit TEXT NOT NULL, authority TEXT NOT NULL, edition TEXT NOT NULL, payload TEXT NOT NULL,
      PRIMARY KEY (municipality, norm, version))
    """
  ]

  /// What figures read: each record's latest follow-up, and ways to contacts and enquiries by time.
  static func figureTables(_ dialect: Dialect) -> [String] {
    let end = dialect.clustered.isEmpty ? "" : " " + dialect.clustered
    return [
      // Rows lie by the day they were opened, so that those followed up on a day are read without jumping.
      """
      CREATE TABLE follow_up (
        municipality TEXT NOT NULL, opened INTEGER NOT NULL, record TEXT NOT NULL, ended INTEGER, first_help INTEGER,
        pathway INTEGER, pathway_since INTEGER, mapped INTEGER, instrument INTEGER, next_of_kin INTEGER,
        next_of_kin_consent INTEGER, coordinated INTEGER, individual_plan INTEGER, coordinator INTEGER,
        crisis_plan INTEGER, needs_interpreter INTEGER, interpreter INTEGER,
        PRIMARY KEY (municipality, opened, record))\(end)
      """,
      "CREATE UNIQUE INDEX follow_up_by_record ON follow_up (municipality, record)",
      "CREATE INDEX follow_up_by_help ON follow_up (municipality, first_help, record, opened)",
      "CREATE INDEX enquiry_by_time ON enquiry (municipality, received, closed, channel)",
      "CREATE INDEX enquiry_by_record ON enquiry (municipality, record, received)",
      "CREATE INDEX journal_by_day ON journal (municipality, type, day)",
      // Lets the next look at what ages derive the rows that are there anew.
      "UPDATE person SET changes_on = 0",
    ]
  }
}
