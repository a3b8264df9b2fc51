internal import Casework
internal import CivilTime
internal import Desk

/// What a list says of somebody's risk: which, how high and how old the judgement is.
enum RiskRowWords {
  /// Red only when the level is moderate or high. What nobody knows is never said as if there were none.
  static func tag(_ person: PersonRow, on day: Day) -> Tag {
    guard let answer = RiskAnswer(rawValue: person.riskLevel), let judged = person.riskDay else {
      return Tag("ikke vurdert", .due, sign: "?")
    }
    let age = DueWords.ago(judged, on: day)
    let risk = Fact(rawValue: person.riskName).map(RecordWords.risk) ?? "Risiko"
    switch answer {
    case .none: return Tag("ingen funnet · \(age)")
    case .unknown, .declined, .notAssessed: return Tag("\(risk): \(RecordWords.level(answer)) · \(age)", .due, sign: "?")
    case .low: return Tag("\(risk) lav · \(age)")
    case .moderate, .high: return Tag("\(risk) \(RecordWords.level(answer)) · \(age)", .danger)
    }
  }
}
