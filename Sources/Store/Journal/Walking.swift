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
    """
    SELECT record, version, format, sealed FROM case_state WHERE municipality = ? AND record > ?
    ORDER BY record LIMIT ?
    """
  }

  public func enquiries(
    after cursor: RecordID?, limit: Int
  ) async throws(StoreFailure) -> [(RecordID, EnquiryState)] {
    let values = text(cursor?.text ?? "") + [.integer(limit)]
    return try await seals.opening { () throws(StoreFailure) in
      let rows = try await engine.read { connection in
        try sealedStates(
          try connection.rows(
            "SELECT record, version, '', sealed FROM enquiry_state WHERE municipality = ? AND record > ? ORDER BY record LIMIT ?",
            values), connection)
      }
      return try await decoded(rows.map { ($0.record, $0) }) { _, row throws(StoreFailure) in
        try row.content.state(EnquiryState.self, row.sealed, version: row.version)
      }
    }
  }

  public func aging(
    through day: Day, after cursor: RecordID?, limit: Int
  ) async throws(StoreFailure) -> [(RecordID, CaseState)] {
    // The day leads to those that age, through its own index. The empty text beside the record keeps the engine from
    // walking everybody in id order instead.
    try await states(
      """
      SELECT record, version, format, sealed FROM case_state WHERE municipality = ? AND record IN
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

  /// One state as it lies there, with what opens it.
  private struct SealedState: Sendable {
    let record: RecordID
    let version: Int
    let format: String
    let sealed: [UInt8]?
    let content: SealedContent
  }

  private func sealedStates(_ rows: [SQLRow], _ connection: any Connection) throws -> [SealedState] {
    let contents = try seals.contents(of: try rows.map { try $0.text(0) }, connection)
    return try rows.compactMap { row in
      let record = try row.text(0)
      return try contents[record].map { content in
        SealedState(
          record: RecordID(record), version: Int(try row.integer(1)), format: try row.text(2), sealed: try row.blob(3),
          content: content)
      }
    }
  }

  /// The states that a query names with their versions, formats and sealed bytes, in its order.
  func states(_ sql: String, _ values: [SQLValue]) async throws(StoreFailure) -> [(RecordID, CaseState)] {
    try await kept(sql, values) { $0 }
  }

  /// The same, of each state only a part that decodes by itself.
  /// - Parameter part: takes the part out of a state that had to be folded anew.
  private func kept<Part: Decodable & Sendable>(
    _ sql: String, _ values: [SQLValue], _ part: (CaseState) -> Part
  ) async throws(StoreFailure) -> [(RecordID, Part)] {
    try await seals.opening { () throws(StoreFailure) in try await keptOnce(sql, values, part) }
  }

  private func keptOnce<Part: Decodable & Sendable>(
    _ sql: String, _ values: [SQLValue], _ part: (CaseState) -> Part
  ) async throws(StoreFailure) -> [(RecordID, Part)] {
    let rows = try await engine.read { try sealedStates(try $0.rows(sql, values), $0) }
    let others = rows.filter { $0.format != CaseState.format }.map(\.record)
    let anew = others.isEmpty ? [:] : try await foldedAnew(others).mapValues(part)
    let current = rows.filter { $0.format == CaseState.format }.map { ($0.record, $0) }
    let known = try await decoded(current) { _, row throws(StoreFailure) in
      try row.content.state(Part.self, row.sealed, version: row.version)
    }
    guard !anew.isEmpty else { return known }
    let all = Dictionary(known, uniquingKeysWith: { $1 }).merging(anew, uniquingKeysWith: { $1 })
    return rows.compactMap { row in all[row.record].map { (row.record, $0) } }
  }

  /// Folds the journals again where the states beside them are from another program, and keeps what comes out.
  func foldedAnew(_ records: [RecordID]) async throws(StoreFailure) -> [RecordID: CaseState] {
    var states: [RecordID: CaseState] = [:]
    var writes: [[SQLValue]] = []
    let contents = try await engine.read { try seals.contents(of: records.map(\.text), $0) }
    for (record, entries) in try await journals(of: records) {
      let state = CaseState(replaying: entries)
      states[record] = state
      guard let content = contents[record.text] else { continue }
      writes.append([
        try content.seal(state: try StateText(state).data, version: state.version), .text(CaseState.format),
        municipality,
        .text(record.text), .integer(state.version), municipality, .text(record.text),
        .integer(content.key.exchanged),
      ])
    }
    try await commits.perform { [writes] connection in
      for values in writes {
        // Of the version that was folded, so that a write meanwhile stands; and with the key that is still in use.
        try connection.run(
          """
          UPDATE case_state SET sealed = ?, format = ? WHERE municipality = ? AND record = ? AND version = ? AND EXISTS
            (SELECT 1 FROM record_key k WHERE k.municipality = ? AND k.record = ? AND k.exchanged_at = ?)
          """, values)
      }
    }
    return states
  }

  func journals(of records: [RecordID]) async throws(StoreFailure) -> [(RecordID, [Entry])] {
    guard !records.isEmpty else { return [] }
    return try await seals.opening { () throws(StoreFailure) in try await journalsOnce(of: records) }
  }

  private func journalsOnce(of records: [RecordID]) async throws(StoreFailure) -> [(RecordID, [Entry])] {
    let marks = records.map { _ in "?" }.joined(separator: ", ")
    let values = [municipality] + records.map { SQLValue.text($0.text) }
    let (rows, contents) = try await engine.read { connection in
      let rows = try connection.rows(
        """
        SELECT \(EntryRow.columns), record FROM journal WHERE municipality = ? AND record IN (\(marks))
        ORDER BY record, version
        """, values)
      let byRecord = Dictionary(grouping: try rows.map { (try $0.text(EntryRow.width), $0) }, by: \.0)
        .mapValues { $0.map(\.1) }
      return (byRecord, try seals.contents(of: Array(byRecord.keys), connection))
    }
    return try await decoded(records.map { ($0, contents[$0.text]) }) { record, content throws(StoreFailure) in
      guard let content else { return [] }
      return try EntryRow.entries(rows[record.text] ?? [], in: content)
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
