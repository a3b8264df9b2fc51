internal import Crypto
internal import CryptoExtras
internal import Foundation

/// Why a key file cannot be used, in words for the one who runs the server.
public struct KeyFault: Error, Hashable, Sendable, CustomStringConvertible {
  public let description: String
}

/// A private key of ours.
public struct SigningKey: Sendable {
  private enum Material: Sendable {
    case p256(P256.Signing.PrivateKey)
    case rsa(_RSA.Signing.PrivateKey)
  }

  /// The name it is registered under.
  let id: String
  let algorithm: SignatureAlgorithm
  let verifying: VerifyingKey
  private let material: Material

  /// A fresh key that is written nowhere.
  static func ephemeral() throws(KeyFault) -> SigningKey {
    try SigningKey(.p256(P256.Signing.PrivateKey()), id: nil, rsaAlgorithm: .rs256)
  }

  /// Reads a key: PEM (EC P-256, or RSA of at least 2048 bits) or a JSON Web Key with its private part.
  ///
  /// - Parameter rsaAlgorithm: how an RSA key signs, when its own `alg` does not say.
  public init(_ text: String, rsaAlgorithm: SignatureAlgorithm = .ps256) throws(KeyFault) {
    if text.contains("-----BEGIN") {
      try self.init(try Self.material(pem: text), id: nil, rsaAlgorithm: rsaAlgorithm)
    } else if let jwk = JSONValue(Array(text.utf8)) {
      let stated = jwk["alg"]?.text.flatMap(SignatureAlgorithm.init)
      try self.init(try Self.material(jwk: jwk), id: jwk["kid"]?.text, rsaAlgorithm: stated ?? rsaAlgorithm)
    } else {
      throw KeyFault(description: "er verken PEM eller en JSON Web Key")
    }
  }

  private init(_ material: Material, id: String?, rsaAlgorithm: SignatureAlgorithm) throws(KeyFault) {
    let jwk: JSONValue?
    switch material {
    case .p256(let key):
      algorithm = .es256
      jwk = Self.published(key.publicKey)
    case .rsa(let key):
      algorithm = rsaAlgorithm
      jwk = Self.published(key.publicKey)
    }
    guard let verifying = jwk.flatMap(VerifyingKey.init(jwk:)) else {
      throw KeyFault(description: "er en nøkkel som ikke kan brukes (RSA må ha minst 2048 bit)")
    }
    self.material = material
    self.verifying = verifying
    self.id = id ?? verifying.thumbprint
  }

  private static func material(pem: String) throws(KeyFault) -> Material {
    if pem.contains("PUBLIC KEY") {
      throw KeyFault(description: "er en offentlig nøkkel; her trengs den private")
    }
    if let key = try? P256.Signing.PrivateKey(pemRepresentation: pem) { return .p256(key) }
    if let key = try? _RSA.Signing.PrivateKey(pemRepresentation: pem) { return .rsa(key) }
    throw KeyFault(description: "er ikke en privat nøkkel uten passord av slaget EC P-256 eller RSA (minst 2048 bit)")
  }

  private static func material(jwk: JSONValue) throws(KeyFault) -> Material {
    func part(_ name: String) throws(KeyFault) -> [UInt8] {
      guard let bytes = jwk[name]?.text.flatMap({ Base64URL.decode($0) }) else {
        throw KeyFault(
          description: "mangler «\(name)», eller det er ikke base64url; har den bare den offentlige delen?")
      }
      return bytes
    }
    switch (jwk["kty"], jwk["crv"]) {
    case ("EC", "P-256"):
      if let key = try? P256.Signing.PrivateKey(rawRepresentation: try part("d")) { return .p256(key) }
    case ("RSA", _):
      if let key = try? _RSA.Signing.PrivateKey(
        n: try part("n"), e: try part("e"), d: try part("d"), p: try part("p"), q: try part("q"))
      {
        return .rsa(key)
      }
    default: throw KeyFault(description: "er en nøkkel av et slag som ikke brukes her (bare EC P-256 og RSA)")
    }
    _ = try part("d")
    throw KeyFault(description: "er en JSON Web Key med deler som ikke hører sammen")
  }

  private static func published(_ key: P256.Signing.PublicKey) -> JSONValue {
    let point = Array(key.x963Representation.dropFirst())
    return [
      "kty": "EC", "crv": "P-256", "x": .text(Base64URL.encode(point.prefix(32))),
      "y": .text(Base64URL.encode(point.suffix(32))),
    ]
  }

  private static func published(_ key: _RSA.Signing.PublicKey) -> JSONValue? {
    guard let parts = try? key.getKeyPrimitives() else { return nil }
    return [
      "kty": "RSA", "n": .text(Base64URL.encode(parts.modulus)), "e": .text(Base64URL.encode(parts.publicExponent)),
    ]
  }

  func signature(of bytes: [UInt8]) throws -> [UInt8] {
    switch material {
    case .p256(let key): Array(try key.signature(for: bytes).rawRepresentation)
    case .rsa(let key):
      Array(
        try key.signature(
          for: SHA256.hash(data: bytes), padding: algorithm == .ps256 ? .PSS : .insecurePKCS1v1_5
        ).rawRepresentation)
    }
  }

  /// The public half, as it is published and registered with the provider.
  public var published: JSONValue { verifying.published(as: id, for: algorithm) }
}
