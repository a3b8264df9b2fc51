internal import Foundation

/// Network addresses as an operator writes them: one, or all that begin alike ("10.0.0.7", "10.1.0.0/16", "fd00::/8").
public struct NetworkRange: Hashable, Sendable {
  private let start: [UInt8]
  private let bits: Int

  /// Nil for what is no IPv4 or IPv6 address, and for a range of everything, which would be to believe anybody.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, let bytes = Self.bytes(of: String(first)) else { return nil }
    if parts.count == 2 {
      guard parts[1].utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
        let bits = Int(parts[1]), (1...bytes.count * 8).contains(bits)
      else { return nil }
      self.bits = bits
    } else {
      bits = bytes.count * 8
    }
    start = Self.masked(bytes, to: bits)
  }

  /// Whether the address is one of these. What is no address is not.
  func contains(_ address: String) -> Bool {
    guard let bytes = Self.bytes(of: address), bytes.count == start.count else { return false }
    return Self.masked(bytes, to: bits) == start
  }

  /// The bytes of an address. An IPv4 address that came in by an IPv6 socket is the same address.
  private static func bytes(of text: String) -> [UInt8]? {
    // No address is longer than an IPv6 one with an IPv4 one in its end; C would stop reading at a NUL.
    guard text.utf8.count <= 45, !text.utf8.contains(0) else { return nil }
    var four = in_addr()
    if inet_pton(AF_INET, text, &four) == 1 { return withUnsafeBytes(of: four) { Array($0) } }
    var six = in6_addr()
    guard inet_pton(AF_INET6, text, &six) == 1 else { return nil }
    let bytes = withUnsafeBytes(of: six) { Array($0) }
    let isFour = bytes.prefix(10).allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
    return isFour ? Array(bytes.suffix(4)) : bytes
  }

  private static func masked(_ bytes: [UInt8], to bits: Int) -> [UInt8] {
    bytes.enumerated().map { place, byte in
      let kept = min(max(bits - place * 8, 0), 8)
      return byte & ~UInt8(truncatingIfNeeded: 0xFF >> kept)
    }
  }
}
