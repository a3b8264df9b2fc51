internal import Casework
internal import CivilTime
internal import Desk
internal import Instruments

/// Where an open record stands in each caseload and order, as text that sorts the way the list does.
enum CaseloadPlace {
  static let table = Table(
    "caseload_place", keys: ["municipality", "scope", "ordering", "place", "record"],
    others: ["unit", "pathway", "discuss"])

  static let everybody = "*"
  static func scope(_ unit: UnitID) -> String { "u" + unit.text }
  static func scope(_ responsible: StaffID) -> String { "r" + responsible.text }

  /// The order's permanent number in the table.
  static func number(_ order: CaseloadOrder) -> SQLValue {
    switch order {
    case .attention: .integer(Int64(1))
    case .name: .integer(Int64(2))
    case .lastContact: .integer(Int64(3))
    case .nextAppointment: .integer(Int64(4))
    case .pathway: .integer(Int64(5))
    case .risk: .integer(Int64(6))
    case .course: .integer(Int64(7))
    }
  }

  /// One row for each caseload the record is in and each order; none for a closed record.
  static func rows(_ person: PersonRow, _ municipality: SQLValue) -> [[SQLValue]] {
    guard person.isOpen else { return [] }
    let scopes = [everybody] + [person.unit.map(scope), person.responsible.map(scope)].compactMap { $0 }
    let filters: [SQLValue] = [
      .text(person.unit?.text ?? ""), .integer(person.pathway ?? 0), .flag(!person.discuss.isEmpty),
    ]
    return CaseloadOrder.allCases.flatMap { order in
      let place = SQLValue.text(place(person, order))
      return scopes.map { scope in
        [municipality, .text(scope), number(order), place, .text(person.record.text)] + filters
      }
    }
  }

  static func place(_ person: PersonRow, _ order: CaseloadOrder) -> String {
    switch order {
    case .attention: attention(person)
    case .name: Naming.sortKey(person)
    case .lastContact: sorted(person.lastContact)
    case .nextAppointment: person.nextAppointment.map { digits($0.milliseconds, 15) } ?? "~"
    case .pathway: "\(person.pathway ?? 9)" + sorted(person.pathwaySince)
    case .risk: "\(rank(person))" + sorted(person.riskDay)
    case .course: "\(courseRank(person))" + latestFirst(person.courseDay)
    }
  }

  /// High risk first, then what is overdue, then what a `skal` lacks, then what is due, then whom the team shall discuss.
  private static func attention(_ person: PersonRow) -> String {
    let isHigh = person.riskLevel == RiskAnswer.high.rawValue
    let reasons = [isHigh, person.overdue > 0, person.missingMust > 0, person.due > 0, !person.discuss.isEmpty]
    let tier = reasons.firstIndex(of: true) ?? reasons.count
    let counts = [person.overdue, person.missingMust, person.due].map { digits(Int64(999 - min($0, 999)), 3) }
    return "\(tier)" + counts.joined() + "\(rank(person))" + sorted(person.lastContact)
  }

  /// Not knowing a risk weighs more than knowing it to be low.
  private static func rank(_ person: PersonRow) -> Int {
    switch RiskAnswer(rawValue: person.riskLevel) {
    case .high: 0
    case .moderate: 1
    case .unknown, .declined: 2
    case .low: 3
    case .some(.none): 4
    case .notAssessed, nil: 5
    }
  }

  /// The courses that ask most first, and last those that nothing can be said of.
  private static func courseRank(_ person: PersonRow) -> Int {
    switch person.course {
    case .offTrack: 0
    case .notOnTrack: 1
    case .undecided: 2
    case .onTrack: 3
    case .reached: 4
    case nil: 5
    }
  }

  private static func latestFirst(_ day: Day?) -> String {
    digits(9_999_999 - (day.map { Int64($0.ordinal) - Int64(Day.earliest.ordinal) } ?? 0), 7)
  }

  /// The oldest first, and before it those that never were.
  private static func sorted(_ day: Day?) -> String {
    day.map { digits(Int64($0.ordinal) - Int64(Day.earliest.ordinal) + 1, 7) } ?? "0000000"
  }

  private static func digits(_ number: Int64, _ width: Int) -> String {
    let text = String(max(number, 0))
    return String(repeating: "0", count: max(width - text.count, 0)) + text
  }
}
