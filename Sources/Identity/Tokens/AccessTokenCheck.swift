public import CivilTime

/// Who calls us with a token from the provider.
public struct TokenHolder: Sendable, Hashable {
  public let clientID: String
  public let subject: String?
  public let scopes: Set<String>
}

/// Believes a call only when its token is the provider's, is for us, and is in the hands of the one it was given to.
/// (RFC 9068, RFC 9449.) A bare bearer token is refused: a token that leaks is worth nothing.
public struct AccessTokenCheck: Sendable {
  private let profile: ProviderProfile
  /// Our name as the provider knows the API.
  private let audience: String
  private let knowledge: ProviderKnowledge
  private let replays: any UsedProofs

  public init(
    profile: ProviderProfile, audience: String, transport: any ProviderTransport,
    replays: any UsedProofs = ReplayGuard()
  ) {
    (self.profile, self.audience, self.replays) = (profile, audience, replays)
    knowledge = ProviderKnowledge(profile: profile, transport: transport)
  }

  /// - Throws: ``TokenFault`` for what is not believed, ``ProviderFault`` when the provider's keys cannot be had.
  public func holder(of call: PresentedToken, scope: String, at now: Moment) async throws -> TokenHolder {
    let token = try SignedToken(call.accessToken, allowing: profile.algorithms)
    guard ["at+jwt", "application/at+jwt", "JWT"].contains(token.type) else { throw TokenFault.kind }
    try token.verify(by: try await knowledge.key(token.keyID, at: now))
    let claims = token.claims
    let seconds = now.milliseconds / 1000
    guard claims["iss"]?.text == profile.issuer else { throw TokenFault.issuer }
    guard claims["aud"]?.texts.contains(audience) ?? false else { throw TokenFault.audience }
    guard let expires = claims["exp"]?.integer else { throw TokenFault.malformed }
    guard expires.isAfter(seconds, within: profile.clockSkew) else { throw TokenFault.expired }
    if let start = claims["nbf"]?.integer, start.isAfter(seconds, within: -profile.clockSkew) {
      throw TokenFault.notYetValid
    }
    let scopes = Set((claims["scope"]?.texts ?? []).flatMap { $0.split(separator: " ").map(String.init) })
    guard scopes.contains(scope) else { throw TokenFault.scope }
    guard let thumbprint = claims["cnf"]?["jkt"]?.text else { throw TokenFault.otherKey }
    let proof = PossessionCheck(algorithms: profile.algorithms, clockSkew: profile.clockSkew)
    let name = try proof.check(call, boundTo: thumbprint, at: now)
    let end = now.adding(milliseconds: 2 * profile.clockSkew * 1000)
    guard let clientID = claims["client_id"]?.text, (1...200).contains(clientID.utf8.count) else {
      throw TokenFault.malformed
    }
    guard try await replays.isFirst(name, until: end, at: now) else { throw TokenFault.replayed }
    return TokenHolder(clientID: clientID, subject: claims["sub"]?.text, scopes: scopes)
  }
}
