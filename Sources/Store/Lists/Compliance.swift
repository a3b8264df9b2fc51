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
    return try await engine.read { connection in
      var figures = ComplianceFigures()
      var group: ComplianceGroup?
      var unit: [UInt8] = []
      var counter = MarkCounter(norms: norms.count)
      func end() {
        guard let group else { return }
        let (persons, counted) = counter.figures(norms)
        figures.add(counted, persons: persons, in: group)
      }
      // Sorted as the rows lie, so that the rows of a group come after one another.
      try connection.each(
        """
        SELECT unit, pathway, marks FROM compliance WHERE \(condition)
        ORDER BY unit, pathway, record
        """, values
      ) { row in
        let pathway = try row.integer(1)
        let isSame = try row.bytes(0) { bytes in
          group != nil && Int64(group?.pathway ?? 0) == pathway && bytes.elementsEqual(unit)
        }
        if !isSame {
          end()
          unit = try row.bytes(0) { Array($0) }
          let name = String(decoding: unit, as: UTF8.self)
          group = ComplianceGroup(
            unit: name.isEmpty ? nil : UnitID(name), pathway: pathway == 0 ? nil : Int(pathway))
          counter = MarkCounter(norms: norms.count)
        }
        guard try row.bytes(2, { counter.add($0) }) else { throw MisreadValue(column: 2) }
      }
      end()
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
