internal import Casework
public import CivilTime
public import Desk
public import Guidance

/// Figures of earlier days. One row for each norm in each group holds how many have each mark: `0:12 6:80 n:3`.
extension JournalStore {
  public func removals() async throws(StoreFailure) -> Int {
    let values = text(Self.decision)
    return try await engine.read { try $0.count(Self.countOfRemovals, values) }
  }

  private static let decision = "removal-decided/1"
  private static let countOfRemovals = "SELECT COUNT(*) FROM journal WHERE municipality = ? AND type = ?"

  public func keep(
    _ days: [Day: ComplianceFigures], fingerprint: String, removals: Int
  ) async throws(StoreFailure) {
    let place = municipality
    try await commits.perform { connection in
      try connection.run("DELETE FROM compliance_day_norm WHERE municipality = ?", [place])
      try connection.run("DELETE FROM compliance_day WHERE municipality = ?", [place])
      for (day, figures) in days {
        for (group, persons) in figures.persons {
          let key: [SQLValue] = [
            place, .day(day), .text(group.unit?.text ?? ""), .integer(group.pathway ?? 0),
          ]
          try connection.run(
            """
            INSERT INTO compliance_day (municipality, day, unit, pathway, persons, fingerprint, removals)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """, key + [.integer(persons), .text(fingerprint), .integer(removals)])
          for (norm, counts) in figures.norms[group] ?? [:] where counts.concerned > 0 {
            try connection.run(
              """
              INSERT INTO compliance_day_norm (municipality, day, unit, pathway, norm, marks) VALUES (?, ?, ?, ?, ?, ?)
              """, key + [.text(norm), .text(Self.text(counts))])
          }
        }
      }
    }
  }

  public func complianceDays() async throws(StoreFailure) -> [Day: String] {
    let (place, decisions) = (municipality, text(Self.decision))
    return try await engine.read { connection in
      let removals = try connection.count(Self.countOfRemovals, decisions)
      let rows = try connection.rows(
        "SELECT day, MIN(fingerprint), MIN(removals) FROM compliance_day WHERE municipality = ? AND day > ? GROUP BY day",
        [place, .day(.earliest)])
      return Dictionary(
        try rows.map { (try Self.day($0), try $0.integer(2) == Int64(removals) ? try $0.text(1) : "") },
        uniquingKeysWith: { $1 })
    }
  }

  public func compliance(on day: Day) async throws(StoreFailure) -> ComplianceFigures {
    let key = [municipality, SQLValue.day(day)]
    return try await engine.read { connection in
      var figures = ComplianceFigures()
      for row in try connection.rows(
        "SELECT unit, pathway, persons FROM compliance_day WHERE municipality = ? AND day = ?", key)
      { figures.add([:], persons: Int(try row.integer(2)), in: try Self.group(row, from: 0)) }
      for row in try connection.rows(
        "SELECT unit, pathway, norm, marks FROM compliance_day_norm WHERE municipality = ? AND day = ?", key)
      { figures.add([try row.text(2): Self.figures(try row.text(3))], persons: 0, in: try Self.group(row, from: 0)) }
      return figures
    }
  }

  public func complianceCourse(of norm: String) async throws(StoreFailure) -> [Day: ComplianceFigures] {
    let place = municipality
    return try await engine.read { connection in
      var days: [Day: ComplianceFigures] = [:]
      for row in try connection.rows(
        "SELECT day, unit, pathway, persons FROM compliance_day WHERE municipality = ? AND day > ?",
        [place, .day(.earliest)])
      {
        days[try Self.day(row), default: ComplianceFigures()]
          .add([:], persons: Int(try row.integer(3)), in: try Self.group(row, from: 1))
      }
      for row in try connection.rows(
        "SELECT day, unit, pathway, marks FROM compliance_day_norm WHERE municipality = ? AND norm = ? AND day > ? ORDER BY day",
        [place, .text(norm), .day(.earliest)])
      {
        days[try Self.day(row), default: ComplianceFigures()]
          .add([norm: Self.figures(try row.text(3))], persons: 0, in: try Self.group(row, from: 1))
      }
      return days
    }
  }

  private static func day(_ row: SQLRow) throws -> Day { Day(ordinal: Int32(clamping: try row.integer(0))) }

  private static func group(_ row: SQLRow, from column: Int) throws -> ComplianceGroup {
    let (unit, pathway) = (try row.text(column), Int(try row.integer(column + 1)))
    return ComplianceGroup(unit: unit.isEmpty ? nil : UnitID(unit), pathway: pathway == 0 ? nil : pathway)
  }

  private static func text(_ figures: NormFigures) -> String {
    figures.marks.map { "\(Character(UnicodeScalar($0.mark.code))):\($0.count)" }.joined(separator: " ")
  }

  private static func figures(_ text: String) -> NormFigures {
    var figures = NormFigures()
    for part in text.utf8.split(separator: UInt8(ascii: " ")) {
      guard let code = part.first, let mark = ComplianceMark(code: code), let count = Int(Substring(part.dropFirst(2)))
      else { continue }
      figures.add(mark, count)
    }
    return figures
  }
}
