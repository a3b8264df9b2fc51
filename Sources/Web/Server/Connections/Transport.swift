internal import HTTPTypes
internal import Hummingbird

/// The way a request came: from whom, and whether nobody could listen.
struct Transport: Sendable {
  /// The address of the one who asks, as far as we can believe it; nil inside the program.
  let client: String?
  /// Why a request that came this way is not taken; nil when it is.
  let refusal: String?

  /// - Parameters:
  ///   - peer: the address at the other end of the connection.
  ///   - proxies: the addresses of what stands in front of us. Only they are believed about anybody else.
  init(_ headers: HTTPFields, peer: String?, settings: SiteSettings) {
    let peer = peer.map(Transport.plain)
    let proxies = settings.trustedProxies
    let isFromProxy = peer.map { peer in proxies.contains { $0.contains(peer) } } ?? false
    client = isFromProxy ? Transport.forwardedFor(headers, behind: proxies) ?? peer : peer
    guard !proxies.isEmpty, peer != nil else {
      refusal = nil
      return
    }
    if !isFromProxy {
      refusal = "Serveren svarer bare gjennom kommunens egen inngang. Bruk den vanlige adressen."
    } else if headers[.forwardedProto] != "https" {
      refusal = "Siden åpnes bare med kryptert forbindelse. Skriv https:// foran adressen."
    } else {
      refusal = nil
    }
  }

  /// The last address that a proxy of ours put there. What stands before it the sender may have written.
  private static func forwardedFor(_ headers: HTTPFields, behind proxies: Set<NetworkRange>) -> String? {
    let all = headers[values: .forwardedFor].flatMap { $0.split(separator: ",") }
    return all.map { plain($0.trimmingSpaces) }.last { address in
      // No address is longer than an IPv6 one with an IPv4 one in its end.
      (1...45).contains(address.utf8.count) && address.utf8.allSatisfy(\.standsInAddresses)
        && !proxies.contains { $0.contains(address) }
    }
  }

  /// An IPv4 address that came in by an IPv6 socket is the same address.
  private static func plain(_ address: String) -> String {
    let lower = address.lowercased()
    return lower.hasPrefix("::ffff:") && lower.contains(".") ? String(lower.dropFirst(7)) : lower
  }
}

extension HTTPField.Name {
  static let forwardedFor = named("X-Forwarded-For")
  static let forwardedProto = named("X-Forwarded-Proto")
}

extension Substring {
  fileprivate var trimmingSpaces: String { String(self).withoutSpaceAround }
}

extension UInt8 {
  fileprivate var standsInAddresses: Bool {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"): true
    case UInt8(ascii: "."), UInt8(ascii: ":"): true
    default: false
    }
  }
}
