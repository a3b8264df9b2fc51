public import Casework
public import CivilTime
public import Desk

extension JournalStore {
  public func appointments(
    of staff: StaffID, from: Moment, to: Moment
  ) async throws(StoreFailure) -> [OfPerson<AppointmentRow>] {
    let values = text(staff.text) + [.integer(from.milliseconds), .integer(to.milliseconds)]
    return try await engine.read { connection in
      try connection.rows(
        """
        SELECT \(PersonTable.columns), a.appointment, a.starts_at, a.form, a.place, a.staff, a.staff_name
        FROM appointment a JOIN person p ON p.municipality = a.municipality AND p.record = a.record
        WHERE a.municipality = ? AND a.staff = ? AND a.starts_at >= ? AND a.starts_at < ?
        ORDER BY a.starts_at, a.record, a.appointment
        """, values
      ).map { try Self.ofPerson($0, PartTables.appointment) }
    }
  }

  public func tasks(
    of staff: StaffID, dueBy day: Day, limit: Int
  ) async throws(StoreFailure) -> [OfPerson<TaskRow>] {
    let due = SQLValue.day(day)
    let values = text(staff.text) + [due, municipality, due, .integer(limit)]
    return try await engine.read { connection in
      try connection.rows(
        """
        SELECT \(PersonTable.columns), t.task, t.what, t.due, t.urgent, t.owner FROM (
          SELECT municipality, record, task, what, due, urgent, owner FROM task
          WHERE municipality = ? AND owner = ? AND due <= ?
          UNION ALL
          SELECT municipality, record, task, what, due, urgent, owner FROM task
          WHERE municipality = ? AND owner = '' AND due <= ? AND urgent = 1) t
        JOIN person p ON p.municipality = t.municipality AND p.record = t.record
        ORDER BY t.urgent DESC, t.due, t.record, t.task LIMIT ?
        """, values
      ).map { try Self.ofPerson($0, PartTables.task) }
    }
  }

  public func findings(of staff: StaffID, limit: Int) async throws(StoreFailure) -> ListPage<OfPerson<FindingRow>> {
    let key = text(staff.text)
    return try await engine.read { connection in
      let rows = try connection.rows(
        """
        SELECT \(PersonTable.columns), f.norm, f.title, f.strength, f.status, f.due
        FROM finding f JOIN person p ON p.municipality = f.municipality AND p.record = f.record
        WHERE f.municipality = ? AND f.responsible = ?
        ORDER BY f.strength_rank, f.due_key, f.record, f.norm LIMIT ?
        """, key + [.integer(limit)]
      ).map { try Self.ofPerson($0, PartTables.finding) }
      let total = try connection.count(
        "SELECT COUNT(*) FROM finding WHERE municipality = ? AND responsible = ?", key)
      return ListPage(rows: rows, next: nil, total: total)
    }
  }

  public func raisedRisk(of staff: StaffID, since day: Day) async throws(StoreFailure) -> [PersonRow] {
    let values = text(staff.text) + [.day(day)]
    return try await engine.read { connection in
      try connection.rows(
        """
        SELECT \(PersonTable.columns) FROM person p WHERE p.municipality = ? AND p.responsible = ?
          AND p.is_open = 1 AND p.risk_raised = 1 AND p.risk_day >= ? ORDER BY p.risk_day DESC, p.record
        """, values
      ).map(PersonTable.row)
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
    _ row: SQLRow, _ part: (inout SQLRowReader) throws -> Part
  ) throws -> OfPerson<Part> {
    var reader = SQLRowReader(row)
    return OfPerson(person: try PersonTable.row(&reader), row: try part(&reader))
  }
}
