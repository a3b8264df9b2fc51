internal import CivilTime
internal import Crypto

/// A call to us with a token and a proof of possession.
public struct PresentedToken: Sendable {
  public let accessToken: String
  public let proof: String
  public let method: String
  /// The address called, without what follows "?".
  public let address: String

  public init(accessToken: String, proof: String, method: String, address: String) {
    (self.accessToken, self.proof, self.method, self.address) = (accessToken, proof, method, address)
  }
}

/// Tells whether a proof of possession is for this call, this token and this moment, and is new. (RFC 9449, 4.3.)
struct PossessionCheck {
  let algorithms: Set<SignatureAlgorithm>
  /// Seconds that a proof may be old, and that clocks may differ.
  let clockSkew: Int64

  /// - Parameter thumbprint: of the key that the access token is bound to (`cnf.jkt`).
  /// - Returns: the proof's own name, which the caller must see once only.
  func check(_ call: PresentedToken, boundTo thumbprint: String, at now: Moment) throws(TokenFault) -> String {
    let proof = try SignedToken(call.proof, allowing: algorithms)
    guard proof.type == Possession.type else { throw .kind }
    guard let key = proof.ownKey else { throw .unknownKey }
    try proof.verify(by: key)
    guard Secret.isSame(key.thumbprint, thumbprint) else { throw .otherKey }
    guard proof.claims["htm"]?.text == call.method, let address = proof.claims["htu"]?.text,
      Self.isSame(address, call.address)
    else { throw .otherRequest }
    guard proof.claims["ath"]?.text == Possession.fingerprint(of: call.accessToken) else { throw .otherToken }
    let seconds = now.milliseconds / 1000
    guard let issued = proof.claims["iat"]?.integer else { throw .malformed }
    guard issued.isAfter(seconds, within: clockSkew) else { throw .expired }
    guard !issued.isAfter(seconds, within: -clockSkew) else { throw .notYetValid }
    guard let id = proof.claims["jti"]?.text, (8...200).contains(id.utf8.count) else { throw .malformed }
    return "\(thumbprint) \(id)"
  }

  /// Scheme and host do not tell large letters from small; the rest does. (RFC 3986, 6.2.)
  private static func isSame(_ left: String, _ right: String) -> Bool {
    func normal(_ address: String) -> String {
      let bare = address.prefix { $0 != "?" && $0 != "#" }
      guard let scheme = bare.firstRange(of: "://") else { return String(bare) }
      let host = bare[scheme.upperBound...].prefix { $0 != "/" }
      let path = bare[host.endIndex...]
      return bare[..<scheme.upperBound].lowercased() + host.lowercased() + (path.isEmpty ? "/" : path)
    }
    return normal(left) == normal(right)
  }
}
