internal import Casework
internal import CivilTime
internal import Desk

/// A ``ComplianceRow`` as a row of the table `compliance`.
enum ComplianceTable {
  static let table = Table(
    "compliance", keys: ["municipality", "fingerprint", "unit", "pathway", "record"],
    others: ["responsible", "evaluated", "changes_on", "marks"])

  static func values(_ row: ComplianceRow, _ record: RecordID, _ municipality: SQLValue) -> [SQLValue] {
    [
      municipality, .text(row.fingerprint), .text(row.unit?.text ?? ""), .integer(row.pathway ?? 0),
      .text(record.text), .text(row.responsible?.text ?? ""), .day(row.evaluated), .day(row.changesOn),
      .text(row.marks),
    ]
  }

  /// Which rows a scope covers under a fingerprint, and the values for it.
  static func condition(
    _ scope: ComplianceScope, _ fingerprint: String, _ municipality: SQLValue
  ) -> (sql: String, values: [SQLValue]) {
    // The empty text beside the others leads the engine to the few rows of one member of staff, and not to everybody's.
    var sql =
      scope.responsible == nil
      ? "municipality = ? AND fingerprint = ?" : "municipality || '' = ? AND fingerprint || '' = ?"
    var values: [SQLValue] = [municipality, .text(fingerprint)]
    if let responsible = scope.responsible {
      sql += " AND responsible = ?"
      values.append(.text(responsible.text))
    }
    if let unit = scope.unit {
      sql += " AND unit = ?"
      values.append(.text(unit.text))
    }
    if let pathway = scope.pathway {
      sql += " AND pathway = ?"
      values.append(.integer(pathway))
    }
    return (sql, values)
  }
}
