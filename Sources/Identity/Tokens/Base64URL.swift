internal import Foundation

/// Base64 as tokens write it: "-" and "_", no padding. (RFC 7515, 2.)
enum Base64URL {
  static func encode(_ bytes: some Sequence<UInt8>) -> String {
    Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }

  /// The bytes, or nil for anything but the one way to write them: a token that can be written in two ways can be replayed
  /// as another.
  static func decode(_ given: some StringProtocol) -> [UInt8]? {
    let text = String(given)
    guard text.utf8.allSatisfy({ isDigit($0) }) else { return nil }
    let padding = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
    let plain = text.replacing("-", with: "+").replacing("_", with: "/") + padding
    guard let data = Data(base64Encoded: plain), encode(data) == text else { return nil }
    return Array(data)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
