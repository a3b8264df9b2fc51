public import CivilTime

/// Somebody has been sent to the provider and is not back yet.
///
/// Only digests are kept of what comes back in the address and of the browser's cookie: who reads the store can neither
/// finish the log-in nor take part in it.
public struct SignInAttempt: Sendable, Hashable {
  public let stateDigest: String
  /// The browser that it was begun in, which is the only one that may finish it.
  public let browserDigest: String
  public let kind: SignInKind
  public let nonce: String
  /// The secret that the code is worth nothing without. (PKCE, RFC 7636.)
  public let verifier: String
  /// Where to go afterwards, on this site.
  public let destination: String
  /// The kept form to show afterwards, or empty.
  public let parked: String
  public let started: Moment
  /// Whether the person must show the provider anew who they are: somebody has left this screen.
  public let mustBeFresh: Bool

  public init(
    stateDigest: String, browserDigest: String, kind: SignInKind, nonce: String, verifier: String, destination: String,
    parked: String, started: Moment, mustBeFresh: Bool
  ) {
    (self.stateDigest, self.browserDigest, self.kind) = (stateDigest, browserDigest, kind)
    (self.nonce, self.verifier, self.destination) = (nonce, verifier, destination)
    (self.parked, self.started, self.mustBeFresh) = (parked, started, mustBeFresh)
  }

  /// A code device, a new phone, a call for help in between: people need time.
  public static let longestMinutes = 30

  public func isTooOld(at now: Moment) -> Bool { started.minutes(until: now) >= Self.longestMinutes }
}

/// Where attempts wait, for every machine that the answer may come to.
public protocol SignInAttempts: Sendable {
  func add(_ attempt: SignInAttempt) async throws
  /// The attempt with those digests, removed in the same step: an answer is used once, and nobody without the browser's
  /// secret can use it up.
  func take(stateDigest: String, browserDigest: String) async throws -> SignInAttempt?
}

/// Attempts in memory.
public actor MemorySignInAttempts: SignInAttempts {
  private var attempts: [String: SignInAttempt] = [:]
  private let capacity: Int

  public init(capacity: Int = 10_000) { self.capacity = capacity }

  public func add(_ attempt: SignInAttempt) {
    attempts = attempts.filter { !$0.value.isTooOld(at: attempt.started) }
    if attempts.count >= capacity, let oldest = attempts.values.min(by: { $0.started < $1.started }) {
      attempts[oldest.stateDigest] = nil
    }
    attempts[attempt.stateDigest] = attempt
  }

  public func take(stateDigest: String, browserDigest: String) -> SignInAttempt? {
    guard attempts[stateDigest]?.browserDigest == browserDigest else { return nil }
    return attempts.removeValue(forKey: stateDigest)
  }
}
