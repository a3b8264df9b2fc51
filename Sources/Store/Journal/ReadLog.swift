public import Casework
internal import CivilTime
public import Desk

extension JournalStore {
  public func logRead(_ read: ReadOfPerson) async throws(StoreFailure) { try await logReads([read]) }

  public func logReads(_ reads: [ReadOfPerson]) async throws(StoreFailure) {
    let rows: [[SQLValue]] = reads.map { read in
      [
        municipality, .text(read.record.text), .integer(read.at.milliseconds), .text(read.staff.text),
        .text(read.name), .text(read.role), .text(read.unit.text), .text(read.what), .text(read.basis),
      ]
    }
    try await commits.perform { connection in
      for values in rows {
        try connection.run(
          """
          INSERT INTO read_log (municipality, record, at, staff, name, role, unit, what, basis)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
          """, values)
      }
    }
  }

  public func reads(of record: RecordID, limit: Int) async throws(StoreFailure) -> [ReadOfPerson] {
    let values = text(record.text) + [.integer(limit)]
    return try await engine.read { connection in
      let rows = try connection.rows(
        """
        SELECT staff, name, role, unit, what, basis, at FROM read_log WHERE municipality = ? AND record = ?
        ORDER BY at DESC LIMIT ?
        """, values)
      return try rows.map { row in
        var reader = SQLRowReader(row)
        return ReadOfPerson(
          record: record, staff: StaffID(try reader.text()), name: try reader.text(), role: try reader.text(),
          unit: UnitID(try reader.text()), what: try reader.text(), basis: try reader.text(),
          at: Moment(milliseconds: try reader.integer()))
      }
    }
  }
}
