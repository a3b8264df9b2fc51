internal import CivilTime
internal import Desk
internal import Guidance

/// A finding's strength and status in a list. Red is for a `skal` past its day and nothing else.
enum FindingRowWords {
  static func tag(_ finding: FindingRow, on day: Day) -> Tag {
    let isMust = finding.strength == Strength.must.rawValue
    guard let due = finding.due else { return Tag("\(finding.strength) · \(finding.status)", .due, sign: "○") }
    let words = "\(finding.strength) · \(DueWords.words(due, on: day))"
    return Tag(words, isMust && DueWords.isLate(due, on: day) ? .danger : .due)
  }
}
