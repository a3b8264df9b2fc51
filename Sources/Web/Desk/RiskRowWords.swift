internal import Casework
internal import CivilTime
internal import Desk

/// What a list says of somebody's risk: which, how high and how old the judgement is.
struct RiskRowWords {
  /// Red only when the level is moderate or high. What nobody knows is never said as if there were none.
  let level: Tag
  /// "12 dager siden"; nil when nobody has asked.
  let age: String?

  init(_ person: PersonRow, on day: Day) {
    guard let answer = RiskAnswer(rawValue: person.riskLevel), let judged = person.riskDay else {
      (level, age) = (Tag("ikke vurdert", .due, sign: "?"), nil)
      return
    }
    age = DueWords.ago(judged, on: day)
    let risk = Fact(rawValue: person.riskName).map(RecordWords.risk) ?? "Risiko"
    level =
      switch answer {
      case .none: Tag("ingen funnet")
      case .unknown, .declined, .notAssessed: Tag("\(risk): \(RecordWords.level(answer))", .due, sign: "?")
      case .low: Tag("\(risk) lav")
      case .moderate, .high: Tag("\(risk) \(RecordWords.level(answer))", .danger)
      }
  }
}
