internal import Access
public import Casework
public import CivilTime

/// Something about log-ins that the leaders must be able to see afterwards. Written once and never changed.
public struct SignInEvent: Hashable, Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    /// A leader ended a colleague's log-ins.
    case endedByLeader = "ended-by-leader"
    /// They ended because the list of staff no longer lets the colleague in as before.
    case endedByList = "ended-by-list"
    /// It was not used for so long, or was so old, that it ended by itself.
    case ranOut = "ran-out"
    /// Another system fetched figures.
    case figuresFetched = "figures-fetched"

    /// Somebody's log-ins were ended for them.
    public static let endings: [Kind] = [.endedByLeader, .endedByList]
  }

  public let kind: Kind
  /// Who did it: a member of staff, a system's id with the provider, or nobody where the list or the time did it.
  public let by: String
  public let byName: String
  /// Whom it was done to; empty where it was nobody.
  public let whom: String
  public let whomName: String
  /// The unit of the one it was done to.
  public let unit: UnitID
  /// How many log-ins.
  public let count: Int
  public let at: Moment

  public init(
    _ kind: Kind, by: String, byName: String, whom: String = "", whomName: String = "", unit: UnitID = UnitID(""),
    count: Int = 0, at: Moment
  ) {
    (self.kind, self.by, self.byName, self.whom, self.whomName) = (kind, by, byName, whom, whomName)
    (self.unit, self.count, self.at) = (unit, count, at)
  }

  /// - Parameter end: when it ran out, which may be long before anybody found it so.
  init(ranOut session: Session, of actor: StaffActor, at end: Moment) {
    self.init(
      .ranOut, by: "", byName: "", whom: actor.id.text, whomName: actor.name, unit: actor.unit, count: 1, at: end)
  }

  /// - Parameter leader: who ended them; nil when the list of staff did.
  init(ended sessions: [Session], of actor: StaffActor, by leader: StaffActor?, at now: Moment) {
    self.init(
      leader == nil ? .endedByList : .endedByLeader, by: leader?.id.text ?? "", byName: leader?.name ?? "",
      whom: actor.id.text, whomName: actor.name, unit: actor.unit, count: sessions.count, at: now)
  }
}
