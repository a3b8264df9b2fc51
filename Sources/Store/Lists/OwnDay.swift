public import Casework
public import CivilTime
public import Desk

extension JournalStore {
  public func appointments(
    of staff: StaffID, from: Moment, to: Moment
  ) async throws(StoreFailure) -> [OfPerson<AppointmentRow>] {
    let own = try await seals.own()
    let values = text(staff.text) + [.integer(from.milliseconds), .integer(to.milliseconds)]
    return try await engine.read { connection in
      try connection.rows(
        """
        SELECT \(PersonTable.columns), a.appointment, a.starts_at, a.form, a.sealed, a.staff, a.staff_name
        FROM appointment a JOIN person p ON p.municipality = a.municipality AND p.record = a.record
        WHERE a.municipality = ? AND a.staff = ? AND a.starts_at >= ? AND a.starts_at < ?
        ORDER BY a.starts_at, a.record, a.appointment
        """, values
      ).map { row in try Self.ofPerson(row, own) { try PartTables.appointment(&$0, of: $1, own) } }
    }
  }

  public func tasks(
    of staff: StaffID, dueBy day: Day, after: String?, limit: Int
  ) async throws(StoreFailure) -> ListPage<OfPerson<TaskRow>> {
    let own = try await seals.own()
    let due = SQLValue.day(day)
    let values = text(staff.text) + [due, municipality, due]
    return try await engine.read { connection in
      let start = try taskPlace(after, connection)
      let rows = try connection.rows(
        """
        SELECT \(PersonTable.columns), t.task, t.sealed, t.due, t.urgent, t.owner FROM (\(Self.dueTasks)) t
        JOIN person p ON p.municipality = t.municipality AND p.record = t.record
        WHERE (1 - t.urgent, t.due, t.record, t.task) > (?, ?, ?, ?)
        ORDER BY 1 - t.urgent, t.due, t.record, t.task LIMIT ?
        """, values + start + [.integer(limit + 1)]
      ).map { row in try Self.ofPerson(row, own) { try PartTables.task(&$0, of: $1, own) } }
      let total = try connection.count("SELECT COUNT(*) FROM (\(Self.dueTasks)) t", values)
      return Self.page(rows, limit, total) { $0.task.text }
    }
  }

  private static let dueTasks = """
    SELECT municipality, record, task, sealed, due, urgent, owner FROM task
    WHERE municipality = ? AND owner = ? AND due <= ?
    UNION ALL
    SELECT municipality, record, task, sealed, due, urgent, owner FROM task
    WHERE municipality = ? AND owner = '' AND due <= ? AND urgent = 1
    """

  public func findings(
    of staff: StaffID, after: String?, limit: Int
  ) async throws(StoreFailure) -> ListPage<OfPerson<FindingRow>> {
    let own = try await seals.own()
    let key = text(staff.text)
    return try await engine.read { connection in
      let start = try findingPlace(after, connection)
      let rows = try connection.rows(
        """
        SELECT \(PersonTable.columns), f.norm, f.title, f.strength, f.status, f.due
        FROM finding f JOIN person p ON p.municipality = f.municipality AND p.record = f.record
        WHERE f.municipality = ? AND f.responsible = ? AND (f.strength_rank, f.due_key, f.record, f.norm) > (?, ?, ?, ?)
        ORDER BY f.strength_rank, f.due_key, f.record, f.norm LIMIT ?
        """, key + start + [.integer(limit + 1)]
      ).map { row in try Self.ofPerson(row, own) { reader, _ in try PartTables.finding(&reader) } }
      let total = try connection.count(
        "SELECT COUNT(*) FROM finding WHERE municipality = ? AND responsible = ?", key)
      return Self.page(rows, limit, total) { $0.norm }
    }
  }

  private static let start: [SQLValue] = [.integer(-1), .integer(0), .text(""), .text("")]

  /// Where the row that a cursor names stands now. Done meanwhile, it stands nowhere, and the list begins again:
  /// something seen twice is better than something never seen.
  private func taskPlace(_ after: String?, _ connection: any Connection) throws -> [SQLValue] {
    guard let cursor = after.flatMap(PartCursor.init(text:)) else { return Self.start }
    let row = try connection.first(
      "SELECT 1 - urgent, due FROM task WHERE municipality = ? AND record = ? AND task = ?",
      [municipality] + cursor.values)
    return row.map { $0.values + cursor.values } ?? Self.start
  }

  private func findingPlace(_ after: String?, _ connection: any Connection) throws -> [SQLValue] {
    guard let cursor = after.flatMap(PartCursor.init(text:)) else { return Self.start }
    let row = try connection.first(
      "SELECT strength_rank, due_key FROM finding WHERE municipality = ? AND record = ? AND norm = ?",
      [municipality] + cursor.values)
    return row.map { $0.values + cursor.values } ?? Self.start
  }

  private static func page<Part: Sendable>(
    _ rows: [OfPerson<Part>], _ limit: Int, _ total: Int, part: (Part) -> String
  ) -> ListPage<OfPerson<Part>> {
    let shown = Array(rows.prefix(limit))
    let next = rows.count > limit ? shown.last.map { PartCursor(record: $0.person.record, part: part($0.row)) } : nil
    return ListPage(rows: shown, next: next?.text, total: total)
  }

  public func raisedRisk(of staff: StaffID, since day: Day) async throws(StoreFailure) -> [PersonRow] {
    let own = try await seals.own()
    let values = text(staff.text) + [.day(day)]
    return try await engine.read { connection in
      try connection.rows(
        """
        SELECT \(PersonTable.columns) FROM person p WHERE p.municipality = ? AND p.responsible = ?
          AND p.is_open = 1 AND p.risk_raised = 1 AND p.risk_day >= ? ORDER BY p.risk_day DESC, p.record
        """, values
      ).map { try PersonTable.row($0, own) }
    }
  }

  public func offerUse() async throws(StoreFailure) -> [OfferID: Int] {
    let place = municipality
    return try await engine.read { connection in
      let rows = try connection.rows(
        """
        SELECT offer, COUNT(*) FROM measure WHERE municipality = ? AND running = 1 AND offer IS NOT NULL GROUP BY offer
        """, [place])
      let pairs = try rows.map { (OfferID(try $0.text(0)), Int(try $0.integer(1))) }
      return Dictionary(pairs, uniquingKeysWith: +)
    }
  }

  private static func ofPerson<Part: Sendable>(
    _ row: SQLRow, _ own: OwnKey, _ part: (inout SQLRowReader, RecordID) throws -> Part
  ) throws -> OfPerson<Part> {
    var reader = SQLRowReader(row)
    let person = try PersonTable.row(&reader, own)
    return OfPerson(person: person, row: try part(&reader, person.record))
  }
}

/// The last row of a page, by what it is and not by what it says: a cursor stands in an address.
private struct PartCursor {
  let record: String
  let part: String

  init(record: RecordID, part: String) { (self.record, self.part) = (record.text, part) }

  init?(text: String) {
    let parts = text.split(separator: "~", maxSplits: 1)
    guard parts.count == 2 else { return nil }
    (record, part) = (String(parts[0]), String(parts[1]))
  }

  var text: String { "\(record)~\(part)" }
  var values: [SQLValue] { [.text(record), .text(part)] }
}
