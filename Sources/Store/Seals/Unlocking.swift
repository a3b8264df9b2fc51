internal import Casework
public import Desk
internal import Seals

extension JournalStore {
  /// Makes sure that everything here can be opened with the keys there are, and seals what an older program left in the
  /// open. To be asked once, before anything is served.
  /// - Parameter saying: told how many streams have been sealed, while that goes on.
  /// - Throws: ``StoreFailure/unavailable(_:)`` naming the key that is missing and where it was looked for.
  public func unlock(saying: @Sendable (Int) -> Void = { _ in }) async throws(StoreFailure) {
    let masters = try seals.masters()
    for id in try await mastersInUse() where masters[id] == nil {
      throw SealFailure.noMaster(id, lookedIn: seals.whereabouts)
    }
    for id in try await mastersInUse() { try await tryOne(wrappedBy: id) }
    let own = try await seals.own()
    try await sealWhatIsPlain(own, saying)
  }

  /// The ids of the master keys that wrap something here.
  func mastersInUse() async throws(StoreFailure) -> [String] {
    let place = municipality
    return try await engine.read { connection in
      var ids: [String] = []
      // From each to the next, so that nobody walks all keys.
      while let row = try connection.first(
        "SELECT master FROM record_key WHERE municipality = ? AND master > ? ORDER BY master LIMIT 1",
        [place, .text(ids.last ?? "")])
      {
        ids.append(try row.text(0))
      }
      return ids
    }
  }

  private func tryOne(wrappedBy id: String) async throws(StoreFailure) {
    let values = text(id)
    let row = try await engine.read { connection in
      try connection.first(
        "SELECT record, wrapped FROM record_key WHERE municipality = ? AND master = ? ORDER BY record LIMIT 1", values
      ).map { (try $0.text(0), try $0.blob(1) ?? []) }
    }
    if let (record, wrapped) = row { _ = try seals.unwrap(wrapped, master: id, of: record) }
  }

  private func sealWhatIsPlain(_ own: OwnKey, _ saying: @Sendable (Int) -> Void) async throws(StoreFailure) {
    let place = municipality
    let isPlain = try await engine.read { connection in
      try connection.count("SELECT plain_left FROM journal_head WHERE municipality = ?", [place]) != 0
    }
    guard isPlain else { return }
    let sealing = PlainSealing(municipality: place, own: own, seals: seals)
    var done = 0
    // Each batch is whole when it is committed, and says itself what is left: one that is stopped goes on from there.
    for step in PlainSealing.steps {
      var key = ""
      while true {
        let batch = try await engine.transaction { [key] connection in
          let batch = try sealing.next(step, from: key, connection)
          try JournalHead.add(batch.change, own, connection, place)
          return batch
        }
        guard batch.count > 0 else { break }
        key = batch.last
        if step.isOfStreams { done += batch.count }
        saying(done)
      }
    }
    // First when no plain text lies in freed pages either is it done.
    try await engine.scrub(all: true)
    try await engine.transaction {
      try $0.run("UPDATE journal_head SET plain_left = 0 WHERE municipality = ?", [place])
    }
  }
}
