internal import Crypto
internal import Foundation

/// A key that wraps data keys and seals nothing else, so that it can be exchanged without touching a record.
public struct MasterKey: Sendable {
  /// Eight hexadecimal digits, not a secret: what a wrapped key names its wrapping by.
  public let id: String
  /// The day it was made, as ISO 8601.
  public let made: String
  let material: SymmetricKey

  /// A new one from the system's random source.
  public static func random(made: String) -> MasterKey {
    let id = SymmetricKey(size: .init(bitCount: 32)).bytes.map(hexadecimal).joined()
    return MasterKey(id: id, made: made, material: SymmetricKey(size: .bits256))
  }
}

/// The master keys that there are, oldest first. The newest wraps what is new; the others still open what is old.
public struct MasterKeys: Sendable {
  public let newest: MasterKey
  /// Oldest first, the newest among them.
  public let all: [MasterKey]

  public init(_ only: MasterKey) { (newest, all) = (only, [only]) }

  /// Nil without any.
  public init?(_ keys: [MasterKey]) {
    guard let last = keys.last else { return nil }
    (newest, all) = (last, keys)
  }

  public subscript(id: String) -> MasterKey? { all.first { $0.id == id } }

  /// One line for each key: id, day, and 32 bytes in base64.
  public var text: String {
    all.map { "\($0.id) \($0.made) \(Data($0.material.bytes).base64EncodedString())\n" }.joined()
  }

  /// Reads lines as ``text`` writes them; empty ones and those that begin with `#` are passed by.
  /// - Throws: ``KeyFault`` naming the line, never what stands in it.
  public init(text: String, from place: String) throws(KeyFault) {
    var keys: [MasterKey] = []
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let words = line.split(whereSeparator: \.isWhitespace)
      guard let first = words.first, !first.hasPrefix("#") else { continue }
      guard words.count == 3, first.count == 8, first.allSatisfy(\.isHexDigit),
        let bytes = Data(base64Encoded: String(words[2])), bytes.count == 32
      else {
        throw KeyFault(
          "Linje \(number + 1) i \(place) er ikke en nøkkel: den skal ha navn, dato og 32 byte i base64. "
            + "Hent fram kopien av nøkkelfilen.")
      }
      let key = MasterKey(id: String(first), made: String(words[1]), material: SymmetricKey(data: bytes))
      guard !keys.contains(where: { $0.id == key.id }) else {
        throw KeyFault("Nøkkelen \(key.id) står to ganger i \(place). Ta bort den ene linjen.")
      }
      keys.append(key)
    }
    guard let read = MasterKeys(keys) else {
      throw KeyFault("Det er ingen nøkler i \(place). Hent fram kopien av nøkkelfilen.")
    }
    self = read
  }

  /// The same keys with one more, which becomes the newest.
  public func adding(_ key: MasterKey) -> MasterKeys { MasterKeys(newest: key, all: all + [key]) }

  private init(newest: MasterKey, all: [MasterKey]) { (self.newest, self.all) = (newest, all) }
}

extension SymmetricKey {
  var bytes: [UInt8] { withUnsafeBytes { Array($0) } }
}

/// Two lower-case digits.
func hexadecimal(_ byte: UInt8) -> String {
  let digits = Array("0123456789abcdef")
  return "\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
}
