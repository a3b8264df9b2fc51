/// Why a person goes from one main pathway to another.
public enum MoveCause: String, Sendable, Codable, CaseIterable {
  case first, worse, better, longer, wish, reassessed, finished
}

/// The main pathway chosen together, with the judgement behind it.
public struct PathwayChoice: Hashable, Sendable, Codable {
  /// 1, 2 or 3; nil when the episode ends.
  public var pathway: Int?
  /// The pathway the person was in before; filled in when it is signed.
  public var from: Int?
  public var severity: String?
  public var duration: String?
  public var function: String
  public var qualityOfLife: String
  public var experienced: String
  /// Ids of the guideline's example conditions that were part of the ground.
  public var conditions: [String]
  public var ground: String
  /// What was suggested when the choice was made.
  public var suggested: [Int]
  /// Demanded when the choice is not among the suggestions.
  public var reasonToDiffer: String
  public var cause: MoveCause
  public var together: Bool
  public var statements: [Statement]

  public init(
    pathway: Int?, severity: String? = nil, duration: String? = nil, function: String = "", qualityOfLife: String = "",
    experienced: String = "", conditions: [String] = [], ground: String = "", suggested: [Int] = [],
    reasonToDiffer: String = "", cause: MoveCause = .first, together: Bool = true, statements: [Statement] = []
  ) {
    (self.pathway, self.severity, self.duration, self.function) = (pathway, severity, duration, function)
    (self.qualityOfLife, self.experienced, self.conditions) = (qualityOfLife, experienced, conditions)
    (self.ground, self.suggested, self.reasonToDiffer) = (ground, suggested, reasonToDiffer)
    (self.cause, self.together, self.statements) = (cause, together, statements)
  }
}
