internal import Casework
public import Desk

/// Copies of a municipality, and the municipality laid back from them, whatever engine it lives on.
extension JournalStore {
  /// Copies what there is to a new SQLite file, as it stood at one instant, while others go on writing. The keys are not
  /// in it.
  /// - Throws: ``StoreFailure/unavailable(_:)`` when the copy is not equal to what was copied.
  public func backup(to path: String) async throws(StoreFailure) {
    if try await engine.copyFile(to: path) { return }
    let file = try SQLiteEngine(path: path)
    try await copy(to: file)
    // So that the file is whole by itself.
    try await file.scrub(all: false)
  }

  /// Copies the municipality to a database that has nothing of it, and proves that both are equal.
  ///
  /// What the database is for goes with it: a demonstration never becomes one for real people by being moved, nor the
  /// other way.
  /// - Parameter progress: is told which table is being copied and how many of its rows are done.
  /// - Throws: ``StoreFailure/unavailable(_:)`` when the target has something of the municipality, or ends up unequal.
  @discardableResult
  public func copy(
    to target: any Engine, progress: @escaping @Sendable (String, Int) -> Void = { _, _ in }
  ) async throws(StoreFailure) -> [MovedTable] {
    let municipality = MunicipalityID(seals.municipality)
    if let purpose = try await purpose() {
      try await JournalStore.claim(target, for: purpose, municipality)
    }
    return try await Move(of: municipality, from: database, to: target).run(progress: progress)
  }
}
