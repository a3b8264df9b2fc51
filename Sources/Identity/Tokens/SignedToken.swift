/// Why a token is not believed. Each is one rule of RFC 7519, OpenID Connect Core or RFC 9449.
public enum TokenFault: String, Error, Hashable, Sendable {
  /// It cannot be read as a signed token, or asks for something that we do not do (`crit`).
  case malformed
  /// It is signed in a way that is not on the list, `none` included.
  case algorithm
  /// It is of another kind than the one expected (`typ`).
  case kind
  case unknownKey, signature
  case issuer, audience, authorizedParty
  case expired, notYetValid
  case nonce
  case subject
  /// The person has not shown who they are since long ago, or since we asked.
  case authenticationTooOld
  /// It has been used before.
  case replayed
  /// A proof of possession is for another request, another token or another key.
  case otherRequest, otherToken, otherKey
  case scope
}

/// A signed token as it came: read, and not yet believed. (RFC 7515, compact form.)
struct SignedToken: Sendable {
  let algorithm: SignatureAlgorithm
  let keyID: String?
  let type: String?
  /// The key that the token itself brings, which proves only that its maker has it.
  let ownKey: VerifyingKey?
  /// Not to be used before the signature is verified.
  let claims: JSONValue
  private let signed: [UInt8]
  private let signature: [UInt8]

  /// The longest that is read, in bytes.
  private static let longest = 32_000

  init(_ text: String, allowing algorithms: Set<SignatureAlgorithm>) throws(TokenFault) {
    guard text.utf8.count <= Self.longest else { throw .malformed }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let header = Base64URL.decode(parts[0]).flatMap({ JSONValue($0) }),
      let claims = Base64URL.decode(parts[1]).flatMap({ JSONValue($0) }), case .object = claims,
      let signature = Base64URL.decode(parts[2])
    else { throw .malformed }
    guard header["crit"] == nil, header["b64"] == nil else { throw .malformed }
    guard let algorithm = header["alg"]?.text.flatMap(SignatureAlgorithm.init), algorithms.contains(algorithm) else {
      throw .algorithm
    }
    self.algorithm = algorithm
    keyID = header["kid"]?.text
    type = header["typ"]?.text
    ownKey = header["jwk"].flatMap(VerifyingKey.init(jwk:))
    self.claims = claims
    self.signature = signature
    signed = Array("\(parts[0]).\(parts[1])".utf8)
  }

  func verify(by key: VerifyingKey) throws(TokenFault) {
    guard key.verifies(signature, of: signed, by: algorithm) else { throw .signature }
  }

  /// A token of ours.
  static func make(
    type: String, _ claims: JSONValue, signedBy key: SigningKey, carryingKey: Bool = false
  ) throws -> String {
    var header: [String: JSONValue] = ["alg": .text(key.algorithm.rawValue), "typ": .text(type)]
    if carryingKey { header["jwk"] = key.verifying.bare } else { header["kid"] = .text(key.id) }
    let signed = "\(Base64URL.encode(JSONValue.object(header).encoded)).\(Base64URL.encode(claims.encoded))"
    return "\(signed).\(Base64URL.encode(try key.signature(of: Array(signed.utf8))))"
  }
}
