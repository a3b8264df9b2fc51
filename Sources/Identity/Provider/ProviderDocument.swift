/// What a provider says of itself. (OpenID Connect Discovery 1.0, RFC 9126, RFC 9207.)
public struct ProviderDocument: Sendable, Hashable {
  let issuer: String
  let authorization: String
  let token: String
  let pushedRequest: String
  let keys: String
  let userInfo: String?
  let endSession: String?
  /// Whether it always says who answers, so that an answer without it is from somebody else.
  let alwaysNamesIssuer: Bool

  static func address(of issuer: String) -> String {
    (issuer.hasSuffix("/") ? String(issuer.dropLast()) : issuer) + "/.well-known/openid-configuration"
  }

  /// - Parameter profile: what the document must agree with: its issuer above all.
  init(_ document: JSONValue, for profile: ProviderProfile) throws(ProviderFault) {
    func address(_ name: String) throws(ProviderFault) -> String {
      guard let address = document[name]?.text else { throw .document("mangler «\(name)»") }
      guard ProviderAddress.isSafe(address) else { throw .document("har en «\(name)» som ikke er https") }
      return address
    }
    func optional(_ name: String) throws(ProviderFault) -> String? {
      document[name] == nil ? nil : try address(name)
    }
    guard let issuer = document["issuer"]?.text, issuer == profile.issuer else {
      throw .document("sier at utstederen er en annen enn den som står i innstillingene")
    }
    self.issuer = issuer
    authorization = try address("authorization_endpoint")
    token = try address("token_endpoint")
    pushedRequest = try address("pushed_authorization_request_endpoint")
    keys = try address("jwks_uri")
    userInfo = try optional("userinfo_endpoint")
    endSession = try optional("end_session_endpoint")
    alwaysNamesIssuer = document["authorization_response_iss_parameter_supported"] == .flag(true)
    if let methods = document["code_challenge_methods_supported"]?.texts, !methods.contains("S256") {
      throw .document("sier at PKCE med S256 ikke brukes")
    }
    if let methods = document["token_endpoint_auth_methods_supported"]?.texts, !methods.contains("private_key_jwt") {
      throw .document("sier at private_key_jwt ikke brukes")
    }
  }
}

/// Why a provider cannot be used now.
public enum ProviderFault: Error, Hashable, Sendable {
  case silent(ProviderSilence)
  /// It answered with an error: the status, and the error's code when it is one of the standards'.
  case refused(status: Int, code: String)
  /// Its description of itself cannot be used; the text goes on after "Beskrivelsen".
  case document(String)
  /// It answered with something that the standards do not allow there.
  case nonsense(at: String)
}

extension ProviderFault: CustomStringConvertible {
  public var description: String {
    switch self {
    case .silent(let silence): "Vi får ikke kontakt: \(silence.host.isEmpty ? "den" : silence.host) \(silence.reason)."
    case .refused(let status, let code): "Den svarte \(status) \(code)."
    case .document(let what): "Beskrivelsen \(what)."
    case .nonsense(let place): "Svaret fra \(place) kunne ikke leses."
    }
  }
}

/// Addresses outside that we may speak with.
public enum ProviderAddress {
  /// Encrypted, or on this very machine.
  public static func isSafe(_ address: String) -> Bool {
    address.hasPrefix("https://") && address.utf8.count > 8 || isLoopback(address)
  }

  static func isLoopback(_ address: String) -> Bool {
    guard address.hasPrefix("http://") else { return false }
    let host = address.dropFirst(7).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    guard !host.contains("@") else { return false }
    let name = host.hasPrefix("[") ? host.prefix { $0 != "]" } + "]" : host.prefix { $0 != ":" }
    return ["127.0.0.1", "localhost", "[::1]"].contains(String(name))
  }
}
