public import Casework
internal import CivilTime
public import Desk

extension JournalStore {
  public func state(of record: RecordID) async throws(StoreFailure) -> CaseState? {
    if case .person(let state, _) = gathered?.folded(record) { return state }
    return try await seals.opening { () throws(StoreFailure) in try await stateOnce(of: record) }
  }

  private func stateOnce(of record: RecordID) async throws(StoreFailure) -> CaseState? {
    let key = text(record.text)
    let found = try await engine.read { connection in
      try connection.first("SELECT version, format, sealed FROM case_state WHERE municipality = ? AND record = ?", key)
        .map { row in
          let (version, format) = (Int(try row.integer(0)), try row.text(1))
          if let known = states.state(of: record, at: version) { return FoundState.known(known) }
          guard format == CaseState.format else { return .ofAnotherFormat }
          return .sealed(try row.blob(2), version: version, try seals.content(of: record.text, connection))
        }
    }
    let state: CaseState?
    switch found {
    case nil: return nil
    case .known(let known): return known
    case .sealed(let bytes, let version, let content):
      state = try content.state(CaseState.self, bytes, version: version)
    case .ofAnotherFormat: state = try await foldedAnew([record])[record]
    }
    if let state { states.keep(state, of: record) }
    return state
  }

  private enum FoundState {
    case known(CaseState)
    case sealed([UInt8]?, version: Int, SealedContent)
    /// Folded by another program; see ``CaseState/format``.
    case ofAnotherFormat
  }

  public func enquiry(_ id: RecordID) async throws(StoreFailure) -> EnquiryState? {
    if case .enquiry(let state, _) = gathered?.folded(id) { return state }
    return try await seals.opening { () throws(StoreFailure) in try await enquiryOnce(id) }
  }

  private func enquiryOnce(_ id: RecordID) async throws(StoreFailure) -> EnquiryState? {
    let key = text(id.text)
    let found = try await engine.read { connection in
      try connection.first("SELECT version, sealed FROM enquiry_state WHERE municipality = ? AND record = ?", key)
        .map { row in
          (
            version: Int(try row.integer(0)), sealed: try row.blob(1),
            content: try seals.content(of: id.text, connection)
          )
        }
    }
    return try found.map { found throws(StoreFailure) in
      try found.content.state(EnquiryState.self, found.sealed, version: found.version)
    }
  }

  public func entries(of record: RecordID, _ filter: EntryFilter) async throws(StoreFailure) -> [Entry] {
    let before = SQLValue.integer(filter.before ?? Int(Int32.max))
    let key = text(record.text)
    var values = key
    var place = "version < ?"
    if filter.types.isEmpty {
      values.append(before)
    } else {
      // Each type's newest are found in its own stretch of the index, however rare it is among the others.
      let newest = filter.types.sorted().enumerated().map { number, type in
        values += key + [.text(type), before, .integer(filter.limit)]
        return """
          SELECT version FROM (SELECT version FROM journal WHERE municipality = ? AND record = ? AND type = ? \
          AND version < ? ORDER BY version DESC LIMIT ?) t\(number)
          """
      }
      place = "version IN (\(newest.joined(separator: " UNION ALL ")))"
    }
    let sql = """
      SELECT \(EntryRow.columns) FROM journal WHERE municipality = ? AND record = ? AND \(place) \
      ORDER BY version DESC LIMIT ?
      """
    return try await entries(of: record, sql, values + [.integer(filter.limit)])
  }

  public func journal(of record: RecordID) async throws(StoreFailure) -> [Entry] {
    let sql = """
      SELECT \(EntryRow.columns) FROM journal WHERE municipality = ? AND record = ? ORDER BY version
      """
    return try await entries(of: record, sql, text(record.text))
  }

  private func entries(
    of record: RecordID, _ sql: String, _ values: [SQLValue]
  ) async throws(StoreFailure) -> [Entry] {
    try await keepGathered()
    return try await seals.opening { () throws(StoreFailure) in
      let found: ([SQLRow], SealedContent)? = try await engine.read { connection in
        let rows = try connection.rows(sql, values)
        return rows.isEmpty ? nil : (rows, try seals.content(of: record.text, connection))
      }
      guard let (rows, content) = found else { return [] }
      return try EntryRow.entries(rows, in: content)
    }
  }
}
