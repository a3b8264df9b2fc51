/// The cookies of the site.
enum SiteCookie {
  /// The log-in's token, for as long as the browser is open.
  case token(String)
  case noToken
  /// What the next page says once.
  case notice(String)
  case noNotice
  /// Which browser a log-in was begun in, while its owner is at the provider.
  case departure(String, minutes: Int)
  case noDeparture

  /// The cookies' names. Over TLS they carry the prefix that makes the browser refuse them from any other host, and from a
  /// page without TLS: nobody can plant a log-in from a neighbouring address.
  struct Names: Sendable {
    let token, notice, departure: String

    init(isEncrypted: Bool) {
      let prefix = isEncrypted ? "__Host-" : ""
      (token, notice, departure) = (prefix + "underveis", prefix + "melding", prefix + "innlogging")
    }
  }

  func header(isEncrypted: Bool) -> String {
    // Lax and not Strict: whoever comes back from the provider comes from another site.
    let rest = "Path=/; HttpOnly; SameSite=Lax" + (isEncrypted ? "; Secure" : "")
    let names = Names(isEncrypted: isEncrypted)
    return switch self {
    case .token(let token): "\(names.token)=\(token); \(rest)"
    case .noToken: "\(names.token)=; Max-Age=0; \(rest)"
    case .notice(let text): "\(names.notice)=\(String(text.prefix(300)).inQuery); Max-Age=60; \(rest)"
    case .noNotice: "\(names.notice)=; Max-Age=0; \(rest)"
    case .departure(let secret, let minutes): "\(names.departure)=\(secret); Max-Age=\(minutes * 60); \(rest)"
    case .noDeparture: "\(names.departure)=; Max-Age=0; \(rest)"
    }
  }
}
