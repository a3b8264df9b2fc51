internal import Casework
internal import CivilTime
internal import Desk
internal import Instruments

/// An ``OutcomeRow`` as a row of the table `outcome`.
enum OutcomeTable {
  static let table = Table(
    "outcome",
    keys: [
      "municipality", "instrument", "unit", "offer", "pathway", "scores", "first_score", "last_score", "record",
      "measure",
    ], others: ["ended"])

  static func values(_ row: OutcomeRow, _ record: RecordID, _ municipality: SQLValue) -> [SQLValue] {
    [
      municipality, .text(row.instrument), .text(row.unit?.text ?? ""), .text(row.offer?.text ?? ""),
      .integer(row.pathway ?? 0),
    ] + values(row.scores) + [.text(record.text), .text(row.measure?.text ?? ""), .day(row.ended)]
  }

  private static func values(_ scores: OutcomeScores) -> [SQLValue] {
    switch scores {
    case .none: [.integer(0), .integer(0), .integer(0)]
    case .one: [.integer(1), .integer(0), .integer(0)]
    case .pair(let pair): [.integer(2), .integer(pair.first), .integer(pair.last)]
    }
  }

  static func scores(_ count: Int, _ first: Int, _ last: Int) -> OutcomeScores {
    switch count {
    case 0: .none
    case 1: .one
    default: .pair(ScorePair(first: first, last: last))
    }
  }
}
