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
}
