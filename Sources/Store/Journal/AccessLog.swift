internal import Access
public import Casework
public import CivilTime
public import Desk
internal import Identity

/// The access log of one node: each line's digest covers the line before it, so that a changed, removed, inserted or
/// reordered line shows.
struct AccessLog: Sendable {
  let municipality: SQLValue
  /// The machine that writes. Each has a chain of its own, so that no two wait for each other.
  let node: String

  static let columns = """
    record, kind, staff, name, role, unit, what, basis, purpose, relation, signals, sign_in, at,
    client
    """

  func append(_ lines: [AccessLine], _ connection: any Connection) throws {
    guard !lines.isEmpty else { return }
    let last = try connection.first(
      """
      SELECT number, digest FROM access_log WHERE municipality = ? AND node = ? AND number > 0
      ORDER BY number DESC LIMIT 1
      """, [municipality, .text(node)])
    var number = try last?.integer(0) ?? 0
    var digest = try last?.text(1) ?? ""
    for line in lines {
      number += 1
      let values = Self.values(line)
      digest = Self.digest(values, number: number, after: digest)
      try connection.run(
        """
        INSERT INTO access_log (municipality, \(Self.columns), node, number, digest)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """, [municipality] + values + [.text(node), .integer(number), .text(digest)])
    }
  }

  private static func values(_ line: AccessLine) -> [SQLValue] {
    [
      .text(line.record.text), .text(line.kind.rawValue), .text(line.staff.text), .text(line.name), .text(line.role),
      .text(line.unit.text), .text(line.what), .text(line.basis), .text(line.purpose.rawValue),
      .text(line.relation.rawValue), .text(line.signals.map(\.rawValue).sorted().joined(separator: " ")),
      .text(line.signIn), .integer(line.at.milliseconds), .text(line.client),
    ]
  }

  /// Each value with its length before it: no two different lines read the same. An address that is not there is left
  /// out, as in the lines from before it was kept.
  static func digest(_ values: [SQLValue], number: Int64, after previous: String) -> String {
    var text = "\(previous)|\(number)"
    let hasClient = if case .text("") = values.last { false } else { true }
    for value in hasClient ? values[...] : values.dropLast() {
      let written =
        switch value {
        case .text(let text): text
        case .integer(let number): String(number)
        case .null, .real, .blob: ""
        }
      text += "|\(written.utf8.count):\(written)"
    }
    return Secret.digest(text)
  }

  static func line(_ row: SQLRow) throws -> AccessLine {
    var reader = SQLRowReader(row)
    let record = RecordID(try reader.text())
    let kind = AccessLine.Kind(rawValue: try reader.text()) ?? .read
    let (staff, name, role) = (StaffID(try reader.text()), try reader.text(), try reader.text())
    let (unit, what, basis) = (UnitID(try reader.text()), try reader.text(), try reader.text())
    let purpose = AccessPurpose(rawValue: try reader.text()) ?? .care
    let relation = Relation(rawValue: try reader.text()) ?? .none
    let signals = Set(try reader.text().split(separator: " ").compactMap { AccessSignal(rawValue: String($0)) })
    let (signIn, at) = (try reader.text(), Moment(milliseconds: try reader.integer()))
    return AccessLine(
      kind, record: record, staff: staff, name: name, role: role, unit: unit, what: what, basis: basis,
      purpose: purpose, relation: relation, signals: signals, signIn: signIn, client: try reader.text(), at: at)
  }
}

extension JournalStore {
  public func log(_ lines: [AccessLine]) async throws(StoreFailure) {
    try await commits.end(CommitEnd(log: lines))
  }

  public func accessLog(of record: RecordID, limit: Int) async throws(StoreFailure) -> [AccessLine] {
    try await accessLines("record = ?", [.text(record.text)], limit)
  }

