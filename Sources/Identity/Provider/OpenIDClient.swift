public import CivilTime
internal import Crypto

/// Sends people to one provider and receives them back: authorization code, PKCE, pushed request, private_key_jwt.
public struct OpenIDClient: Sendable {
  public let profile: ProviderProfile
  let registration: ClientRegistration
  let transport: any ProviderTransport
  let knowledge: ProviderKnowledge

  public init(profile: ProviderProfile, registration: ClientRegistration, transport: any ProviderTransport) {
    (self.profile, self.registration, self.transport) = (profile, registration, transport)
    knowledge = ProviderKnowledge(profile: profile, transport: transport)
  }

  /// The public halves of our keys, as a JSON Web Key Set.
  public var publishedKeys: String { registration.keys.published }

  /// Asks the provider who it is, and fetches its keys: what `serve` does before it starts.
  public func tryProvider(at now: Moment) async throws(ProviderFault) {
    _ = try await knowledge.document(at: now)
    do {
      _ = try await knowledge.key("finnes-ikke", at: now)
    } catch let fault as ProviderFault {
      throw fault
    } catch {
      // A key of that name is not expected: the keys were read, and that is what was asked.
    }
  }

  /// What a browser takes with it to the provider.
  struct Departure: Sendable {
    let state = Secret.random()
    let nonce = Secret.random()
    /// 64 characters, all of them allowed in a verifier. (RFC 7636, 4.1.)
    let verifier = Secret.random()

    var challenge: String { Base64URL.encode(SHA256.hash(data: Array(verifier.utf8))) }
  }

  /// Tells the provider, behind the browser's back, what it will be asked; the browser carries only a reference.
  /// (RFC 9126.)
  ///
  /// - Returns: the address to send the browser to.
  func push(_ departure: Departure, mustBeFresh: Bool, at now: Moment) async throws(ProviderFault) -> String {
    let document = try await knowledge.document(at: now)
    var form: [(name: String, value: String)] = [
      ("response_type", "code"), ("client_id", registration.clientID), ("redirect_uri", registration.returnAddress),
      ("scope", profile.scopes.joined(separator: " ")), ("state", departure.state), ("nonce", departure.nonce),
      ("code_challenge", departure.challenge), ("code_challenge_method", "S256"),
    ]
    if !profile.levelsAskedFor.isEmpty { form.append(("acr_values", profile.levelsAskedFor.joined(separator: " "))) }
    if mustBeFresh {
      form.append(("prompt", "login"))
      form.append(("max_age", "0"))
    } else {
      form.append(("max_age", "\(profile.longestSinceAuthentication * 60)"))
    }
    let answer = try await ask(document.pushedRequest, form, possession: nil, at: now)
    guard let reference = answer["request_uri"]?.text, !reference.isEmpty else { throw .nonsense(at: "PAR") }
    let query = FormText.encode([("client_id", registration.clientID), ("request_uri", reference)])
    return document.authorization + (document.authorization.contains("?") ? "&" : "?") + query
  }

  /// Where the browser ends the provider's own log-in; nil when the provider has no such place.
  ///
  /// Without the id token as a hint: it holds a national id, and this is an address.
  public func endSessionAddress(at now: Moment) async -> String? {
    guard let address = try? await knowledge.document(at: now).endSession else { return nil }
    let query = FormText.encode([
      ("client_id", registration.clientID), ("post_logout_redirect_uri", registration.signedOutAddress),
    ])
    return address + (address.contains("?") ? "&" : "?") + query
  }

  /// Posts a form as the client that we are, and reads the answer.
  func ask(
    _ address: String, _ form: [(name: String, value: String)], possession: Possession?, at now: Moment
  ) async throws(ProviderFault) -> JSONValue {
    var (answer, body) = try await post(address, form, possession, nonce: nil, at: now)
    // A server may ask for a nonce of its own in the proof; then it is asked once more. (RFC 9449, 8.)
    if answer.status == 400, body?["error"] == "use_dpop_nonce", let nonce = answer.headers["dpop-nonce"] {
      (answer, body) = try await post(address, form, possession, nonce: nonce, at: now)
    }
    guard (200...201).contains(answer.status) else {
      throw .refused(status: answer.status, code: ErrorCode.known(body?["error"]?.text))
    }
    guard let body, case .object = body else { throw .nonsense(at: address) }
    return body
  }

  private func post(
    _ address: String, _ form: [(name: String, value: String)], _ possession: Possession?, nonce: String?,
    at now: Moment
  ) async throws(ProviderFault) -> (ProviderResponse, JSONValue?) {
    var request = ProviderRequest(.post, address)
    do {
      let assertion = try registration.keys.assertion(
        for: registration.clientID, audience: profile.issuer, at: now)
      request.form =
        form + [
          ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
          ("client_assertion", assertion),
        ]
      if let possession {
        request.headers.append(("DPoP", try possession.proof(.post, address, nonce: nonce, at: now)))
      }
    } catch {
      throw .nonsense(at: "vår egen nøkkel")
    }
    let answer = try await send(request)
    return (answer, JSONValue(answer.body))
  }

  func send(_ request: ProviderRequest) async throws(ProviderFault) -> ProviderResponse {
    do {
      return try await transport.send(request)
    } catch {
      throw .silent(error)
    }
  }
}

/// Errors that the standards name. Any other text from outside is not repeated, in a log or on a page.
enum ErrorCode {
  private static let all: Set<String> = [
    "access_denied", "consent_required", "interaction_required", "invalid_client", "invalid_dpop_proof",
    "invalid_grant", "invalid_request", "invalid_request_object", "invalid_request_uri", "invalid_scope",
    "login_required", "server_error", "temporarily_unavailable", "unauthorized_client",
    "unmet_authentication_requirements",
    "unsupported_grant_type", "unsupported_response_type", "use_dpop_nonce",
  ]

  static func known(_ code: String?) -> String { code.flatMap { all.contains($0) ? $0 : nil } ?? "ukjent feil" }
}
