/// The names that the site goes by, held against what a browser believes it is talking to.
public enum HostName {
  /// Whether a request for that host (`Host`, or HTTP/2's `:authority`) is for us. No names given means any.
  static func isOurs(_ authority: String?, _ names: Set<String>) -> Bool {
    names.isEmpty || authority.map { names.contains(of($0)) } ?? false
  }

  /// The name alone: lower case, without port and without the root's dot.
  public static func of(_ authority: some StringProtocol) -> String {
    let text = authority.lowercased()
    let isLiteral = text.hasPrefix("[")
    let name = isLiteral ? text.prefix { $0 != "]" } + "]" : text.prefix { $0 != ":" }
    return String(name.hasSuffix(".") ? name.dropLast() : name)
  }
}
