extension Schema {
  /// What outcomes are counted from, and the course that asks most beside each person.
  static func outcomeTables(_ dialect: Dialect) -> [String] {
    let end = dialect.clustered.isEmpty ? "" : " " + dialect.clustered
    return [
      // Rows that are alike lie together, so that counting them reads on without sorting. No pair is two zeros.
      """
      CREATE TABLE outcome (
        municipality TEXT NOT NULL, instrument TEXT NOT NULL, unit TEXT NOT NULL, offer TEXT NOT NULL,
        pathway INTEGER NOT NULL, scores INTEGER NOT NULL, first_score INTEGER NOT NULL, last_score INTEGER NOT NULL,
        record TEXT NOT NULL, measure TEXT NOT NULL, ended INTEGER, PRIMARY KEY (municipality, instrument, unit, offer,
          pathway, scores, first_score, last_score, record, measure))\(end)
      """,
      // Holds every column with those of the key, so that a record's rows are read from it alone.
      "CREATE INDEX outcome_by_record ON outcome (municipality, record, ended)",
      "ALTER TABLE person ADD COLUMN course TEXT NOT NULL DEFAULT ''",
      "ALTER TABLE person ADD COLUMN course_instrument TEXT NOT NULL DEFAULT ''",
      "ALTER TABLE person ADD COLUMN course_day INTEGER",
      // Everybody stands last in the new order, as those do of whom nothing can be said, until they are derived anew.
      """
      INSERT INTO caseload_place (municipality, scope, ordering, place, record, unit, pathway, discuss)
      SELECT municipality, scope, 7, '59999999', record, unit, pathway, discuss FROM caseload_place WHERE ordering = 2
      """,
      // Lets the next look at what ages derive the rows that are there anew.
      "UPDATE person SET changes_on = 0",
    ]
  }
}
