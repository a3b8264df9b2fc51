public import CivilTime

/// How the municipality says that it stands to what a source asks of the service.
public enum ServiceStanding: String, Sendable, Codable, CaseIterable, Hashable {
  case met = "møtt"
  case partly = "delvis"
  case notMet = "ikke møtt"
  case notRelevant = "ikke aktuelt"
  case notAssessed = "ikke vurdert"

  /// Whether something remains to be done.
  public var isUnmet: Bool { self == .partly || self == .notMet }
}

/// The municipality's own answer to one service norm.
public struct SelfAssessment: Hashable, Sendable, Codable {
  /// What shows that it is so.
  public struct Evidence: Hashable, Sendable, Codable {
    public var text: String
    /// Where it is; empty when it is no web address.
    public var link: String

    public init(text: String, link: String = "") { (self.text, self.link) = (text, link) }
  }

  public var standing: ServiceStanding
  /// How we meet it, or why it is not so, in own words.
  public var how: String
  public var evidence: [Evidence]
  public var owner: StaffID?
  public var ownerName: String
  public var nextStep: String
  /// By when the next step is done.
  public var deadline: Day?
  /// When somebody looks at it again.
  public var nextCheck: Day?

  public init(
    standing: ServiceStanding, how: String = "", evidence: [Evidence] = [], owner: StaffID? = nil,
    ownerName: String = "", nextStep: String = "", deadline: Day? = nil, nextCheck: Day? = nil
  ) {
    (self.standing, self.how, self.evidence) = (standing, how, evidence)
    (self.owner, self.ownerName, self.nextStep) = (owner, ownerName, nextStep)
    (self.deadline, self.nextCheck) = (deadline, nextCheck)
  }

  /// Whether a day that somebody set has passed.
  public func isOverdue(on day: Day) -> Bool {
    (standing.isUnmet ? deadline.map { $0 < day } ?? false : false) || nextCheck.map { $0 < day } ?? false
  }
}

/// One entry of the municipality's self-assessment. Entries are only ever added; each holds the whole answer.
public struct SelfAssessmentEntry: Hashable, Sendable {
  public let id: EntryID
  /// The service norm's permanent id.
  public let norm: String
  /// 1 for the first answer to a norm, then without gaps.
  public let version: Int
  public let writtenAt: Moment
  public let author: Author
  /// Why the author may write here, in the words of the access decision.
  public let authority: String
  /// The content edition in force when it was written.
  public let edition: String
  public let assessment: SelfAssessment

  public init(
    id: EntryID, norm: String, version: Int, writtenAt: Moment, author: Author, authority: String, edition: String,
    assessment: SelfAssessment
  ) {
    (self.id, self.norm, self.version, self.writtenAt) = (id, norm, version, writtenAt)
    (self.author, self.authority, self.edition, self.assessment) = (author, authority, edition, assessment)
  }
}
