internal import CivilTime
internal import Crypto

/// Proofs that who uses a token has the key it is bound to, as we make them. (DPoP, RFC 9449.)
struct Possession: Sendable {
  static let type = "dpop+jwt"

  let key: SigningKey

  /// - Parameters:
  ///   - accessToken: the token it goes with, when there is one yet.
  ///   - nonce: what the server asked to have in it.
  func proof(
    _ method: ProviderRequest.Method, _ address: String, with accessToken: String? = nil, nonce: String? = nil,
    at now: Moment
  ) throws -> String {
    var claims: [String: JSONValue] = [
      "jti": .text(Secret.random(bytes: 16)), "htm": .text(method.rawValue),
      "htu": .text(String(address.prefix { $0 != "?" && $0 != "#" })), "iat": .integer(now.milliseconds / 1000),
    ]
    if let accessToken { claims["ath"] = .text(Self.fingerprint(of: accessToken)) }
    if let nonce { claims["nonce"] = .text(nonce) }
    return try SignedToken.make(type: Self.type, .object(claims), signedBy: key, carryingKey: true)
  }

  static func fingerprint(of accessToken: String) -> String {
    Base64URL.encode(SHA256.hash(data: Array(accessToken.utf8)))
  }
}
