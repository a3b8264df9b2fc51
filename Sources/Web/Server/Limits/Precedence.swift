/// How much it matters that a request gets in when there is not room for all.
enum Precedence: Int, Sendable, CaseIterable, Comparable {
  /// Somebody stands before a person in crisis.
  case crisis
  /// Somebody has written something and waits to see that it is kept.
  case writing
  case reading

  static func < (left: Precedence, right: Precedence) -> Bool { left.rawValue < right.rawValue }
}

extension SiteRoute {
  /// How much it matters that requests to this address get in; nil for what costs nothing and must always be answered.
  var precedence: Precedence? {
    if SiteAddress.alwaysAnswered.contains(path) { return nil }
    if path.hasSuffix("/krise") { return .crisis }
    return method == "POST" ? .writing : .reading
  }
}
