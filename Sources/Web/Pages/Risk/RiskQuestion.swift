internal import Casework

/// One of the five questions of risk, as the page asks it.
struct RiskQuestion: Sendable {
  let risk: Fact
  /// The form's own name of it. It outlives a new edition, so that a draft never answers another question.
  let code: String
  let name: String
  let question: String
  /// Happenings that belong to it.
  let happenings: Set<Fact>

  var level: String { "niva-\(code)" }
  var basis: String { "grunnlag-\(code)" }

  static let all = [
    RiskQuestion(
      risk: .suicideRisk, code: "selvmord", name: "Selvmord", question: "Fare for selvmord",
      happenings: [.suicideAttempt, .discharged]),
    RiskQuestion(
      risk: .selfHarmRisk, code: "selvskading", name: "Selvskading", question: "Fare for selvskading",
      happenings: [.selfHarm, .suicideAttempt]),
    RiskQuestion(
      risk: .violenceRisk, code: "vold", name: "Vold mot andre", question: "Fare for vold mot andre",
      happenings: [.violentAct]),
    RiskQuestion(
      risk: .overdoseRisk, code: "overdose", name: "Overdose", question: "Fare for overdose",
      happenings: [.overdose, .released, .discharged]),
    RiskQuestion(
      risk: .violenceExposure, code: "utsatthet", name: "Utsatt for vold",
      question: "Fare for at personen blir utsatt for vold", happenings: [.violentAct]),
  ]

  static func of(_ risk: Fact) -> RiskQuestion? { all.first { $0.risk == risk } }
}

/// The answers to a question of risk.
enum RiskWords {
  /// In the order of the form. Not assessed stands first and is what a new form holds.
  static let options: [Choices.Option] = [RiskAnswer.notAssessed, .none, .low, .moderate, .high, .unknown, .declined]
    .map { Choices.Option($0.rawValue, RecordWords.level($0).withLargeFirst) }

}
