internal import Casework
internal import Desk

/// Takes the content out of entries, in the transaction that writes the decision to do so. This is the only place where
/// anything of a journal goes away, and nothing but such a decision leads here.
struct Emptying {
  private let record: [SQLValue]

  /// - Parameter record: municipality and record, as rows carry them.
  init(_ record: [SQLValue]) { self.record = record }

  /// The envelope and both digests stay, so that the chain still holds. Drafts go too: nobody knows which of them carry
  /// the words on.
  func empty(_ entries: [EntryID], _ connection: any Connection) throws {
    guard !entries.isEmpty else { return }
    for entry in entries {
      let found = try connection.first(
        "SELECT type FROM journal WHERE municipality = ? AND record = ? AND id = ? AND sealed IS NOT NULL",
        record + [.text(entry.text)])
      guard found != nil else {
        throw StoreFailure.unavailable("Ett av innslagene finnes ikke, eller er tømt før. Ingenting er slettet.")
      }
      try connection.run(
        "UPDATE journal SET sealed = NULL, bridge = NULL, detail = '' WHERE municipality = ? AND record = ? AND id = ?",
        record + [.text(entry.text)])
    }
    try connection.run("DELETE FROM draft WHERE municipality = ? AND record = ?", record)
  }
}
