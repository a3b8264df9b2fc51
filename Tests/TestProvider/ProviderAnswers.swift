internal import Crypto
internal import Foundation
public import Identity

extension TestProvider: ProviderTransport {
  public func send(_ request: ProviderRequest) async throws(ProviderSilence) -> ProviderResponse {
    let base = profile.issuer
    guard request.address.hasPrefix(base) else { throw ProviderSilence("ukjent vert") }
    let path = String(request.address.dropFirst(base.count))
    asked[path, default: 0] += 1
    switch wrong {
    case .down: throw ProviderSilence("tar ikke imot forbindelser")
    case .slow: throw ProviderSilence("svarte ikke i tide")
    case .notJSON: return ProviderResponse(status: 200, body: Array("<html>Vedlikehold</html>".utf8))
    default: break
    }
    let form = Dictionary(request.form.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    let headers = Dictionary(request.headers.map { ($0.name.lowercased(), $0.value) }, uniquingKeysWith: { a, _ in a })
    switch (request.method, path) {
    case (.get, "/.well-known/openid-configuration"): return json(document)
    case (.get, "/jwks"): return json(["keys": strangeKeys + [Jose.jwk(key.publicKey, id: keyID)]])
    case (.post, "/connect/par"): return pushedRequest(form)
    case (.post, "/connect/token"): return token(form, proof: headers["dpop"])
    case (.get, "/connect/userinfo"): return userInfo(headers)
    default: return json(["error": "not_found"], status: 404)
    }
  }

  private var document: [String: Any] {
    let token =
      wrong == .unencryptedTokenAddress ? "http://leverandor.example/connect/token" : "\(profile.issuer)/connect/token"
    return [
      "issuer": wrong == .otherIssuerInDocument ? "https://ond.example" : profile.issuer,
      "authorization_endpoint": "\(profile.issuer)/connect/authorize", "token_endpoint": token,
      "pushed_authorization_request_endpoint": "\(profile.issuer)/connect/par", "jwks_uri": "\(profile.issuer)/jwks",
      "userinfo_endpoint": "\(profile.issuer)/connect/userinfo",
      "end_session_endpoint": "\(profile.issuer)/connect/endsession",
      "authorization_response_iss_parameter_supported": true, "code_challenge_methods_supported": ["S256"],
      "token_endpoint_auth_methods_supported": ["private_key_jwt"],
    ]
  }

  /// RFC 9126, with the client shown to be who it says (RFC 7523) and everything that HelseID requires in place.
  private func pushedRequest(_ form: [String: String]) -> ProviderResponse {
    if let why = faultOfClient(form) { return refused("PAR: \(why)", "invalid_client", 401) }
    func must(_ holds: Bool, _ what: String) -> ProviderResponse? {
      holds ? nil : refused("PAR: \(what)", "invalid_request", 400)
    }
    if let no = must(form["response_type"] == "code", "response_type") { return no }
    if let no = must(form["redirect_uri"] == returnAddress, "redirect_uri") { return no }
    if let no = must(form["code_challenge_method"] == "S256", "code_challenge_method") { return no }
    if let no = must(form["code_challenge"]?.count == 43, "code_challenge") { return no }
    if let no = must((form["state"]?.count ?? 0) >= 32 && (form["nonce"]?.count ?? 0) >= 32, "state, nonce") {
      return no
    }
    if let no = must(Set(profile.scopes) == Set((form["scope"] ?? "").components(separatedBy: " ")), "scope") {
      return no
    }
    if !profile.levelsAskedFor.isEmpty,
      let no = must(form["acr_values"] == profile.levelsAskedFor.joined(separator: " "), "acr_values")
    {
      return no
    }
    latestRequest = form
    let reference = "urn:ietf:params:oauth:request_uri:\(UInt64.random(in: 0 ... .max))"
    pushed[reference] = form
    return json(["request_uri": reference, "expires_in": 60], status: 201)
  }

  /// Why the client is not believed to be itself; nil when it is.
  private func faultOfClient(_ form: [String: String]) -> String? {
    guard form["client_id"] == clientID else { return "client_id" }
    guard form["client_assertion_type"] == "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
      let assertion = form["client_assertion"].flatMap(Jose.Read.init)
    else { return "client_assertion mangler" }
    guard let key = clientKeys.first(where: { $0["kid"] as? String == assertion.header["kid"] as? String }) else {
      return "ukjent kid"
    }
    guard assertion.isSigned(by: key) else { return "signatur" }
    let claims = assertion.claims
    guard claims["iss"] as? String == clientID, claims["sub"] as? String == clientID else { return "iss, sub" }
    guard claims["aud"] as? String == profile.issuer else { return "aud" }
    guard let issued = claims["iat"] as? Int64, let expires = claims["exp"] as? Int64, abs(issued - now()) < 60,
      expires > now() - 60, expires - issued <= 60
    else { return "iat, exp" }
    guard let id = claims["jti"] as? String, usedAssertions.insert(id).inserted else { return "jti brukt før" }
    return nil
  }

  private func token(_ form: [String: String], proof: String?) -> ProviderResponse {
    if let why = faultOfClient(form) { return refused("token: \(why)", "invalid_client", 401) }
    guard form["grant_type"] == "authorization_code" else {
      return refused("token: grant_type", "unsupported_grant_type", 400)
    }
    if wrong == .refusesCode { return json(["error": "invalid_grant"], status: 400) }
    var thumbprint: String?
    if profile.bindsTokens {
      guard let proof else { return refused("token: uten DPoP", "invalid_dpop_proof", 400) }
      if wrong == .wantsNonceInProof, Jose.Read(proof)?.claims["nonce"] as? String != "engangs" {
        return json(["error": "use_dpop_nonce"], status: 400, headers: ["dpop-nonce": "engangs"])
      }
      let (why, key) = faultOfProof(proof, method: "POST", path: "/connect/token", accessToken: nil)
      if let why { return refused("token: DPoP \(why)", "invalid_dpop_proof", 400) }
      thumbprint = key
    }
    let code = form["code"] ?? ""
    guard var grant = codes[code], !grant.isUsed else { return refused("token: koden brukt", "invalid_grant", 400) }
    guard grant.request["redirect_uri"] == form["redirect_uri"] else {
      return refused("token: redirect_uri", "invalid_grant", 400)
    }
    guard Jose.digest(form["code_verifier"] ?? "") == grant.request["code_challenge"] else {
      return refused("token: PKCE", "invalid_grant", 400)
    }
    grant.isUsed = true
    grant.keyThumbprint = thumbprint
    codes[code] = grant
    let access = "adgang-\(UInt64.random(in: 0 ... .max))"
    accessTokens[access] = grant
    guard let idToken = try? idToken(grant) else { return json(["error": "server_error"], status: 500) }
    return json([
      "access_token": access, "token_type": thumbprint == nil ? "Bearer" : "DPoP", "expires_in": 600,
      "id_token": idToken,
    ])
  }

  /// RFC 9449, 4.3.
  private func faultOfProof(
    _ text: String, method: String, path: String, accessToken: String?
  ) -> (why: String?, thumbprint: String?) {
    guard let proof = Jose.Read(text), proof.header["typ"] as? String == "dpop+jwt" else { return ("typ", nil) }
    guard let jwk = proof.header["jwk"] as? [String: Any], jwk["d"] == nil, proof.isSigned(by: jwk) else {
      return ("jwk, signatur", nil)
    }
    let claims = proof.claims
    guard claims["htm"] as? String == method, claims["htu"] as? String == profile.issuer + path else {
      return ("htm, htu", nil)
    }
    guard let issued = claims["iat"] as? Int64, abs(issued - now()) < 60 else { return ("iat", nil) }
    guard let id = claims["jti"] as? String, usedProofs.insert(id).inserted else { return ("jti", nil) }
    if let accessToken, claims["ath"] as? String != Jose.digest(accessToken) { return ("ath", nil) }
    return (nil, Jose.thumbprint(jwk))
  }

  private func userInfo(_ headers: [String: String]) -> ProviderResponse {
    let parts = (headers["authorization"] ?? "").components(separatedBy: " ")
    guard parts.count == 2, let grant = accessTokens[parts[1]] else {
      return refused("userinfo: token", "invalid_token", 401)
    }
    if let bound = grant.keyThumbprint {
      let (why, key) = faultOfProof(
        headers["dpop"] ?? "", method: "GET", path: "/connect/userinfo", accessToken: parts[1])
      guard parts[0] == "DPoP", why == nil, key == bound else {
        return refused("userinfo: DPoP \(why ?? "nøkkel")", "invalid_token", 401)
      }
    }
    var claims = personClaims(grant.person)
    claims["sub"] = wrong == .otherPersonInUserInfo ? "en-annen" : grant.person.subject
    return json(claims)
  }

  private func refused(_ why: String, _ code: String, _ status: Int) -> ProviderResponse {
    refusals.append(why)
    return json(["error": code, "error_description": why], status: status)
  }

  private func json(_ value: [String: Any], status: Int = 200, headers: [String: String] = [:]) -> ProviderResponse {
    ProviderResponse(
      status: status, headers: headers, body: Array((try? JSONSerialization.data(withJSONObject: value)) ?? Data()))
  }
}
