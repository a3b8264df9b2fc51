internal import Desk

/// The first wall between municipalities, the same on both engines: a statement names the municipality it is for.
///
/// It holds against the statement that somebody forgot to finish. The second wall holds whatever the statement says:
/// PostgreSQL's row level security, and on SQLite a file that is one municipality's (``SQLiteOwner``).
struct OwnRows {
  /// Nil for work that is no municipality's: the schema, and looking at the engine itself.
  let municipality: SQLValue?

  func check(_ sql: String, _ values: [SQLValue]) throws(StoreFailure) {
    guard let municipality else { return }
    if values.contains(municipality) || sql.hasSuffix(" FROM schema_version") { return }
    throw .unavailable("Feil i programmet: en spørring sier ikke hvilken kommune den gjelder. Ingenting er lest.")
  }
}
