internal import Crypto
internal import CryptoExtras
internal import Foundation

/// Signed tokens as the test provider makes and reads them: written on their own from the standards, and not with the code
/// under test, so that one mistake cannot hide another.
enum Jose {
  struct Read {
    let header: [String: Any]
    let claims: [String: Any]
    let signed: Data
    let signature: Data

    init?(_ token: String) {
      let parts = token.components(separatedBy: ".")
      guard parts.count == 3, let header = Jose.object(parts[0]), let claims = Jose.object(parts[1]),
        let signature = Jose.decode(parts[2])
      else { return nil }
      (self.header, self.claims, self.signature) = (header, claims, signature)
      signed = Data("\(parts[0]).\(parts[1])".utf8)
    }

    func isSigned(by jwk: [String: Any]) -> Bool {
      switch (header["alg"] as? String, jwk["kty"] as? String) {
      case ("ES256", "EC"):
        guard let key = Jose.curveKey(jwk),
          let signature = try? P256.Signing.ECDSASignature(rawRepresentation: signature)
        else { return false }
        return key.isValidSignature(signature, for: signed)
      case ("PS256", "RSA"):
        return Jose.rsaKey(jwk)?.isValidSignature(
          .init(rawRepresentation: signature), for: SHA256.hash(data: signed), padding: .PSS) ?? false
      case ("RS256", "RSA"):
        return Jose.rsaKey(jwk)?.isValidSignature(
          .init(rawRepresentation: signature), for: SHA256.hash(data: signed), padding: .insecurePKCS1v1_5) ?? false
      default: return false
      }
    }
  }

  /// How a token is signed.
  enum Signer {
    case es256(P256.Signing.PrivateKey)
    case ps256(_RSA.Signing.PrivateKey)
    case rs256(_RSA.Signing.PrivateKey)
    /// The secret that everybody knows: an attack.
    case hs256(Data)
    /// No signature at all: an attack.
    case none

    var name: String {
      switch self {
      case .es256: "ES256"
      case .ps256: "PS256"
      case .rs256: "RS256"
      case .hs256: "HS256"
      case .none: "none"
      }
    }
  }

  static func make(_ header: [String: Any], _ claims: [String: Any], _ signer: Signer) throws -> String {
    var header = header
    header["alg"] = signer.name
    let parts = [header, claims].map { encode((try? JSONSerialization.data(withJSONObject: $0)) ?? Data()) }
    let signed = Data(parts.joined(separator: ".").utf8)
    let signature: Data =
      switch signer {
      case .es256(let key): try key.signature(for: signed).rawRepresentation
      case .ps256(let key): try key.signature(for: SHA256.hash(data: signed), padding: .PSS).rawRepresentation
      case .rs256(let key):
        try key.signature(for: SHA256.hash(data: signed), padding: .insecurePKCS1v1_5).rawRepresentation
      case .hs256(let secret): Data(HMAC<SHA256>.authenticationCode(for: signed, using: SymmetricKey(data: secret)))
      case .none: Data()
      }
    return (parts + [encode(signature)]).joined(separator: ".")
  }

  static func jwk(_ key: P256.Signing.PublicKey, id: String) -> [String: Any] {
    let point = key.rawRepresentation
    return [
      "kty": "EC", "crv": "P-256", "kid": id, "use": "sig", "x": encode(point.prefix(32)),
      "y": encode(point.suffix(32)),
    ]
  }

  /// RFC 7638, for a curve's key.
  static func thumbprint(_ jwk: [String: Any]) -> String {
    let text =
      "{\"crv\":\"\(jwk["crv"] ?? "")\",\"kty\":\"EC\",\"x\":\"\(jwk["x"] ?? "")\",\"y\":\"\(jwk["y"] ?? "")\"}"
    return digest(text)
  }

  static func digest(_ text: String) -> String { encode(Data(SHA256.hash(data: Data(text.utf8)))) }

  static func encode(_ data: Data) -> String {
    data.base64EncodedString().replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
      .replacingOccurrences(of: "=", with: "")
  }

  static func decode(_ text: String) -> Data? {
    let plain = text.replacingOccurrences(of: "-", with: "+").replacingOccurrences(of: "_", with: "/")
    return Data(base64Encoded: plain + String(repeating: "=", count: (4 - plain.count % 4) % 4))
  }

  private static func object(_ part: String) -> [String: Any]? {
    decode(part).flatMap { try? JSONSerialization.jsonObject(with: $0) as? [String: Any] }
  }

  private static func curveKey(_ jwk: [String: Any]) -> P256.Signing.PublicKey? {
    guard let x = (jwk["x"] as? String).flatMap(decode), let y = (jwk["y"] as? String).flatMap(decode) else {
      return nil
    }
    return try? P256.Signing.PublicKey(rawRepresentation: x + y)
  }

  private static func rsaKey(_ jwk: [String: Any]) -> _RSA.Signing.PublicKey? {
    guard let n = (jwk["n"] as? String).flatMap(decode), let e = (jwk["e"] as? String).flatMap(decode) else {
      return nil
    }
    return try? _RSA.Signing.PublicKey(n: n, e: e)
  }
}
