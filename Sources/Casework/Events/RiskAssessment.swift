public import CivilTime

/// The level of a risk as the professional judged it, or why there is none.
public enum RiskAnswer: String, Sendable, Codable, CaseIterable {
  case none, low, moderate, high, unknown, declined
  case notAssessed = "not-assessed"

  /// Whether this level demands a measure at once.
  public var isElevated: Bool { self == .moderate || self == .high }
}

/// One of the five questions of risk.
public struct RiskJudgement: Hashable, Sendable, Codable {
  /// One of ``Fact/risks``.
  public var risk: Fact
  public var answer: RiskAnswer
  public var basis: String

  public init(risk: Fact, answer: RiskAnswer, basis: String = "") {
    (self.risk, self.answer, self.basis) = (risk, answer, basis)
  }
}

/// A signed risk assessment. The five risks are never pre-filled.
public struct RiskAssessment: Hashable, Sendable, Codable {
  public var judgements: [RiskJudgement]
  public var protectiveFactors: String
  public var measuresAtOnce: String
  /// Who has the responsibility for the measures taken at once.
  public var responsible: String
  public var consulted: String
  public var nextReview: Day?
  /// Guidance followed and others contacted, as facts.
  public var statements: [Statement]

  public init(
    judgements: [RiskJudgement], protectiveFactors: String = "", measuresAtOnce: String = "", responsible: String = "",
    consulted: String = "", nextReview: Day? = nil, statements: [Statement] = []
  ) {
    (self.judgements, self.protectiveFactors) = (judgements, protectiveFactors)
    (self.measuresAtOnce, self.responsible) = (measuresAtOnce, responsible)
    (self.consulted, self.nextReview, self.statements) = (consulted, nextReview, statements)
  }

  /// Whether any of the risks is raised.
  public var isElevated: Bool { judgements.contains { $0.answer.isElevated } }
}
