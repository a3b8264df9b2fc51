public import Casework
public import CivilTime
public import Desk

extension JournalStore {
  private func stored(_ table: String, _ record: RecordID) async throws(StoreFailure) -> (version: Int, text: String)? {
    let key = text(record.text)
    return try await engine.read { connection in
      try connection.first("SELECT version, state FROM \(table) WHERE municipality = ? AND record = ?", key)
        .map { (Int(try $0.integer(0)), try $0.text(1)) }
    }
  }

  public func state(of record: RecordID) async throws(StoreFailure) -> CaseState? {
    guard let (version, text) = try await stored("case_state", record) else { return nil }
    if let known = states.state(of: record, at: version) { return known }
    let state = try StoredText.decode(CaseState.self, text, of: "journalen \(record)")
    states.keep(state, of: record)
    return state
  }

  public func enquiry(_ id: RecordID) async throws(StoreFailure) -> EnquiryState? {
    guard let (_, text) = try await stored("enquiry_state", id) else { return nil }
    return try StoredText.decode(EnquiryState.self, text, of: "henvendelsen \(id)")
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

  public func records(
    after cursor: RecordID?, limit: Int
  ) async throws(StoreFailure) -> [(RecordID, CaseState)] {
    try await page(
      CaseState.self,
      "SELECT record, state FROM case_state WHERE municipality = ? AND record > ? ORDER BY record LIMIT ?",
      text(cursor?.text ?? "") + [.integer(limit)])
  }

  public func enquiries(
    after cursor: RecordID?, limit: Int
  ) async throws(StoreFailure) -> [(RecordID, EnquiryState)] {
    try await page(
      EnquiryState.self,
      "SELECT record, state FROM enquiry_state WHERE municipality = ? AND record > ? ORDER BY record LIMIT ?",
      text(cursor?.text ?? "") + [.integer(limit)])
  }

  public func aging(
    through day: Day, after cursor: RecordID?, limit: Int
  ) async throws(StoreFailure) -> [(RecordID, CaseState)] {
    // The day leads to those that age, through its own index. The empty text beside the record keeps the engine from
    // walking everybody in id order instead.
    try await page(
      CaseState.self,
      """
      SELECT record, state FROM case_state WHERE municipality = ? AND record IN
        (SELECT record FROM person WHERE municipality = ? AND changes_on <= ?)
      AND record || '' > ? ORDER BY record LIMIT ?
      """,
      [
        municipality, municipality, .integer(Int64(day.ordinal)), .text(cursor?.text ?? ""), .integer(limit),
      ])
  }

  private func page<State: Decodable & Sendable>(
    _ type: State.Type, _ sql: String, _ values: [SQLValue]
  ) async throws(StoreFailure) -> [(RecordID, State)] {
    let rows = try await engine.read { try $0.rows(sql, values).map { (try $0.text(0), try $0.text(1)) } }
    // Decoding is most of the work of walking everybody, and shares itself out.
    let share = max((rows.count + Self.decoders - 1) / Self.decoders, 20)
    let shares = stride(from: 0, to: rows.count, by: share).map { rows[$0..<min($0 + share, rows.count)] }
    let decoded = await withTaskGroup(of: (Int, Result<[(RecordID, State)], StoreFailure>).self) { group in
      for (number, rows) in shares.enumerated() { group.addTask { (number, Self.decode(type, rows)) } }
      return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
    var page: [(RecordID, State)] = []
    page.reserveCapacity(rows.count)
    for number in shares.indices { page += try decoded[number]?.get() ?? [] }
    return page
  }

  private static var decoders: Int { 4 }

  private static func decode<State: Decodable>(
    _ type: State.Type, _ rows: ArraySlice<(String, String)>
  ) -> Result<[(RecordID, State)], StoreFailure> {
    Result { () throws(StoreFailure) in
      var states: [(RecordID, State)] = []
      for (record, text) in rows {
        states.append((RecordID(record), try StoredText.decode(type, text, of: "journalen \(record)")))
      }
      return states
    }
  }
}
