public import Access
public import CivilTime

/// Who a request comes from.
public enum Recognition: Hashable, Sendable {
  /// Nobody that we know.
  case stranger
  /// Somebody whose log-in holds.
  case present(Session)
  /// Somebody whose log-in has ended; known, so that what they had typed can be kept for them.
  case expired(Session)
}

/// Tells who stands behind a request, and lets them in and out.
///
/// The pages know only this; a demonstration and a real log-in fill it in different ways.
public protocol Identity: Sendable {
  /// Where one who must log in is sent, for instance "/logg-inn".
  var signInAddress: String { get }
  /// How long a log-in lasts.
  var limits: SessionLimits { get }
  /// Who holds this token.
  func recognise(token: String?, at now: Moment) async throws -> Recognition
  /// Ends this log-in. Ending twice is no error.
  func end(_ session: Session, at now: Moment) async throws
}

/// The life of log-ins, common to every kind of identity: begun, recognised, run out, ended.
public struct Sessions: Sendable {
  public let limits: SessionLimits
  private let store: any SessionStore

  public init(store: any SessionStore, limits: SessionLimits = SessionLimits()) {
    self.store = store
    self.limits = limits
  }

  /// Begins a log-in. The token is for the cookie and is kept nowhere else.
  public func begin(_ actor: StaffActor, at now: Moment) async throws -> (token: String, session: Session) {
    let token = Secret.random()
    let session = Session(
      id: Secret.random(bytes: 8), tokenDigest: Secret.digest(token), actor: actor, csrf: Secret.random(),
      created: now, lastSeen: now)
    try await store.add(session)
    return (token, session)
  }

  /// Who holds this token; notes that they were seen.
  public func recognise(token: String?, at now: Moment) async throws -> Recognition {
    guard let token, Secret.isWellFormed(token) else { return .stranger }
    let digest = Secret.digest(token)
    guard var session = try await store.session(tokenDigest: digest) else { return .stranger }
    guard !limits.hasRunOut(session, at: now) else { return .expired(session) }
    // Once a minute is enough to know who is idle, and spares a write on every page.
    if session.lastSeen.minutes(until: now) >= 1 {
      try await store.seen(tokenDigest: digest, at: now)
      session.lastSeen = now
    }
    return .present(session)
  }

  /// Ends this log-in.
  public func end(_ session: Session, at now: Moment) async throws {
    try await store.end(tokenDigest: session.tokenDigest, at: now)
  }
}
