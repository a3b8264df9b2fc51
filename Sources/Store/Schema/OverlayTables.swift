extension Schema {
  /// What the municipality decides itself in the interface, one row for each decision.
  static let overlayTables = [
    """
    CREATE TABLE local_entry (
      municipality TEXT NOT NULL, number INTEGER NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL,
      text TEXT NOT NULL, is_ended INTEGER NOT NULL, staff TEXT NOT NULL, author_name TEXT NOT NULL,
      author_role TEXT NOT NULL, author_unit TEXT NOT NULL, written_at BIGINT NOT NULL, why TEXT NOT NULL,
      PRIMARY KEY (municipality, number))
    """
  ]
}
