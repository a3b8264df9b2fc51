/// What a municipality has decided itself in the interface. Only ever added to, so that it is its own log.
public protocol LocalStore: Sendable {
  /// In the order decided.
  func localEntries() async throws(StoreFailure) -> [LocalEntry]
  /// - Parameter key: the form's; the same one twice throws `alreadyDone`.
  /// - Throws: `conflict` when another entry has that number, or there is a gap before it.
  func write(_ entry: LocalEntry, key: String?) async throws(StoreFailure)
}
