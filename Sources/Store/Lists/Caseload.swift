internal import Casework
public import Desk

extension JournalStore {
  public func caseload(_ filter: CaseloadFilter) async throws(StoreFailure) -> ListPage<PersonRow> {
    let scope =
      filter.responsible.map(CaseloadPlace.scope) ?? filter.unit.map(CaseloadPlace.scope) ?? CaseloadPlace.everybody
    var rest = ""
    var values: [SQLValue] = [municipality, .text(scope), CaseloadPlace.number(filter.order)]
    if let unit = filter.unit, filter.responsible != nil {
      rest += " AND c.unit = ?"
      values.append(.text(unit.text))
    }
    if let pathway = filter.pathway {
      rest += " AND c.pathway = ?"
      values.append(.integer(pathway))
    }
    if filter.discussOnly { rest += " AND c.discuss = 1" }
    let matching = "c.municipality = ? AND c.scope = ? AND c.ordering = ?\(rest)"
    let limit = max(filter.limit, 1)
    let own = try await seals.own()
    return try await engine.read { [values] connection in
      let start = try place(filter.after, filter.order, own, connection)
      let end = start == nil ? try place(filter.before, filter.order, own, connection) : nil
      var rows = try connection.rows(
        Self.page(matching, backwards: end != nil), values + (start ?? end ?? Self.top) + [.integer(limit + 1)])
      let goesOn = rows.count > limit
      rows = end == nil ? Array(rows.prefix(limit)) : rows.prefix(limit).reversed()
      let total = try connection.count("SELECT COUNT(*) FROM caseload_place c WHERE \(matching)", values)
      let hasNext = end == nil ? goesOn : true
      let hasPrevious = end == nil ? start != nil : goesOn
      return ListPage(
        rows: try rows.map { try PersonTable.row($0, own) },
        next: hasNext ? try rows.last.map { try Cursor($0).text } : nil,
        previous: hasPrevious ? try rows.first.map { try Cursor($0).text } : nil, total: total)
    }
  }

  private static func page(_ matching: String, backwards: Bool) -> String {
    let (sign, order) = backwards ? ("<", " DESC") : (">", "")
    return """
      SELECT \(PersonTable.columns), p.places_changed FROM caseload_place c
      JOIN person p ON p.municipality = c.municipality AND p.record = c.record
      WHERE \(matching) AND (c.place, c.record) \(sign) (?, ?) ORDER BY c.place\(order), c.record\(order) LIMIT ?
      """
  }

  /// Before everybody.
  private static let top: [SQLValue] = [.text(""), .text("")]

  /// The place and record that a cursor names; nil for none.
  ///
  /// The cursor stands in an address, so it holds no name and no risk, only the record and how often its places have
  /// changed. If they have changed since, nobody knows where the page before ended, and the list begins again: somebody
  /// seen twice is better than somebody never seen.
  private func place(
    _ cursor: String?, _ order: CaseloadOrder, _ own: OwnKey, _ connection: any Connection
  ) throws -> [SQLValue]? {
    guard let cursor = cursor.flatMap(Cursor.init(text:)) else { return nil }
    let row = try connection.first(
      "SELECT \(PersonTable.columns), p.places_changed FROM person p WHERE p.municipality = ? AND p.record = ?",
      text(cursor.record))
    guard let row, try Cursor(row).changes == cursor.changes else { return nil }
    return [.text(CaseloadPlace.place(try PersonTable.row(row, own), order)), .text(cursor.record)]
  }
}

private struct Cursor {
  let changes: Int64
  let record: String

  init(_ row: SQLRow) throws { (changes, record) = (try row.integer(PersonTable.width), try row.text(0)) }

  init?(text: String) {
    let parts = text.split(separator: ".", maxSplits: 1)
    guard parts.count == 2, let changes = Int64(parts[0]) else { return nil }
    (self.changes, record) = (changes, String(parts[1]))
  }

  var text: String { "\(changes).\(record)" }
}
