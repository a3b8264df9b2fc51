public import Identity

/// Who may use a page.
public struct Permission: Sendable {
  /// As the list of routes says it.
  public let name: String
  private let refusal: @Sendable (Actor) -> String?

  /// - Parameter refusal: why this one may not, in Norwegian and with who can help; nil when they may.
  public init(_ name: String, refusal: @escaping @Sendable (Actor) -> String?) {
    self.name = name
    self.refusal = refusal
  }

  /// Why this one may not; nil when they may.
  public func refusal(of actor: Actor) -> String? {
    refusal(actor)
  }

  /// Everybody who is logged in.
  public static let staff = Permission("alle som er logget inn") { _ in nil }
}

/// One address of the site, for the test that finds pages nobody has taken a stand on.
public struct SiteRoute: Sendable, Equatable {
  public let method: String
  /// The address, with "{id}" for what varies.
  public let path: String
  /// Who may use it; "alle" when it is open.
  public let permission: String
  /// Why it is for them.
  public let because: String
}
