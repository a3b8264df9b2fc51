internal import Identity
internal import Metrics

/// How log-ins go, for whoever watches the server. Never whose.
///
/// One that runs out by itself is not counted: nobody is there when it happens.
enum SignInFigures {
  /// Who ended a log-in.
  enum Ender: String {
    case own, leader, provider
    /// The same browser began another one.
    case replaced
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
