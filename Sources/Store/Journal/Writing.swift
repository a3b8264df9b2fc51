internal import Casework
public import Desk

extension JournalStore {
  public func write(_ write: Write) async throws(StoreFailure) {
    // Coded before the queue, so that the one writer only writes.
    var changes: [StoredChange] = []
    for change in write.changes { changes.append(try StoredChange(change, municipality)) }
    let (place, log) = (municipality, accessLog)
    try await commits.perform { [changes] connection in
      try claim(write, connection)
      for change in changes { try change.check(connection) }
      for change in changes { try change.store(connection, place) }
      for draft in write.finishedDrafts {
        try finish(draft, connection)
      }
      try log.append(write.log, connection)
    }
    for change in write.changes {
      if case .person(let state, _) = change.folded { states.keep(state, of: change.record) }
    }
  }

  public func refresh(_ aged: [AgedRows]) async throws(StoreFailure) {
    let place = municipality
    try await commits.perform { connection in
      for record in aged {
        let stored = try connection.first(
          "SELECT version FROM case_state WHERE municipality = ? AND record = ?",
          [place, .text(record.rows.person.record.text)])
        guard try stored?.integer(0) == Int64(record.version) else { continue }
        try PersonTables(municipality: place).keep(record.rows, connection)
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

/// A change with everything that can be made ready before the transaction.
private struct StoredChange: Sendable {
  private let record: SQLValue
  private let expecting: Int
  private let version: Int
  private let entries: [[SQLValue]]
  private let state: SQLValue
  private let folded: Folded
  private let municipality: SQLValue

  init(_ change: Change, _ municipality: SQLValue) throws(StoreFailure) {
    (self.municipality, folded, expecting) = (municipality, change.folded, change.expecting)
    record = .text(change.record.text)
    version = change.expecting + change.entries.count
    try Self.checkFit(change, version)
    var rows: [[SQLValue]] = []
    for entry in change.entries { rows.append(try EntryRow.values(entry, municipality)) }
    entries = rows
    state =
      switch change.folded {
      case .person(let state, _): try StoredText.encode(state)
      case .enquiry(let state, _): try StoredText.encode(state)
      }
  }

  /// A stream without gaps, and a state that has folded in exactly what is written: anything else is our own mistake.
  private static func checkFit(_ change: Change, _ version: Int) throws(StoreFailure) {
    let (folded, owner) =
      switch change.folded {
      case .person(let state, let rows): (state.version, rows.person.record)
      case .enquiry(let state, let row): (state.version, row.id)
      }
    let isOneStream = change.entries.enumerated().allSatisfy { index, entry in
      entry.record == change.record && entry.version == change.expecting + index + 1
    }
    guard !change.entries.isEmpty, isOneStream, folded == version, owner == change.record else {
      throw .unavailable("Feil i programmet: linjene passer ikke sammen med journalen. Ingenting er lagret.")
    }
  }

  func check(_ connection: any Connection) throws {
    let current = try connection.count(
      "SELECT COALESCE(MAX(version), 0) FROM journal WHERE municipality = ? AND record = ?", [municipality, record])
    guard current == expecting else { throw StoreFailure.conflict(current: current) }
  }

  func store(_ connection: any Connection, _ municipality: SQLValue) throws {
    for entry in entries { try connection.run(EntryRow.insert, entry) }
    let values = [municipality, record, .integer(version), state]
    switch folded {
    case .person(_, let rows):
      try connection.run(Self.keepCaseState, values + [.text(CaseState.format)])
      try PersonTables(municipality: municipality).keep(rows, connection)
    case .enquiry(_, let row):
      try connection.run(Self.keepEnquiryState, values)
      try EnquiryTable.table.keep([EnquiryTable.values(row, municipality)], connection)
    }
  }

  private static let keepCaseState = """
    INSERT INTO case_state (municipality, record, version, state, format) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (municipality, record) DO UPDATE SET version = excluded.version, state = excluded.state,
      format = excluded.format
    """
  private static let keepEnquiryState = """
    INSERT INTO enquiry_state (municipality, record, version, state) VALUES (?, ?, ?, ?)
    ON CONFLICT (municipality, record) DO UPDATE SET version = excluded.version, state = excluded.state
    """
}
