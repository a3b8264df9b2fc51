public import CivilTime

/// What a source asks of the service rather than of one person's course: a question for the leader.
public struct ServiceNorm: Hashable, Sendable {
  /// Whom a service norm binds.
  public enum Scope: String, Sendable, CaseIterable, Hashable {
    case municipality = "kommunen"
    case unit = "enheten"
    /// Binds the specialist service; the municipality answers for its own side.
    case region = "regionen"
  }

  /// Permanent; the number of the statement, such as `SVC-04`.
  public let id: String
  /// The state when it is met.
  public let title: String
  public let question: String
  public let strength: Strength
  public let citation: Citation
  public let scope: Scope
  /// What a supervisor would look for.
  public let checkpoints: [String]
  /// Kinds of evidence that show it.
  public let evidence: [String]
  /// The role that the content suggests as owner.
  public let owner: String
  public let indicator: Indicator?
  /// The source's own words of time, when it gives one.
  public let deadline: String?
  public let reading: String?
  public let lastChecked: Day

  public init(
    id: String, title: String, question: String, strength: Strength, citation: Citation, scope: Scope,
    checkpoints: [String], evidence: [String], owner: String, indicator: Indicator?, deadline: String?,
    reading: String?, lastChecked: Day
  ) {
    (self.id, self.title, self.question, self.strength) = (id, title, question, strength)
    (self.citation, self.scope, self.checkpoints, self.evidence) = (citation, scope, checkpoints, evidence)
    (self.owner, self.indicator, self.deadline) = (owner, indicator, deadline)
    (self.reading, self.lastChecked) = (reading, lastChecked)
  }

  /// The letters of the chapter: `SVC` of `SVC-04`.
  public var chapter: String { String(id.prefix { $0 != "-" }) }
}
