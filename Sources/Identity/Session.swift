public import Access
public import CivilTime

/// One log-in, from the moment it began until it is ended or has been still for too long.
public struct Session: Hashable, Sendable {
  /// Names the log-in in the access log. Not a secret.
  public let id: String
  /// SHA-256 of the secret in the cookie: who reads the store cannot take over a log-in.
  public let tokenDigest: String
  public let actor: StaffActor
  /// The secret that every form of this log-in carries.
  public let csrf: String
  public let created: Moment
  public var lastSeen: Moment
  public var ended: Moment?

  public init(
    id: String, tokenDigest: String, actor: StaffActor, csrf: String, created: Moment, lastSeen: Moment,
    ended: Moment? = nil
  ) {
    self.id = id
    self.tokenDigest = tokenDigest
    self.actor = actor
    self.csrf = csrf
    self.created = created
    self.lastSeen = lastSeen
    self.ended = ended
  }
}

/// How long a log-in lasts.
public struct SessionLimits: Hashable, Sendable {
  /// Minutes without a request before the log-in ends.
  public let idleMinutes: Int
  /// Minutes after which it ends, however busy: a shift and the handover after it.
  public let longestMinutes: Int

  public init(idleMinutes: Int = 30, longestMinutes: Int = 12 * 60) {
    self.idleMinutes = idleMinutes
    self.longestMinutes = longestMinutes
  }

  func hasRunOut(_ session: Session, at now: Moment) -> Bool {
    session.ended != nil
      || session.lastSeen.minutes(until: now) >= idleMinutes
      || session.created.minutes(until: now) >= longestMinutes
  }
}
