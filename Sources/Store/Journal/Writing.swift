internal import Casework
public import Desk
internal import Seals

extension JournalStore {
  public func write(_ write: Write) async throws(StoreFailure) {
    // A form's key must be claimed at once, so what has one is written with all before it.
    if let gathered, write.key == nil { return try gathered.add(write) }
    try await keepGathered()
    // Its own task, so that a write goes on when the one who asked for it has gone away.
    let failure = await Task { () -> StoreFailure? in
      do throws(StoreFailure) {
        try await store(write)
        return nil
      } catch {
        return error
      }
    }.value
    if let failure { throw failure }
  }

  func store(_ write: Write) async throws(StoreFailure) {
    do throws(StoreFailure) { try await storeOnce(write) } catch {
      guard error == SealFailure.exchanged else { throw error }
      seals.forget(write.changes.map(\.record.text))
      try await storeOnce(write)
    }
  }

  private func storeOnce(_ write: Write) async throws(StoreFailure) {
    let own = try await seals.own()
    let known = try await known(for: write.changes)
    // Coded and sealed before the queue, so that the one writer only writes.
    var changes: [StoredChange] = []
    for change in write.changes {
      changes.append(
        try StoredChange(
          change, municipality, known.keys[change.record.text], after: known.states[change.record], seals, own))
    }
    try await commits.write { [changes] connection in
      try claim(write, connection)
      let heads = try changes.map { try $0.check(connection) }
      var added = HeadChange.none
      for (change, head) in zip(changes, heads) { added = added + (try change.store(after: head, connection)) }
      for change in write.changes { try connection.tell(.record(change.record)) }
      for draft in write.finishedDrafts {
        try finish(draft, connection)
      }
      return CommitEnd(head: added, log: write.log)
    }
    for change in changes { change.remember(in: seals, states) }
    // The write is durable and told so in any case; what a busy reader hinders here is done later.
    if changes.contains(where: \.takesAway) { try? await leftovers.wipe() }
  }

  /// The keys of the streams that have been written in before, and the states that are in memory as they lie there.
  private func known(
    for changes: [Change]
  ) async throws(StoreFailure) -> (keys: [String: StreamKey], states: [RecordID: EarlierState]) {
    let changes = changes.filter { $0.expecting > 0 }
    guard !changes.isEmpty else { return ([:], [:]) }
    return try await engine.read { connection in
      var known: [RecordID: EarlierState] = [:]
      for change in changes {
        guard let state = states.state(of: change.record, at: change.expecting) else { continue }
        let row = try connection.first(
          "SELECT sealed FROM case_state WHERE municipality = ? AND record = ? AND version = ? AND format = ?",
          text(change.record.text) + [.integer(change.expecting), .text(CaseState.format)])
        known[change.record] = try row.map { EarlierState(state: state, sealed: try $0.blob(0)) }
      }
      return (try seals.keys(of: changes.map(\.record.text), connection), known)
    }
  }

  public func refresh(_ aged: [AgedRows]) async throws(StoreFailure) {
    let place = municipality
    let own = try await seals.own()
    try await commits.perform { connection in
      for record in aged {
        let stored = try connection.first(
          "SELECT version FROM case_state WHERE municipality = ? AND record = ?",
          [place, .text(record.rows.person.record.text)])
        guard try stored?.integer(0) == Int64(record.version) else { continue }
        try PersonTables(municipality: place, own: own).keep(record.rows, connection)
      }
    }
  }

  private func claim(_ write: Write, _ connection: any Connection) throws {
    let record = write.changes.first?.record.text ?? write.finishedDrafts.first?.key.record.text ?? ""
    try claim(write.key, leadingTo: record, connection)
  }

  /// Takes the form's key, or tells what the form led to the first time it came.
  func claim(_ key: String?, leadingTo record: String, _ connection: any Connection) throws {
    guard let key else { return }
    let known = try connection.first(
      "SELECT record FROM form_key WHERE municipality = ? AND form_key = ?", text(key))
    if let known { throw StoreFailure.alreadyDone(record: RecordID(try known.text(0))) }
    try connection.run(
      "INSERT INTO form_key (municipality, form_key, record) VALUES (?, ?, ?)", text(key) + [.text(record)])
  }
}
