internal import Crypto
internal import Foundation
internal import Identity

extension TestProvider {
  func idToken(_ grant: Grant) throws -> String {
    var clock = now()
    if case .clock(let seconds) = wrong { clock += seconds }
    if wrong == .expiredLongAgo { clock -= 3600 }
    var claims: [String: Any] = [
      "iss": profile.issuer, "aud": clientID, "sub": grant.person.subject, "sid": "sid-\(grant.person.subject)",
      "iat": clock, "nbf": clock, "exp": clock + 300, "auth_time": min(clock, grant.authenticated),
      "nonce": grant.request["nonce"] ?? "",
    ]
    if wrong != .claimsInUserInfoOnly, wrong != .otherPersonInUserInfo {
      claims.merge(personClaims(grant.person)) { _, new in new }
    }
    switch wrong {
    case .wrongNonce: claims["nonce"] = String(repeating: "0", count: 64)
    case .noNonce: claims["nonce"] = nil
    case .wrongAudience: claims["aud"] = "en-annen-klient"
    case .oneAudienceTooMany: claims["aud"] = [clientID, "en-annen-klient"]
    case .otherAuthorizedParty: claims["azp"] = "en-annen-klient"
    case .otherIssuerInToken: claims["iss"] = "https://ond.example"
    case .noSubject: claims["sub"] = nil
    case .noAuthenticationTime: claims["auth_time"] = nil
    default: break
    }
    return try sign(claims)
  }

  /// What it says of the person, in the id token or at its user info address.
  func personClaims(_ person: Person) -> [String: Any] {
    var claims: [String: Any] = [
      profile.claims.nationalID: person.nationalID, profile.claims.name: person.name,
      profile.claims.level: wrong == .lowLevel ? "3" : profile.levelsAccepted.sorted().first ?? "",
    ]
    if let name = profile.claims.hprNumber { claims[name] = person.hprNumber }
    if let name = profile.claims.organisation {
      claims[name] = wrong == .otherOrganisation ? "999999999" : profile.organisation
    }
    if case .missing(let name) = wrong { claims[name] = nil }
    return claims
  }

  private func sign(_ claims: [String: Any]) throws -> String {
    var header: [String: Any] = ["kid": keyID, "typ": "JWT"]
    switch wrong {
    case .unknownKey:
      header["kid"] = "finnes-ikke"
      return try Jose.make(header, claims, .es256(P256.Signing.PrivateKey()))
    case .retiredKey:
      guard let retired else { return try Jose.make(header, claims, .none) }
      header["kid"] = retired.id
      return try Jose.make(header, claims, .es256(retired.key))
    case .noSignature: return try Jose.make(header, claims, .none)
    case .signedWithPublicKey:
      return try Jose.make(header, claims, .hs256(Data(key.publicKey.pemRepresentation.utf8)))
    case .brokenSignature: return try Jose.make(header, claims, .es256(P256.Signing.PrivateKey()))
    default: return try Jose.make(header, claims, .es256(key))
    }
  }

  /// Says behind the browser's back that a log-in has ended.
  public func logoutToken(
    session: String?, subject: String? = nil, nonce: String? = nil, audience: String? = nil
  ) throws -> String {
    var claims: [String: Any] = [
      "iss": profile.issuer, "aud": audience ?? clientID, "iat": now(), "exp": now() + 120, "jti": "utlogging",
      "events": ["http://schemas.openid.net/event/backchannel-logout": [String: String]()],
    ]
    claims["sid"] = session
    claims["sub"] = subject
    claims["nonce"] = nonce
    return try sign(claims)
  }

  /// A token for our API, bound to a key, and a proof for one call with it.
  public struct Call: Sendable {
    public var method = "GET"
    public var address = "https://underveis.test/api/plan"
    public var proofMethod: String?
    public var proofAddress: String?
    public var proofAge: Int64 = 0
    public var tokenAge: Int64 = 0
    public var audience = "underveis-api"
    public var scope = "underveis:plan"
    public var isBoundToOtherKey = false
    public var isForOtherToken = false
    public var isUnbound = false
    public var type = "dpop+jwt"
    public var carriesPrivateKey = false

    public init() {}
  }

  public func call(_ call: Call) throws -> (token: String, proof: String) {
    let key = P256.Signing.PrivateKey()
    var jwk = Jose.jwk(key.publicKey, id: "")
    jwk["kid"] = nil
    jwk["use"] = nil
    let other = Jose.jwk(P256.Signing.PrivateKey().publicKey, id: "")
    var claims: [String: Any] = [
      "iss": profile.issuer, "aud": call.audience, "client_id": "fastlegesystem", "scope": ["openid", call.scope],
      "iat": now() - call.tokenAge, "exp": now() - call.tokenAge + 300,
    ]
    if !call.isUnbound { claims["cnf"] = ["jkt": Jose.thumbprint(call.isBoundToOtherKey ? other : jwk)] }
    let token = try Jose.make(["kid": keyID, "typ": "at+jwt"], claims, .es256(self.key))
    if call.carriesPrivateKey { jwk["d"] = Jose.encode(key.rawRepresentation) }
    let proof = try Jose.make(
      ["typ": call.type, "jwk": jwk],
      [
        "jti": "bevis-\(UInt64.random(in: 0 ... .max))", "htm": call.proofMethod ?? call.method,
        "htu": call.proofAddress ?? call.address, "iat": now() - call.proofAge,
        "ath": Jose.digest(call.isForOtherToken ? "et annet" : token),
      ], .es256(key))
    return (token, proof)
  }
}
