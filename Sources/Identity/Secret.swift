internal import Crypto

/// Unguessable text from the system's random source.
public enum Secret {
  /// That many random bytes as lower-case hexadecimal digits.
  public static func random(bytes: Int = 32) -> String {
    var source = SystemRandomNumberGenerator()
    var digits: [UInt8] = []
    digits.reserveCapacity(bytes * 2)
    for _ in 0..<bytes {
      let byte = UInt8.random(in: .min ... .max, using: &source)
      digits.append(hexDigit(byte >> 4))
      digits.append(hexDigit(byte & 15))
    }
    return String(decoding: digits, as: UTF8.self)
  }

  /// The SHA-256 digest of the text's UTF-8 bytes, as 64 lower-case hexadecimal digits.
  public static func digest(_ text: String) -> String {
    var digits: [UInt8] = []
    for byte in SHA256.hash(data: Array(text.utf8)) {
      digits.append(hexDigit(byte >> 4))
      digits.append(hexDigit(byte & 15))
    }
    return String(decoding: digits, as: UTF8.self)
  }

  /// Whether two secrets are the same, in a time that does not tell where they differ.
  public static func isSame(_ left: String, _ right: String) -> Bool {
    let left = Array(left.utf8)
    let right = Array(right.utf8)
    guard left.count == right.count else { return false }
    return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }

  static func isWellFormed(_ token: String) -> Bool {
    token.utf8.count == 64 && token.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
  }

  static func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? 48 + value : 87 + value
  }
}