  public func signalled(since: Moment, limit: Int) async throws(StoreFailure) -> [AccessLine] {
    try await accessLines("at >= ? AND signals <> ''", [.integer(since.milliseconds)], limit)
  }

  private func accessLines(
    _ condition: String, _ values: [SQLValue], _ limit: Int
  ) async throws(StoreFailure) -> [AccessLine] {
    let values = [municipality] + values + [.integer(limit)]
    let sql = """
      SELECT \(AccessLog.columns) FROM access_log WHERE municipality = ? AND \(condition)
      ORDER BY at DESC, number DESC LIMIT ?
      """
    return try await engine.read { try $0.rows(sql, values).map(AccessLog.line) }
  }

  public func dailyLooks(since: Day) async throws(StoreFailure) -> [DailyLooks] {
    let values = [municipality, .integer(Moment(day: since, time: .midnight).milliseconds)]
    return try await engine.read { connection in
      // Days are Norwegian days, so the instants are gathered here and not by the database's own calendar.
      var persons: [LookerDay: Set<String>] = [:]
      var lookers: [StaffID: (name: String, role: String, unit: UnitID)] = [:]
      for row in try connection.rows(
        """
        SELECT staff, record, MAX(at), MAX(name), MAX(role), MAX(unit) FROM access_log
        WHERE municipality = ? AND at >= ? AND record <> '' AND kind IN ('read', 'opened')
        GROUP BY staff, record, at / 3600000
        """, values)
      {
        let staff = StaffID(try row.text(0))
        let day = Moment(milliseconds: try row.integer(2)).day
        persons[LookerDay(staff: staff, day: day), default: []].insert(try row.text(1))
        lookers[staff] = (try row.text(3), try row.text(4), UnitID(try row.text(5)))
      }
      return persons.compactMap { key, records in
        lookers[key.staff].map {
          DailyLooks(
            staff: key.staff, name: $0.name, role: $0.role, unit: $0.unit, day: key.day, persons: records.count)
        }
      }
    }
  }

  /// Reads the whole log and tells the first line of each node that does not follow from the one before it.
  ///
  /// - Returns: for each node, how many lines there are, the digest of the last, and the number that is wrong.
  public func verifyAccessLog() async throws(StoreFailure) -> [AccessLogCheck] {
    let municipality = municipality
    return try await engine.read { connection in
      let nodes = try connection.rows(
        "SELECT DISTINCT node FROM access_log WHERE municipality = ? AND number > 0 ORDER BY node", [municipality])
      return try nodes.map { node in
        var check = AccessLogCheck(node: try node.text(0), lines: 0, digest: "", broken: nil)
        while check.broken == nil {
          let rows = try connection.rows(
            """
            SELECT \(AccessLog.columns), number, digest FROM access_log
            WHERE municipality = ? AND node = ? AND number > ? ORDER BY number LIMIT 1000
            """, [municipality, .text(check.node), .integer(check.lines)])
          guard !rows.isEmpty else { break }
          for row in rows where check.broken == nil { try check.follow(row) }
        }
        return check
      }
    }
  }
}

private struct LookerDay: Hashable {
  let staff: StaffID
  let day: Day
}

/// What the reading of one node's log found.
public struct AccessLogCheck: Hashable, Sendable {
  public let node: String
  /// How many lines follow from each other, from the first.
  public internal(set) var lines: Int
  /// The digest of the last of them. Kept outside the database, it also shows whether the end has been cut off.
  public internal(set) var digest: String
  /// The number of the first line that does not follow; nil when all do.
  public internal(set) var broken: Int?

  fileprivate mutating func follow(_ row: SQLRow) throws {
    let width = row.values.count - 2
    let number = try row.integer(width)
    let expected = AccessLog.digest(Array(row.values.prefix(width)), number: number, after: digest)
    guard number == Int64(lines + 1), try row.text(width + 1) == expected else {
      broken = lines + 1
      return
    }
    (lines, digest) = (lines + 1, expected)
  }
}
