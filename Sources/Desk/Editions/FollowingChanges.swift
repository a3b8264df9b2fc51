extension CaseDesk {
  /// Keeps what the desk holds in memory right while other programs write to the same database. Returns when the task
  /// is cancelled.
  ///
  /// What the municipality has decided is all it holds: states are kept by version and asked for by version, and every list is read
  /// from the database. A look that fails is taken again when the way to the database is open, which is told as a change
  /// of everything.
  public func follow() async {
    for await change in store.changes() {
      switch change {
      case .decisions, .everything: do { try await readDecisions() } catch { continue }
      case .record: continue
      }
    }
  }
}
