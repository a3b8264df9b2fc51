/// One of the guideline's own example conditions, and the pathways that it points to.
public struct ExampleCondition: Hashable, Sendable {
  public let id: String
  public let name: String
  public let requirement: String
  public let pathway: Int

  public init(id: String, name: String, requirement: String, pathway: Int) {
    (self.id, self.name, self.requirement, self.pathway) = (id, name, requirement, pathway)
  }
}

/// What is judged, together with the person, before a pathway is chosen.
public struct PathwayJudgement: Hashable, Sendable {
  public enum Severity: String, Sendable, CaseIterable {
    case mild
    case moderate = "moderat"
    case severe = "alvorlig"
  }
  public enum Duration: String, Sendable, CaseIterable {
    case short = "kort"
    case long = "lang"
  }
  public enum Loss: String, Sendable, CaseIterable {
    case none = "lite"
    case some = "noe"
    case marked = "markert"
  }

  public var severity: Severity?
  public var duration: Duration?
  /// Loss of function.
  public var function: Loss?
  /// How far quality of life suffers.
  public var qualityOfLife: Loss?
  /// How far the person experiences it as a problem.
  public var experienced: Loss?
  /// Ids of the guideline's example conditions.
  public var conditions: Set<String>

  public init(
    severity: Severity? = nil, duration: Duration? = nil, function: Loss? = nil, qualityOfLife: Loss? = nil,
    experienced: Loss? = nil, conditions: Set<String> = []
  ) {
    (self.severity, self.duration, self.function) = (severity, duration, function)
    (self.qualityOfLife, self.experienced, self.conditions) = (qualityOfLife, experienced, conditions)
  }
}

/// What speaks for and against each main pathway. It suggests; the professional and the person choose.
public struct PathwaySuggestion: Hashable, Sendable {
  public struct Ground: Hashable, Sendable {
    public let pathway: Int
    public let speaksFor: Bool
    public let words: String
    /// The statement of the source it rests on.
    public let requirement: String
  }

  /// None where there is nothing to go on; two where the text supports both and it is a matter of judgement.
  public let suggested: [Int]
  public let grounds: [Ground]
  public let unknown: [String]
  /// Readings that the professional should know of.
  public let notes: [String]
}
