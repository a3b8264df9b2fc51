public import CivilTime

/// Who a request comes from.
public enum Recognition: Hashable, Sendable {
  /// Nobody that we know.
  case stranger
  /// Somebody whose log-in holds.
  case present(Session)
  /// Somebody whose log-in has ended; known, so that what they had typed can be kept for them. It is news when it had run
  /// out by itself and this was the first to find it so.
  case expired(Session, isNews: Bool)
}

/// Tells who stands behind a request, and lets them in and out.
///
/// The pages know only this; a demonstration and a real log-in fill it in different ways.
public protocol Identity: Sendable {
  /// Where staff who must log in are sent, for instance "/logg-inn".
  var signInAddress: String { get }
  /// Where persons who must log in are sent; nil where they cannot.
  var personSignInAddress: String? { get }
  /// The life of the log-ins.
  var sessions: Sessions { get }
  /// Where one comes who has logged out of that.
  func signedOutAddress(_ kind: SignInKind) -> String
}

extension Identity {
  public var personSignInAddress: String? { nil }

  /// How long a log-in lasts.
  public var limits: SessionLimits { sessions.limits }

  public func signedOutAddress(_ kind: SignInKind) -> String { signInAddress }

  /// Who holds this token.
  public func recognise(token: String?, at now: Moment) async throws -> Recognition {
    try await sessions.recognise(token: token, at: now)
  }

  /// Ends this log-in. Ending twice is no error.
  public func end(_ session: Session, at now: Moment) async throws {
    try await sessions.end(session, at: now)
  }
}
