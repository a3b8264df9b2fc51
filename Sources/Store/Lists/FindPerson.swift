public import Casework
internal import CivilTime
public import Desk

extension JournalStore {
  private static let select = "SELECT \(PersonTable.columns) FROM person p WHERE p.municipality = ?"
  private static let openFirst = "ORDER BY p.is_open DESC, p.sort_name, p.record LIMIT ?"

  public func person(_ record: RecordID) async throws(StoreFailure) -> PersonRow? {
    let (key, own) = (text(record.text), try await seals.own())
    return try await engine.read { connection in
      try connection.first("\(Self.select) AND p.record = ?", key).map { try PersonTable.row($0, own) }
    }
  }

  public func persons(_ records: Set<RecordID>) async throws(StoreFailure) -> [RecordID: PersonRow] {
    guard !records.isEmpty else { return [:] }
    let keys = records.map { SQLValue.text($0.text) }
    let marks = keys.map { _ in "?" }.joined(separator: ", ")
    let (values, own) = ([municipality] + keys, try await seals.own())
    return try await engine.read { connection in
      let rows = try connection.rows("\(Self.select) AND p.record IN (\(marks))", values).map {
        try PersonTable.row($0, own)
      }
      return Dictionary(rows.map { ($0.record, $0) }, uniquingKeysWith: { first, _ in first })
    }
  }

  public func find(_ query: PersonQuery, limit: Int) async throws(StoreFailure) -> [PersonRow] {
    let own = try await seals.own()
    switch query {
    case .names(let typed):
      return try await find(words: typed.flatMap(Naming.words), limit, own)
    case .birthDate(let day): return try await find("birth_date", .day(day), limit, own)
    case .nationalID(let id): return try await find("id_key", .text(Naming.idToken(id, own)), limit, own)
    case .phone(let phone): return try await find("phone_key", .text(Naming.phoneToken(phone, own)), limit, own)
    case .record(let record): return try await person(record).map { [$0] } ?? []
    }
  }

  private func find(
    _ column: String, _ key: SQLValue, _ limit: Int, _ own: OwnKey
  ) async throws(StoreFailure) -> [PersonRow] {
    guard key != .text("") else { return [] }
    let values = [municipality, key, .integer(limit)]
    return try await engine.read { connection in
      try connection.rows("\(Self.select) AND p.\(column) = ? \(Self.openFirst)", values).map {
        try PersonTable.row($0, own)
      }
    }
  }

  private func find(words: [String], _ limit: Int, _ own: OwnKey) async throws(StoreFailure) -> [PersonRow] {
    // The longest word fits the fewest: it walks its part of the index, and the others are checked on the way.
    guard let longest = words.max(by: { $0.unicodeScalars.count < $1.unicodeScalars.count }) else { return [] }
    let others = words.filter { $0 != longest }
    return try await engine.read { connection in
      let open = try walk(longest, others, isClosed: false, limit, own, connection)
      guard open.count < limit else { return open }
      return open + (try walk(longest, others, isClosed: true, limit - open.count, own, connection))
    }
  }

  private func walk(
    _ word: String, _ others: [String], isClosed: Bool, _ limit: Int, _ own: OwnKey, _ connection: any Connection
  ) throws -> [PersonRow] {
    let sql = """
      SELECT \(PersonTable.columns), w.word FROM name_word w
      JOIN person p ON p.municipality = w.municipality AND p.record = w.record
      WHERE w.municipality = ? AND w.is_closed = ? AND (w.word, w.record) > (?, ?) AND w.word < ?\
      \(others.map { _ in " AND w.names LIKE ?" }.joined())
      ORDER BY w.word, w.record LIMIT ?
      """
    var found: [PersonRow] = []
    var seen: Set<RecordID> = []
    var place = [SQLValue.text(word), .text("")]
    // Somebody with two fitting names comes twice, so a batch may hold fewer persons than lines.
    while found.count < limit {
      let lines = try connection.rows(
        sql,
        [municipality, .flag(isClosed)] + place + [.text(word + "\u{10FFFF}")]
          + others.map { .text("% \($0)%") } + [.integer(limit)])
      for line in lines where found.count < limit {
        let person = try PersonTable.row(line, own)
        if seen.insert(person.record).inserted { found.append(person) }
      }
      guard lines.count == limit, let last = lines.last else { break }
      place = [.text(try last.text(PersonTable.width)), .text(try last.text(0))]
    }
    return found
  }
}
