internal import Crypto
internal import CryptoExtras
internal import Foundation

/// Somebody's public key, as a JSON Web Key gives it. (RFC 7517, RFC 7518.)
public struct VerifyingKey: Sendable {
  private enum Material: Sendable {
    case p256(P256.Signing.PublicKey)
    case p384(P384.Signing.PublicKey)
    case rsa(_RSA.Signing.PublicKey)
  }

  /// The name its owner gave it.
  let id: String?
  /// The members that make it the key it is, in the order of RFC 7638.
  private let required: JSONValue
  private let material: Material
  /// The only algorithm its owner uses it with, when they said so.
  private let onlyFor: SignatureAlgorithm?

  /// Nil for a key of a kind not used here, one for encrypting, one that holds a secret, or one too short to be safe.
  init?(jwk: JSONValue) {
    let secrets = ["d", "p", "q", "dp", "dq", "qi", "k"]
    guard !secrets.contains(where: { jwk[$0] != nil }) else { return nil }
    if let use = jwk["use"], use != "sig" { return nil }
    if let name = jwk["alg"] {
      guard let only = name.text.flatMap(SignatureAlgorithm.init) else { return nil }
      onlyFor = only
    } else {
      onlyFor = nil
    }
    switch (jwk["kty"], jwk["crv"]) {
    case ("EC", .some(let curve)):
      guard let x = jwk["x"]?.text, let y = jwk["y"]?.text, let material = Self.point(curve, x, y) else { return nil }
      self.material = material
      required = ["crv": curve, "kty": "EC", "x": .text(x), "y": .text(y)]
    case ("RSA", _):
      guard let n = jwk["n"]?.text, let e = jwk["e"]?.text, let modulus = Base64URL.decode(n),
        let exponent = Base64URL.decode(e), (256...1024).contains(modulus.count),
        let key = try? _RSA.Signing.PublicKey(n: modulus, e: exponent)
      else { return nil }
      material = .rsa(key)
      required = ["e": .text(e), "kty": "RSA", "n": .text(n)]
    default: return nil
    }
    id = jwk["kid"]?.text
  }

  private static func point(_ curve: JSONValue, _ x: String, _ y: String) -> Material? {
    guard let x = Base64URL.decode(x), let y = Base64URL.decode(y) else { return nil }
    let point = [4] + x + y
    switch curve {
    case "P-256": return (try? P256.Signing.PublicKey(x963Representation: point)).map(Material.p256)
    case "P-384": return (try? P384.Signing.PublicKey(x963Representation: point)).map(Material.p384)
    default: return nil
    }
  }

  /// Whether the owner of this key made that signature of those bytes.
  func verifies(_ signature: [UInt8], of bytes: [UInt8], by algorithm: SignatureAlgorithm) -> Bool {
    guard onlyFor == nil || onlyFor == algorithm else { return false }
    switch (algorithm, material) {
    case (.es256, .p256(let key)):
      guard let signature = try? P256.Signing.ECDSASignature(rawRepresentation: signature) else { return false }
      return key.isValidSignature(signature, for: bytes)
    case (.es384, .p384(let key)):
      guard let signature = try? P384.Signing.ECDSASignature(rawRepresentation: signature) else { return false }
      return key.isValidSignature(signature, for: bytes)
    case (.rs256, .rsa(let key)):
      return key.isValidSignature(
        .init(rawRepresentation: signature), for: SHA256.hash(data: bytes), padding: .insecurePKCS1v1_5)
    case (.ps256, .rsa(let key)):
      return key.isValidSignature(.init(rawRepresentation: signature), for: SHA256.hash(data: bytes), padding: .PSS)
    default: return false
    }
  }

  /// The key's fingerprint. (RFC 7638.)
  var thumbprint: String { Base64URL.encode(SHA256.hash(data: required.encoded)) }

  /// The key as it is published, with its name.
  func published(as id: String, for algorithm: SignatureAlgorithm) -> JSONValue {
    guard case .object(var members) = required else { return required }
    members["kid"] = .text(id)
    members["use"] = "sig"
    members["alg"] = .text(algorithm.rawValue)
    return .object(members)
  }

  /// The bare key, as a proof of possession carries it.
  var bare: JSONValue { required }
}
