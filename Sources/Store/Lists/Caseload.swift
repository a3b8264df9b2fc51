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
    let page = """
      SELECT \(PersonTable.columns), p.places_changed FROM caseload_place c
      JOIN person p ON p.municipality = c.municipality AND p.record = c.record
      WHERE \(matching) AND (c.place, c.record) > (?, ?) ORDER BY c.place, c.record LIMIT ?
      """
    let limit = max(filter.limit, 1)
    return try await engine.read { [values] connection in
      let start = try place(after: filter, connection)
      let rows = try connection.rows(page, values + start + [.integer(limit + 1)])
      let total = try connection.count("SELECT COUNT(*) FROM caseload_place c WHERE \(matching)", values)
      return ListPage(
        rows: try rows.prefix(limit).map(PersonTable.row),
        next: rows.count > limit ? try Cursor(rows[limit - 1]).text : nil, total: total)
    }
  }

  /// The place and record that the page begins after.
  ///
  /// The cursor stands in an address, so it holds no name and no risk, only the record and how often its places have
  /// changed. If they have changed since, nobody knows where the page before ended, and the list begins again: somebody
  /// seen twice is better than somebody never seen.
  private func place(after filter: CaseloadFilter, _ connection: any Connection) throws -> [SQLValue] {
    let start: [SQLValue] = [.text(""), .text("")]
    guard let cursor = filter.after.flatMap(Cursor.init(text:)) else { return start }
    let row = try connection.first(
      "SELECT \(PersonTable.columns), p.places_changed FROM person p WHERE p.municipality = ? AND p.record = ?",
      text(cursor.record))
    guard let row, try Cursor(row).changes == cursor.changes else { return start }
    return [.text(CaseloadPlace.place(try PersonTable.row(row), filter.order)), .text(cursor.record)]
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
