public import Casework
internal import CivilTime
public import Desk

extension JournalStore {
  public func state(of record: RecordID) async throws(StoreFailure) -> CaseState? {
    let key = text(record.text)
    let found = try await engine.read { connection in
      try connection.first("SELECT version, state, format FROM case_state WHERE municipality = ? AND record = ?", key)
        .map { (version: Int(try $0.integer(0)), state: try $0.text(1), format: try $0.text(2)) }
    }
    guard let found else { return nil }
    if let known = states.state(of: record, at: found.version) { return known }
    let state =
      found.format == CaseState.format
      ? try StoredText.decode(CaseState.self, found.state, of: "journalen \(record)")
      : try await foldedAnew([record])[record]
    if let state { states.keep(state, of: record) }
    return state
  }

  public func enquiry(_ id: RecordID) async throws(StoreFailure) -> EnquiryState? {
    let key = text(id.text)
    let text = try await engine.read { connection in
      try connection.first("SELECT state FROM enquiry_state WHERE municipality = ? AND record = ?", key)
        .map { try $0.text(0) }
    }
    return try text.map { text throws(StoreFailure) in
      try StoredText.decode(EnquiryState.self, text, of: "henvendelsen \(id)")
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
    return try EntryRow.entries(
      try await engine.read { [values] in try $0.rows(sql, values + [.integer(filter.limit)]) }, of: record)
  }

  public func journal(of record: RecordID) async throws(StoreFailure) -> [Entry] {
    let sql = """
      SELECT \(EntryRow.columns) FROM journal WHERE municipality = ? AND record = ? ORDER BY version
      """
    let key = text(record.text)
    return try EntryRow.entries(try await engine.read { try $0.rows(sql, key) }, of: record)
  }
}
