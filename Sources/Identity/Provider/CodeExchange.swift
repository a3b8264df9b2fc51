internal import CivilTime

extension OpenIDClient {
  /// Turns the code that the browser brought into who the person is.
  func identity(
    for code: String, of attempt: SignInAttempt, at now: Moment
  ) async throws(SignInTrouble) -> ProvenIdentity {
    do {
      let possession = profile.bindsTokens ? Possession(key: try SigningKey.ephemeral()) : nil
      let form: [(name: String, value: String)] = [
        ("grant_type", "authorization_code"), ("client_id", registration.clientID), ("code", code),
        ("redirect_uri", registration.returnAddress), ("code_verifier", attempt.verifier),
      ]
      let document = try await knowledge.document(at: now)
      let answer = try await ask(document.token, form, possession: possession, at: now)
      guard let text = answer["id_token"]?.text else { throw ProviderFault.nonsense(at: "token") }
      let token = try SignedToken(text, allowing: profile.algorithms)
      try token.verify(by: try await knowledge.key(token.keyID, at: now))
      try expectation(of: attempt, at: now).check(token.claims)
      var claims = token.claims
      if profile.asksUserInfo, !missing(in: claims).isEmpty, let address = document.userInfo,
        let access = answer["access_token"]?.text
      {
        let more = try await userInfo(address, access, possession, at: now)
        guard more["sub"] == claims["sub"] else { throw TokenFault.subject }
        claims = claims.completed(by: more)
      }
      return try proven(claims)
    } catch {
      throw SignInTrouble(error)
    }
  }

  private func expectation(of attempt: SignInAttempt, at now: Moment) -> IDTokenCheck {
    let since =
      attempt.mustBeFresh ? attempt.started : now.adding(minutes: -profile.longestSinceAuthentication)
    return IDTokenCheck(
      issuer: profile.issuer, clientID: registration.clientID, nonce: attempt.nonce, now: now,
      clockSkew: profile.clockSkew, authenticatedSince: since.milliseconds / 1000)
  }

  /// The claims that we cannot do without and do not have.
  private func missing(in claims: JSONValue) -> [String] {
    var names = [profile.claims.nationalID, profile.claims.level]
    if profile.organisation != nil, let name = profile.claims.organisation { names.append(name) }
    return names.filter { claims[$0] == nil }
  }

  private func userInfo(
    _ address: String, _ accessToken: String, _ possession: Possession?, at now: Moment
  ) async throws -> JSONValue {
    func ask(nonce: String?) async throws -> ProviderResponse {
      var request = ProviderRequest(.get, address)
      if let possession {
        let proof = try possession.proof(.get, address, with: accessToken, nonce: nonce, at: now)
        request.headers = [("Authorization", "DPoP \(accessToken)"), ("DPoP", proof)]
      } else {
        request.headers = [("Authorization", "Bearer \(accessToken)")]
      }
      return try await send(request)
    }
    var answer = try await ask(nonce: nil)
    if answer.status == 401, let nonce = answer.headers["dpop-nonce"] { answer = try await ask(nonce: nonce) }
    guard answer.status == 200 else { throw ProviderFault.refused(status: answer.status, code: "userinfo") }
    guard let claims = JSONValue(answer.body), case .object = claims else {
      throw ProviderFault.nonsense(at: "userinfo")
    }
    return claims
  }

  /// Who the claims say it is, when they say enough and it is good enough.
  private func proven(_ claims: JSONValue) throws(SignInTrouble) -> ProvenIdentity {
    if let name = missing(in: claims).first { throw .missing(claim: name) }
    guard let level = claims[profile.claims.level]?.asText, profile.levelsAccepted.contains(level) else {
      throw .levelTooLow
    }
    if let organisation = profile.organisation, let name = profile.claims.organisation {
      guard claims[name]?.asText == organisation else { throw .otherOrganisation }
    }
    guard let id = claims[profile.claims.nationalID]?.text, id.utf8.count == 11,
      id.utf8.allSatisfy({ (48...57).contains($0) })
    else { throw .notNational }
    return ProvenIdentity(
      kind: profile.kind,
      provider: ProviderSession(
        issuer: profile.issuer, subject: claims["sub"]?.text ?? "", id: claims["sid"]?.text ?? ""),
      nationalID: id, hprNumber: profile.claims.hprNumber.flatMap { claims[$0]?.asText },
      name: claims[profile.claims.name]?.text ?? "")
  }
}

extension JSONValue {
  /// A text, or a whole number written without quotation marks: providers differ.
  fileprivate var asText: String? { text ?? integer.map(String.init) }

  /// What the signed token says stands; the rest is added.
  fileprivate func completed(by other: JSONValue) -> JSONValue {
    guard case .object(let mine) = self, case .object(let more) = other else { return self }
    return .object(mine.merging(more) { signed, _ in signed })
  }
}

extension SignInTrouble {
  fileprivate init(_ error: any Error) {
    self =
      switch error {
      case let trouble as SignInTrouble: trouble
      case let fault as TokenFault: .token(fault)
      case let fault as ProviderFault: .provider(fault)
      default: .provider(.nonsense(at: "token"))
      }
  }
}
