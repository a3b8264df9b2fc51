public import Access
internal import Casework
public import CivilTime

/// Who has logged in. The two are kept apart by type: a person's log-in can never open a page for staff.
public enum SessionHolder: Hashable, Sendable {
  case staff(StaffActor)
  case person(PersonActor)

  public var kind: SignInKind {
    switch self {
    case .staff: .staff
    case .person: .person
    }
  }

  /// Finds all log-ins of one holder. Of a person it is a digest, so that no index holds a national id.
  public var key: String {
    switch self {
    case .staff(let actor): actor.id.text
    case .person(let person): Secret.digest(person.nationalID)
    }
  }
}

/// Somebody the service is for, who has logged in themselves.
public struct PersonActor: Hashable, Sendable, Codable {
  /// Eleven digits, as the provider has proved them. Never for a log line or an address.
  public let nationalID: String
  public let name: String

  public init(nationalID: String, name: String) { (self.nationalID, self.name) = (nationalID, name) }
}

/// One log-in, from the moment it began until it is ended or has been still for too long.
public struct Session: Hashable, Sendable {
  /// Names the log-in in the access log and in addresses. Not a secret.
  public let id: String
  /// SHA-256 of the secret in the cookie: who reads the store cannot take over a log-in.
  public let tokenDigest: String
  public let holder: SessionHolder
  /// The secret that every form of this log-in carries.
  public let csrf: String
  /// Where it was begun, as its owner knows it again: "Firefox på Windows".
  public let place: String
  /// The provider's log-in behind it; nil in a demonstration.
  public let provider: ProviderSession?
  public let created: Moment
  public var lastSeen: Moment
  public var ended: Moment?

  public init(
    id: String, tokenDigest: String, holder: SessionHolder, csrf: String, place: String = "",
    provider: ProviderSession? = nil, created: Moment, lastSeen: Moment, ended: Moment? = nil
  ) {
    (self.id, self.tokenDigest, self.holder, self.csrf) = (id, tokenDigest, holder, csrf)
    (self.place, self.provider) = (place, provider)
    (self.created, self.lastSeen, self.ended) = (created, lastSeen, ended)
  }

  /// The member of staff who has logged in; nil when it is somebody else.
  public var actor: StaffActor? {
    if case .staff(let actor) = holder { actor } else { nil }
  }

  /// The person who has logged in to their own pages; nil when it is a member of staff.
  public var person: PersonActor? {
    if case .person(let person) = holder { person } else { nil }
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
    session.ended != nil || runsOut(session) <= now
  }

  /// When it ends by itself, unless it is used or ended before.
  func runsOut(_ session: Session) -> Moment {
    min(session.lastSeen.adding(minutes: idleMinutes), session.created.adding(minutes: longestMinutes))
  }
}
