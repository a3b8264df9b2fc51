public import CivilTime
public import Identity
internal import Metrics

/// How log-ins go, for whoever watches the server. Never whose.
enum SignInFigures {
  /// Who ended a log-in.
  enum Ender: String {
    case own, leader, provider
    /// The same browser began another one.
    case replaced
    /// It ran out by itself, and this node was the first to find it so.
    case timer
  }

  static func letIn(_ kind: SignInKind) {
    Counter(label: "underveis_sign_ins_total", dimensions: [("kind", kind.rawValue)]).increment()
  }

  static func refused(_ kind: SignInKind, why: String) {
    let place = [("kind", kind.rawValue), ("why", why)]
    Counter(label: "underveis_sign_ins_refused_total", dimensions: place).increment()
  }

  static func ended(_ count: Int = 1, by ender: Ender) {
    guard count > 0 else { return }
    Counter(label: "underveis_sign_ins_ended_total", dimensions: [("by", ender.rawValue)]).increment(by: count)
  }
}

extension Sessions {
  /// Ends and counts the log-ins that have run out and that nobody has come back to.
  public func sweep(at now: Moment) async throws {
    SignInFigures.ended(try await endRunOut(at: now), by: .timer)
  }
}

extension SignInTrouble {
  /// One of a handful of words of our own, for figures.
  var forFigures: String {
    switch self {
    case .turnedBack: "turned-back"
    case .provider, .providerSays: "provider"
    case .unknownAttempt: "unknown-attempt"
    case .otherIssuer, .token, .missing: "not-believed"
    case .levelTooLow: "level"
    case .otherOrganisation: "organisation"
    case .notNational: "not-national"
    case .unknownStaff, .ambiguousStaff: "not-on-list"
    }
  }
}
