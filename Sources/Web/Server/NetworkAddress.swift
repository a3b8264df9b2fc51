internal import HTTPTypes

/// Where on the network a request comes from, for slowing down whoever tries too often. It is kept nowhere.
enum NetworkAddress {
  /// - Parameters:
  ///   - peer: who holds the connection.
  ///   - forwarded: what a proxy says that it forwards for (`X-Forwarded-For`), which is believed of our own proxies only:
  ///     anybody can write the header.
  static func of(peer: String?, forwarded: String?, trusting proxies: Set<String>) -> String {
    var address = peer ?? "ukjent"
    let claimed = (forwarded ?? "").split(separator: ",").map { $0.filter { !$0.isWhitespace } }
    for candidate in claimed.reversed() where proxies.contains(address) {
      guard !candidate.isEmpty, candidate.utf8.count <= 45 else { break }
      address = candidate
    }
    return network(address)
  }

  /// One home or office gets a whole network of IPv6, so it is the first half of the address that counts.
  private static func network(_ address: String) -> String {
    guard address.contains(":"), !address.contains(".") else { return address }
    let halves = address.split(separator: ":", maxSplits: 8, omittingEmptySubsequences: false)
    let start = address.firstRange(of: "::").map { address[..<$0.lowerBound].split(separator: ":").map(String.init) }
    let groups = start ?? halves.map(String.init)
    return (groups + ["0", "0", "0", "0"]).prefix(4).joined(separator: ":")
  }
}

extension HTTPField.Name {
  static let forwardedFor = named("X-Forwarded-For")
}
