/// The two cookies of the site.
enum SiteCookie {
  /// The log-in's token, for as long as the browser is open.
  case token(String)
  case noToken
  /// What the next page says once.
  case notice(String)
  case noNotice

  func header(isEncrypted: Bool) -> String {
    let rest = "Path=/; HttpOnly; SameSite=Lax" + (isEncrypted ? "; Secure" : "")
    return switch self {
    case .token(let token): "\(Arrival.cookie)=\(token); \(rest)"
    case .noToken: "\(Arrival.cookie)=; Max-Age=0; \(rest)"
    case .notice(let text): "\(Arrival.noticeCookie)=\(String(text.prefix(300)).inQuery); Max-Age=60; \(rest)"
    case .noNotice: "\(Arrival.noticeCookie)=; Max-Age=0; \(rest)"
    }
  }
}
