public import Casework
public import CivilTime
public import Desk

/// Going through many streams, a page at a time.
extension JournalStore {
  public func records(
    after cursor: RecordID?, limit: Int
  ) async throws(StoreFailure) -> [(RecordID, CaseState)] {
    try await states(Self.statesInOrder, text(cursor?.text ?? "") + [.integer(limit)])
  }

  public func guided(
    after cursor: RecordID?, limit: Int
  ) async throws(StoreFailure) -> [(RecordID, GuidedRecord)] {
    try await kept(Self.statesInOrder, text(cursor?.text ?? "") + [.integer(limit)], GuidedRecord.init)
  }

  private static var statesInOrder: String {
    "SELECT record, state, format FROM case_state WHERE municipality = ? AND record > ? ORDER BY record LIMIT ?"
  }

  public func enquiries(
    after cursor: RecordID?, limit: Int
  ) async throws(StoreFailure) -> [(RecordID, EnquiryState)] {
    let values = text(cursor?.text ?? "") + [.integer(limit)]
    let rows = try await engine.read { connection in
      try connection.rows(
        "SELECT record, state FROM enquiry_state WHERE municipality = ? AND record > ? ORDER BY record LIMIT ?", values
      ).map { (RecordID(try $0.text(0)), try $0.text(1)) }
    }
    return try await decoded(rows) { record, text throws(StoreFailure) in
      try StoredText.decode(EnquiryState.self, text, of: "henvendelsen \(record)")
    }
  }

  public func aging(
    through day: Day, after cursor: RecordID?, limit: Int
  ) async throws(StoreFailure) -> [(RecordID, CaseState)] {
    // The day leads to those that age, through its own index. The empty text beside the record keeps the engine from
    // walking everybody in id order instead.
    try await states(
      """
      SELECT record, state, format FROM case_state WHERE municipality = ? AND record IN
        (SELECT record FROM person WHERE municipality = ? AND changes_on <= ?)
      AND record || '' > ? ORDER BY record LIMIT ?
      """,
      [
        municipality, municipality, .integer(Int64(day.ordinal)), .text(cursor?.text ?? ""), .integer(limit),
      ])
  }

  public func journals(after cursor: RecordID?, limit: Int) async throws(StoreFailure) -> [(RecordID, [Entry])] {
    let values = text(cursor?.text ?? "") + [.integer(limit)]
    let records = try await engine.read { connection in
      try connection.rows(
        "SELECT record FROM case_state WHERE municipality = ? AND record > ? ORDER BY record LIMIT ?", values
      ).map { RecordID(try $0.text(0)) }
    }
    return try await journals(of: records)
  }

  /// The states that a query names with their texts and formats, in its order.
  func states(_ sql: String, _ values: [SQLValue]) async throws(StoreFailure) -> [(RecordID, CaseState)] {
    try await kept(sql, values) { $0 }
  }

  /// The same, of each state only a part that decodes by itself.
  /// - Parameter part: takes the part out of a state that had to be folded anew.
  private func kept<Part: Decodable & Sendable>(
    _ sql: String, _ values: [SQLValue], _ part: (CaseState) -> Part
  ) async throws(StoreFailure) -> [(RecordID, Part)] {
    let rows = try await engine.read { connection in
      try connection.rows(sql, values).map {
        (record: RecordID(try $0.text(0)), state: try $0.text(1), format: try $0.text(2))
      }
    }
    let others = rows.filter { $0.format != CaseState.format }.map(\.record)
    let anew = others.isEmpty ? [:] : try await foldedAnew(others).mapValues(part)
    let current = rows.filter { $0.format == CaseState.format }.map { ($0.record, $0.state) }
    let known = try await decoded(current) { record, text throws(StoreFailure) in
      try StoredText.decode(Part.self, text, of: "journalen \(record)")
    }
    guard !anew.isEmpty else { return known }
    let all = Dictionary(known, uniquingKeysWith: { $1 }).merging(anew, uniquingKeysWith: { $1 })
    return rows.compactMap { row in all[row.record].map { (row.record, $0) } }
  }

  /// Folds the journals again where the states beside them are from another program, and keeps what comes out.
  func foldedAnew(_ records: [RecordID]) async throws(StoreFailure) -> [RecordID: CaseState] {
    var states: [RecordID: CaseState] = [:]
    var writes: [[SQLValue]] = []
    for (record, entries) in try await journals(of: records) {
      let state = CaseState(replaying: entries)
      states[record] = state
      writes.append([
        try StoredText.encode(state), .text(CaseState.format), municipality, .text(record.text),
        .integer(state.version),
      ])
    }
    try await commits.perform { [writes] connection in
      for values in writes {
        // Of the version that was folded, so that a write meanwhile stands.
        try connection.run(
          "UPDATE case_state SET state = ?, format = ? WHERE municipality = ? AND record = ? AND version = ?", values)
      }
    }
    return states
  }

  func journals(of records: [RecordID]) async throws(StoreFailure) -> [(RecordID, [Entry])] {
    guard !records.isEmpty else { return [] }
    let marks = records.map { _ in "?" }.joined(separator: ", ")
    let values = [municipality] + records.map { SQLValue.text($0.text) }
    let rows = try await engine.read { connection in
      try connection.rows(
        """
        SELECT \(EntryRow.columns), record FROM journal WHERE municipality = ? AND record IN (\(marks))
        ORDER BY record, version
        """, values)
    }
    var byRecord: [RecordID: [SQLRow]] = [:]
    for row in rows { byRecord[RecordID(try EntryRow.record(row)), default: []].append(row) }
    let streams = records.map { ($0, byRecord[$0] ?? []) }
    return try await decoded(streams) { record, rows throws(StoreFailure) in
      try EntryRow.entries(rows, of: record)
    }
  }

  /// Decoding is most of the work of walking everybody, and shares itself out.
  private func decoded<Stored: Sendable, Value: Sendable>(
    _ rows: [(RecordID, Stored)], _ decode: @escaping @Sendable (RecordID, Stored) throws(StoreFailure) -> Value
  ) async throws(StoreFailure) -> [(RecordID, Value)] {
    let share = max((rows.count + Self.decoders - 1) / Self.decoders, 20)
    let shares = stride(from: 0, to: rows.count, by: share).map { rows[$0..<min($0 + share, rows.count)] }
    let parts = await withTaskGroup(of: (Int, Result<[(RecordID, Value)], StoreFailure>).self) { group in
      for (number, rows) in shares.enumerated() {
        group.addTask {
          let part = Result { () throws(StoreFailure) in
            var values: [(RecordID, Value)] = []
            values.reserveCapacity(rows.count)
            for (record, stored) in rows { values.append((record, try decode(record, stored))) }
            return values
          }
          return (number, part)
        }
      }
      return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
    var page: [(RecordID, Value)] = []
    page.reserveCapacity(rows.count)
    for number in shares.indices { page += try parts[number]?.get() ?? [] }
    return page
  }

  private static var decoders: Int { 4 }
}
