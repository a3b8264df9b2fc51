public import Casework
internal import CivilTime
public import Desk

extension JournalStore {
  public func accessLog(
    of record: RecordID, _ filter: AccessLogFilter, limit: Int
  ) async throws(StoreFailure) -> ListPage<AccessLine> {
    var (condition, values) = ("record = ?", text(record.text))
    func and(_ more: String, _ value: SQLValue) {
      condition += " AND \(more)"
      values.append(value)
    }
    if let staff = filter.staff { and("staff = ?", .text(staff.text)) }
    if let from = filter.from { and("at >= ?", .integer(Moment(day: from, time: .midnight).milliseconds)) }
    if let last = filter.through {
      and("at < ?", .integer(Moment(day: last.adding(days: 1), time: .midnight).milliseconds))
    }
    let (counted, countValues) = (condition, values)
    if let place = filter.after.flatMap(LogPlace.init(text:)) {
      condition += " AND (at, node, number) < (?, ?, ?)"
      values += place.values
    }
    let (asked, askedValues) = (condition, values + [.integer(limit + LogPlace.twins)])
    return try await engine.read { connection in
      let rows = try connection.rows(
        """
        SELECT \(AccessLog.columns), node, number FROM access_log WHERE municipality = ? AND \(asked)
        ORDER BY at DESC, node DESC, number DESC LIMIT ?
        """, askedValues)
      let total = try connection.count(
        "SELECT COUNT(*) FROM access_log WHERE municipality = ? AND \(counted)", countValues)
      var (lines, last): ([AccessLine], LogPlace?) = ([], nil)
      for row in rows {
        let place = try LogPlace(row)
        // Lines from before the chain have no number of their own: those of one moment stay on one page.
        if lines.count >= limit, place != last {
          return ListPage(rows: lines, next: last?.text, total: total)
        }
        lines.append(try AccessLog.line(row))
        last = place
      }
      return ListPage(rows: lines, next: nil, total: total)
    }
  }

  public func lookers(of record: RecordID) async throws(StoreFailure) -> [(staff: StaffID, name: String)] {
    let values = text(record.text)
    return try await engine.read { connection in
      try connection.rows(
        """
        SELECT staff, MAX(name) FROM access_log WHERE municipality = ? AND record = ? GROUP BY staff
        """, values
      ).map { (staff: StaffID(try $0.text(0)), name: try $0.text(1)) }.sorted { $0.name < $1.name }
    }
  }
}

/// The place of one line in the log: when, on which node, and its number there.
private struct LogPlace: Hashable, Sendable {
  /// The most lines of one moment from before the chain.
  static let twins = 100

  let at: Int64
  let node: String
  let number: Int64

  init(_ row: SQLRow) throws {
    let width = row.values.count
    (node, number) = (try row.text(width - 2), try row.integer(width - 1))
    at = try row.integer(width - 4)
  }

  init?(text: String) {
    let parts = text.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let at = Int64(parts[0]), let number = Int64(parts[1]), parts[2].utf8.count <= 200 else {
      return nil
    }
    (self.at, self.number, node) = (at, number, String(parts[2]))
  }

  var text: String { "\(at).\(number).\(node)" }
  var values: [SQLValue] { [.integer(at), .text(node), .integer(number)] }
}
