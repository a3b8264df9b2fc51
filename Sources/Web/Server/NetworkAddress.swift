/// Where on the network a request comes from, for slowing down whoever tries too often. It is kept nowhere.
enum NetworkAddress {
  /// One home or office gets a whole network of IPv6, so it is the first half of the address that counts.
  static func network(of client: String?) -> String {
    guard let address = client else { return "ukjent" }
    guard address.contains(":"), !address.contains(".") else { return address }
    let halves = address.split(separator: ":", maxSplits: 8, omittingEmptySubsequences: false)
    let start = address.firstRange(of: "::").map { address[..<$0.lowerBound].split(separator: ":").map(String.init) }
    let groups = start ?? halves.map(String.init)
    return (groups + ["0", "0", "0", "0"]).prefix(4).joined(separator: ":")
  }
}
