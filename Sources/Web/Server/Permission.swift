public import Access
public import Identity

/// Who may use an address that is not for everybody.
public enum Permission: Hashable, Sendable {
  /// Everybody who is logged in.
  case staff
  /// Somebody the service is for, at their own pages.
  case person
  /// Another system that the municipality lets in, at the API.
  case system
  /// Those whose role has this use.
  case use(Use)

  /// As the list of routes says it.
  public var name: String {
    switch self {
    case .staff: "innlogget"
    case .person: "personen selv"
    case .system: "et system på listen"
    case .use(let use): use.rawValue
    }
  }

  /// Whose log-in opens it; nil where none does.
  public var kind: SignInKind? {
    switch self {
    case .system: nil
    case .person: .person
    case .staff, .use: .staff
    }
  }

  /// Why this one may not, in Norwegian and with who can help; nil when they may.
  func refusal(of actor: StaffActor) -> String? {
    switch self {
    case .staff: nil
    case .person: "Denne siden er for personen selv. Logg inn på Min side."
    case .system: "Denne adressen er for andre systemer."
    case .use(let use):
      switch decide(actor.role, may: use) {
      case .allowed: nil
      case .denied(let why): why
      }
    }
  }
}

/// One address of the site, for the test that finds pages nobody has taken a stand on.
public struct SiteRoute: Sendable, Equatable {
  public let method: String
  /// The address, with "{id}" for what varies.
  public let path: String
  /// Who may use it; nil when everybody may.
  public let permission: Permission?
  /// Why it is for them.
  public let because: String
}
