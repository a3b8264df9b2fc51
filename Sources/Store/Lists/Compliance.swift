public import Casework
public import CivilTime
public import Desk
public import Guidance

extension JournalStore {
  public func compliance(
    _ scope: ComplianceScope, _ guide: Guide
  ) async throws(StoreFailure) -> ComplianceFigures {
    let (condition, values) = ComplianceTable.condition(scope, guide.fingerprint, municipality)
    let norms = guide.norms
    let joining = engine.dialect.joining
    return try await engine.read { connection in
      var figures = ComplianceFigures()
      // A group's marks in one text: a row at a time costs more than counting it.
      try connection.each(
        """
        SELECT unit, pathway, COUNT(*), \(joining)(marks, '') FROM compliance WHERE \(condition)
        GROUP BY unit, pathway ORDER BY unit, pathway
        """, values
      ) { row in
        let unit = try row.bytes(0) { String(decoding: $0, as: UTF8.self) }
        let (pathway, persons) = (Int(try row.integer(1)), Int(try row.integer(2)))
        var counter = MarkCounter(norms: norms.count)
        guard try row.bytes(3, { counter.add($0, rows: persons) }) else { throw MisreadValue(column: 3) }
        let group = ComplianceGroup(unit: unit.isEmpty ? nil : UnitID(unit), pathway: pathway == 0 ? nil : pathway)
        figures.add(counter.figures(norms).figures, persons: persons, in: group)
      }
      return figures
    }
  }

  public func records(
    standing statuses: Set<FindingStatus>, onNorm place: Int, _ scope: ComplianceScope, fingerprint: String,
    after cursor: RecordID?, limit: Int
  ) async throws(StoreFailure) -> [(RecordID, CaseState)] {
    let (condition, asked) = ComplianceTable.condition(scope, fingerprint, municipality)
    let codes = ComplianceMark.codes(of: statuses).map { SQLValue.text(String(UnicodeScalar($0))) }
    guard !codes.isEmpty else { return [] }
    let marks = codes.map { _ in "?" }.joined(separator: ", ")
    let found = asked + [.integer(place + 1)] + codes
    return try await states(
      """
      SELECT record, version, format, sealed FROM case_state WHERE municipality = ? AND record IN (
        SELECT record FROM (SELECT record FROM compliance WHERE \(condition)
          AND substr(marks, ?, 1) IN (\(marks)) AND record || '' > ? ORDER BY record || '' LIMIT ?) t) ORDER BY record
      """, [municipality] + found + [.text(cursor?.text ?? ""), .integer(limit)])
  }

  /// Rows of other norms on either side of the fingerprint, and those whose day has come: three stretches of one index.
  private static let outdatedRows = """
    SELECT record FROM compliance WHERE municipality = ? AND fingerprint = ? AND changes_on <= ?
    UNION ALL SELECT record FROM compliance WHERE municipality = ? AND fingerprint < ?
    UNION ALL SELECT record FROM compliance WHERE municipality = ? AND fingerprint > ?
    """

  private func outdatedValues(_ fingerprint: String, _ day: Day) -> [SQLValue] {
    let print = SQLValue.text(fingerprint)
    return [municipality, print, .day(day), municipality, print, municipality, print]
  }

  public func outdated(
    _ fingerprint: String, through day: Day, limit: Int
  ) async throws(StoreFailure) -> [(RecordID, CaseState)] {
    try await states(
      """
      SELECT record, version, format, sealed FROM case_state WHERE municipality = ? AND record IN
        (SELECT record FROM (\(Self.outdatedRows)) t LIMIT ?) ORDER BY record
      """, [municipality] + outdatedValues(fingerprint, day) + [.integer(limit)])
  }

  public func countOutdated(_ fingerprint: String, through day: Day) async throws(StoreFailure) -> Int {
    let values = outdatedValues(fingerprint, day)
    return try await engine.read { try $0.count("SELECT COUNT(*) FROM (\(Self.outdatedRows)) t", values) }
  }
}
