public import CivilTime
internal import Desk
public import Identity

/// Proofs of possession that have been used, in the database: one that was used at one machine is used at all.
public struct StoredProofs: UsedProofs {
  let store: JournalStore

  public func isFirst(_ name: String, until end: Moment, at now: Moment) async throws -> Bool {
    let values = store.text(Secret.digest(name)) + [.integer(end.milliseconds)]
    return try await store.engine.transaction { [store] connection in
      try connection.run(
        "DELETE FROM used_proof WHERE municipality = ? AND until_at < ?",
        [store.municipality, .integer(now.milliseconds)])
      // Two machines at the same time: the table's key lets one of them in.
      return try !connection.rows(
        """
        INSERT INTO used_proof (municipality, proof, until_at) VALUES (?, ?, ?)
        ON CONFLICT (municipality, proof) DO NOTHING RETURNING until_at
        """, values
      ).isEmpty
    }
  }
}

extension JournalStore {
  /// This municipality's memory of used proofs.
  public var usedProofs: StoredProofs { StoredProofs(store: self) }
}
