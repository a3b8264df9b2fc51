public import CivilTime

/// Which of the provider's log-ins has ended.
public enum EndedAtProvider: Hashable, Sendable {
  /// One log-in, by the provider's id of it.
  case session(issuer: String, id: String)
  /// All of one person's.
  case subject(issuer: String, subject: String)
}

extension OpenIDClient {
  /// Reads what a provider says behind the browser's back: that a log-in has ended. (OpenID Connect Back-Channel Logout 1.0,
  /// 2.6.) Hearing it twice does no harm, so it is not remembered.
  public func ended(byLogoutToken text: String, at now: Moment) async throws -> EndedAtProvider {
    let token = try SignedToken(text, allowing: profile.algorithms)
    guard token.type == nil || token.type == "JWT" || token.type == "logout+jwt" else { throw TokenFault.kind }
    try token.verify(by: try await knowledge.key(token.keyID, at: now))
    let claims = token.claims
    let seconds = now.milliseconds / 1000
    guard claims["iss"]?.text == profile.issuer else { throw TokenFault.issuer }
    guard claims["aud"]?.texts.contains(registration.clientID) ?? false else { throw TokenFault.audience }
    guard let issued = claims["iat"]?.integer else { throw TokenFault.malformed }
    guard issued.isAfter(seconds - 600, within: profile.clockSkew) else { throw TokenFault.expired }
    guard !issued.isAfter(seconds, within: -profile.clockSkew) else { throw TokenFault.notYetValid }
    if let expires = claims["exp"]?.integer, !expires.isAfter(seconds, within: profile.clockSkew) {
      throw TokenFault.expired
    }
    // An id token has a nonce and this event not: neither can be taken for the other.
    guard claims["nonce"] == nil, claims["events"]?["http://schemas.openid.net/event/backchannel-logout"] != nil else {
      throw TokenFault.kind
    }
    if let id = claims["sid"]?.text, !id.isEmpty { return .session(issuer: profile.issuer, id: id) }
    if let subject = claims["sub"]?.text, !subject.isEmpty {
      return .subject(issuer: profile.issuer, subject: subject)
    }
    throw TokenFault.malformed
  }
}
