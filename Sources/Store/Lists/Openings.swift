internal import Access
public import Casework
public import CivilTime
public import Desk

/// Self-authorised access that somebody has to see or review, as rows.
enum OpeningTables {
  static let openings = Table(
    "opening", keys: ["municipality", "record", "opening"],
    others: ["opened_at", "until_at", "staff", "staff_name", "unit_name", "reason", "words", "awaits_review"])
  static let notices = Table("opening_notice", keys: ["municipality", "record", "opening", "told"])

  static func values(_ row: OpeningRow) -> [SQLValue] {
    [
      .text(row.grant.text), .integer(row.at.milliseconds), .integer(row.until.milliseconds), .text(row.staff.text),
      .text(row.staffName), .text(row.unitName), .text(row.reason.rawValue), .text(row.words), .flag(row.awaitsReview),
    ]
  }

  static func notices(_ row: OpeningRow) -> [[SQLValue]] {
    row.unseenBy.map { [.text(row.grant.text), .text($0.text)] }
  }

  /// A person and one opening, from a row with the person's columns first.
  static func item(_ row: SQLRow) throws -> OfPerson<OpeningRow> {
    var reader = SQLRowReader(row)
    let person = try PersonTable.row(&reader)
    let grant = ItemID(try reader.text())
    let (at, until) = (Moment(milliseconds: try reader.integer()), Moment(milliseconds: try reader.integer()))
    let (staff, name, unit) = (StaffID(try reader.text()), try reader.text(), try reader.text())
    let reason = OpeningReason(rawValue: try reader.text()) ?? .control
    let opening = OpeningRow(
      grant: grant, at: at, until: until, staff: staff, staffName: name, unitName: unit, reason: reason,
      words: try reader.text(), awaitsReview: try reader.flag(), unseenBy: [])
    return OfPerson(person: person, row: opening)
  }
}

extension JournalStore {
  private static let selectOpenings = """
    SELECT \(PersonTable.columns), \(OpeningTables.openings.columns.dropFirst(2).map { "o.\($0)" }.joined(separator: ", "))
    FROM opening o JOIN person p ON p.municipality = o.municipality AND p.record = o.record
    """

  public func notices(of staff: StaffID) async throws(StoreFailure) -> [OfPerson<OpeningRow>] {
    let sql = """
      \(Self.selectOpenings) JOIN opening_notice n
        ON n.municipality = o.municipality AND n.record = o.record AND n.opening = o.opening
      WHERE n.municipality = ? AND n.told = ? ORDER BY o.opened_at, o.opening
      """
    let values = text(staff.text)
    return try await engine.read { try $0.rows(sql, values).map(OpeningTables.item) }
  }

  public func openings(of unit: UnitID?, limit: Int) async throws(StoreFailure) -> [OfPerson<OpeningRow>] {
    let sql = """
      \(Self.selectOpenings) WHERE o.municipality = ? AND o.awaits_review = 1\(unit == nil ? "" : " AND p.unit = ?")
      ORDER BY o.opened_at, o.opening LIMIT ?
      """
    let values = [municipality] + (unit.map { [SQLValue.text($0.text)] } ?? []) + [.integer(limit)]
    return try await engine.read { try $0.rows(sql, values).map(OpeningTables.item) }
  }

  public func keep(_ review: LookReview) async throws(StoreFailure) {
    let values: [SQLValue] = [
      municipality, .text(review.look), .integer(review.at.milliseconds), .text(review.verdict.rawValue),
      .text(review.note), .text(review.reviewer.text), .text(review.reviewerName),
    ]
    try await commits.perform { connection in
      try connection.run(
        """
        INSERT INTO look_review (municipality, look, at, verdict, note, staff, name) VALUES (?, ?, ?, ?, ?, ?, ?)
        """, values)
    }
  }

  public func lookReviews(since: Moment) async throws(StoreFailure) -> [String: LookReview] {
    let values = [municipality, .integer(since.milliseconds)]
    return try await engine.read { connection in
      let rows = try connection.rows(
        "SELECT look, at, verdict, note, staff, name FROM look_review WHERE municipality = ? AND at >= ? ORDER BY at",
        values)
      let reviews = try rows.map { row in
        var reader = SQLRowReader(row)
        let look = try reader.text()
        let at = Moment(milliseconds: try reader.integer())
        let verdict = ReviewVerdict(rawValue: try reader.text()) ?? .questioned
        return LookReview(
          look: look, verdict: verdict, note: try reader.text(), reviewer: StaffID(try reader.text()),
          reviewerName: try reader.text(), at: at)
      }
      // A later conclusion stands in place of an earlier one; both are kept.
      return Dictionary(reviews.map { ($0.look, $0) }, uniquingKeysWith: { $1 })
    }
  }
}
