internal import CivilTime

/// A question that counts part and whole on each of some days, with the day as `t.day`.
struct FigureQuery: Sendable {
  /// The columns after the day, and all from `JOIN` to the conditions.
  private let counted: String
  private let source: String
  /// The values in the order of their marks; nil for the municipality.
  let values: [SQLValue?]

  /// How far back a figure over a period looks.
  static let days = 90

  private init(_ counted: String, _ source: String, _ values: [SQLValue?]) {
    (self.counted, self.source, self.values) = (counted, source, values)
  }

  /// The days are numbers of our own and stand in the text, which spares each engine's way of typing a lone value.
  func sql(_ days: [Day]) -> String {
    let rows = days.map { "SELECT \($0.ordinal) AS day, \(Self.end(of: $0)) AS ends, \(Self.start(of: $0)) AS starts" }
    return "SELECT t.day, \(counted) FROM (\(rows.joined(separator: " UNION ALL "))) t \(source) GROUP BY t.day"
  }

  private static func end(of day: Day) -> Int64 { Moment(day: day.adding(days: 1), time: .midnight).milliseconds }

  private static func start(of day: Day) -> Int64 {
    Moment(day: day.adding(days: 1 - days), time: .midnight).milliseconds
  }

  private static let isOpen = "f.municipality = ? AND f.opened <= t.day AND (f.ended IS NULL OR f.ended > t.day)"

  private static func sum(_ condition: String) -> String { "SUM(CASE WHEN \(condition) THEN 1 ELSE 0 END)" }

  /// Those followed up of whom one thing is so, and of them those of whom another is so too.
  static func open(_ whole: String, _ part: String) -> FigureQuery {
    FigureQuery(
      "\(sum("f.\(part) <= t.day")), COUNT(*)", "JOIN follow_up f ON \(isOpen) AND f.\(whole) <= t.day", [nil])
  }

  static let crisisPlan = FigureQuery(
    "\(sum("f.crisis_plan <= t.day")), COUNT(*)",
    "JOIN follow_up f ON \(isOpen) AND f.pathway = 3 AND f.pathway_since <= t.day", [nil])

  // Of an erased enquiry neither channel nor the day it was closed is known.
  static let openEnquiries = FigureQuery(
    "COUNT(*), COUNT(*)",
    """
    JOIN enquiry e ON e.municipality = ? AND e.received < t.ends AND (e.closed IS NULL OR e.closed >= t.ends)
      AND e.erased IS NULL
    """, [nil])

  static let withoutReferral = FigureQuery(
    "\(sum("e.channel NOT IN ('gp', 'ward-discharge')")), COUNT(*)",
    "JOIN enquiry e ON e.municipality = ? AND e.received >= t.starts AND e.received < t.ends AND e.erased IS NULL",
    [nil])

  /// The form is the one word of a contact that stands in the open, beside the sealed text.
  static func contacts(_ forms: [String]) -> FigureQuery {
    let isForm = forms.map { _ in "j.detail = ?" }.joined(separator: " OR ")
    return FigureQuery(
      "\(sum(isForm)), COUNT(*)",
      """
      JOIN journal j ON j.municipality = ? AND j.type = 'contact-held/1' AND j.day > t.day - \(days) AND j.day <= t.day
      """, forms.map { .text($0) } + [nil])
  }

  /// The sum beside the day keeps the engine to each person's own few, instead of everybody's in the period.
  static let feedback = FigureQuery(
    """
    \(sum("""
      EXISTS (SELECT 1 FROM journal j WHERE j.municipality = f.municipality AND j.record = f.record
        AND j.type IN ('instrument-scored/1', 'goal/1') AND j.day + 0 > t.day - \(days) AND j.day + 0 <= t.day)
      """)), COUNT(*)
    """, "JOIN follow_up f ON \(isOpen)", [nil])
}
