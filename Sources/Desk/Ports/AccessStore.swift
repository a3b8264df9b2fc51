public import Access
public import Casework
public import CivilTime

/// One line of the access log: who did what with whose record, when, and on what basis. Never changed.
public struct AccessLine: Hashable, Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    case read, written
    /// Opened with a stated reason.
    case opened
    /// Asked for and not given.
    case refused
    /// Searched among persons; the line names nobody.
    case searched
  }

  public var kind: Kind
  /// Empty for a search.
  public var record: RecordID
  public var staff: StaffID
  public var name: String
  public var role: String
  public var unit: UnitID
  /// The page or command, as its pattern; for what is written, the kind of event.
  public var what: String
  public var basis: String
  public var purpose: AccessPurpose
  public var relation: Relation
  public var signals: Set<AccessSignal>
  /// The log-in it came from; empty for a command.
  public var signIn: String
  /// The network address it came from; empty for a command, and in lines from before it was kept.
  public var client: String
  public var at: Moment

  public init(
    _ kind: Kind = .read, record: RecordID, staff: StaffID, name: String, role: String, unit: UnitID, what: String,
    basis: String, purpose: AccessPurpose = .care, relation: Relation = .none, signals: Set<AccessSignal> = [],
    signIn: String = "", client: String = "", at: Moment
  ) {
    (self.kind, self.record, self.staff, self.name, self.role) = (kind, record, staff, name, role)
    (self.unit, self.what, self.basis, self.purpose) = (unit, what, basis, purpose)
    (self.relation, self.signals, self.signIn) = (relation, signals, signIn)
    (self.client, self.at) = (client, at)
  }

  public init(
    _ kind: Kind, _ record: RecordID, _ what: String, _ access: RecordAccess, _ actor: StaffActor, at: Moment
  ) {
    self.init(
      kind, record: record, staff: actor.id, name: actor.name, role: actor.role.norwegian, unit: actor.unit,
      what: what, basis: access.basis, purpose: access.purpose, relation: access.relation, signals: access.signals,
      signIn: actor.signIn ?? "", client: actor.client ?? "", at: at)
  }
}

/// Self-authorised access that somebody has still to see or to review.
public struct OpeningRow: Hashable, Sendable {
  public var grant: ItemID
  public var at: Moment
  public var until: Moment
  public var staff: StaffID
  public var staffName: String
  public var unitName: String
  public var reason: OpeningReason
  public var words: String
  public var awaitsReview: Bool
  public var unseenBy: [StaffID]

  public init(_ state: GrantState) {
    let grant = state.grant
    (self.grant, at, until, staff) = (grant.id, state.from, grant.until, grant.staff)
    (staffName, unitName, reason, words) = (grant.staffName, grant.unitName, grant.reason, grant.words)
    (awaitsReview, unseenBy) = (state.awaitsReview, state.unseenBy)
  }

  public init(
    grant: ItemID, at: Moment, until: Moment, staff: StaffID, staffName: String, unitName: String,
    reason: OpeningReason, words: String, awaitsReview: Bool, unseenBy: [StaffID]
  ) {
    (self.grant, self.at, self.until, self.staff) = (grant, at, until, staff)
    (self.staffName, self.unitName, self.reason, self.words) = (staffName, unitName, reason, words)
    (self.awaitsReview, self.unseenBy) = (awaitsReview, unseenBy)
  }
}

/// How many different persons' records somebody opened on one day.
public struct DailyLooks: Hashable, Sendable {
  public let staff: StaffID
  public let name: String
  public let role: String
  public let unit: UnitID
  public let day: Day
  public let persons: Int

  public init(staff: StaffID, name: String, role: String, unit: UnitID, day: Day, persons: Int) {
    (self.staff, self.name, self.role, self.unit) = (staff, name, role, unit)
    (self.day, self.persons) = (day, persons)
  }
}

/// What a leader concluded about one thing on the list of unusual looks.
public struct LookReview: Hashable, Sendable {
  /// Names the thing on the list; see ``UnusualLook/id``.
  public let look: String
  public let verdict: ReviewVerdict
  public let note: String
  public let reviewer: StaffID
  public let reviewerName: String
  public let at: Moment

  public init(
    look: String, verdict: ReviewVerdict, note: String, reviewer: StaffID, reviewerName: String, at: Moment
  ) {
    (self.look, self.verdict, self.note) = (look, verdict, note)
    (self.reviewer, self.reviewerName, self.at) = (reviewer, reviewerName, at)
  }
}

/// Which part of one record's log somebody asks for.
public struct AccessLogFilter: Hashable, Sendable {
  public var staff: StaffID?
  /// From and with this day.
  public var from: Day?
  /// Until and with this day.
  public var through: Day?
  /// Where the page before ended, as ``ListPage/next`` says it; nil for the newest.
  public var after: String?

  public init(staff: StaffID? = nil, from: Day? = nil, through: Day? = nil, after: String? = nil) {
    (self.staff, self.from, self.through, self.after) = (staff, from, through, after)
  }
}

/// The access log, and what is made from it.
public protocol AccessStore: Sendable {
  /// Durable when it returns.
  func log(_ lines: [AccessLine]) async throws(StoreFailure)
  /// Everything that has been done with one record, newest first.
  func accessLog(of record: RecordID, limit: Int) async throws(StoreFailure) -> [AccessLine]
  /// A page of the same, newest first.
  func accessLog(
    of record: RecordID, _ filter: AccessLogFilter, limit: Int
  ) async throws(StoreFailure) -> ListPage<AccessLine>
  /// Everybody who stands in the log of one record, by name.
  func lookers(of record: RecordID) async throws(StoreFailure) -> [(staff: StaffID, name: String)]
  /// Lines since a moment that carry a signal, newest first.
  func signalled(since: Moment, limit: Int) async throws(StoreFailure) -> [AccessLine]
  /// Different persons a day for everybody who works here, from a day on.
  func dailyLooks(since: Day) async throws(StoreFailure) -> [DailyLooks]
  /// Openings that this one has been told of and not seen.
  func notices(of staff: StaffID) async throws(StoreFailure) -> [OfPerson<OpeningRow>]
  /// Openings that await review, the oldest first; of one unit's persons when it is given.
  func openings(of unit: UnitID?, limit: Int) async throws(StoreFailure) -> [OfPerson<OpeningRow>]
  func keep(_ review: LookReview) async throws(StoreFailure)
  func lookReviews(since: Moment) async throws(StoreFailure) -> [String: LookReview]
}
