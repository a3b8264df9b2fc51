internal import Desk

/// The first wall between municipalities, the same on both engines: a statement names the municipality it is for.
///
/// It holds against the statement that somebody forgot to finish. PostgreSQL has a second wall, row level security,
/// which holds whatever the statement says.
struct OwnRows {
  /// Nil for work that is no municipality's: the schema, and looking at the engine itself.
  let municipality: SQLValue?

  func check(_ sql: String, _ values: [SQLValue]) throws(StoreFailure) {
    guard let municipality else { return }
    if values.contains(municipality) || sql.hasSuffix(" FROM schema_version") { return }
    throw .unavailable("Feil i programmet: en spørring sier ikke hvilken kommune den gjelder. Ingenting er lest.")
  }
}
