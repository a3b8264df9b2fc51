/// Whom a provider logs in.
public enum SignInKind: String, Sendable, Codable, CaseIterable, Hashable {
  /// Those who work for the municipality.
  case staff
  /// Those the service is for.
  case person
}

/// How one provider of log-ins is spoken with: everything that it may call otherwise tomorrow.
///
/// The flow itself is not a setting: authorization code, PKCE with S256, pushed request, private_key_jwt, always.
public struct ProviderProfile: Sendable, Hashable {
  /// The names of the claims that we read.
  public struct ClaimNames: Sendable, Hashable {
    public var nationalID: String
    public var hprNumber: String?
    public var level: String
    public var organisation: String?
    public var name = "name"
  }

  public var kind: SignInKind
  /// The provider as people know it.
  public var name: String
  public var issuer: String
  public var scopes: [String]
  public var claims: ClaimNames
  /// What is asked for as `acr_values`; empty for providers that have one level for each client.
  public var levelsAskedFor: [String]
  /// The values of the level claim that are good enough.
  public var levelsAccepted: Set<String>
  /// The organisation number that the provider must say we are; nil when it is not asked.
  public var organisation: String?
  public var algorithms: Set<SignatureAlgorithm> = [.es256, .es384, .rs256, .ps256]
  /// How far apart the two clocks may be, in seconds.
  public var clockSkew: Int64 = 60
  /// How long ago the person may have shown the provider who they are, in minutes.
  public var longestSinceAuthentication = 12 * 60
  /// Whether tokens are bound to a key of ours. (RFC 9449.)
  public var bindsTokens: Bool
  /// Whether claims that the id token lacks are asked for at the user info address.
  public var asksUserInfo = true

  /// HelseID as its samples of December 2025 speak (NorskHelsenett/HelseID.Samples): scopes and names of claims from there.
  public static func helseID(issuer: String) -> ProviderProfile {
    ProviderProfile(
      kind: .staff, name: "HelseID", issuer: issuer,
      scopes: [
        "openid", "profile", "helseid://scopes/identity/pid", "helseid://scopes/identity/security_level",
        "helseid://scopes/hpr/hpr_number",
      ],
      claims: ClaimNames(
        nationalID: "helseid://claims/identity/pid", hprNumber: "helseid://claims/hpr/hpr_number",
        level: "helseid://claims/identity/security_level",
        organisation: "helseid://claims/client/claims/orgnr_parent"),
      levelsAskedFor: [], levelsAccepted: ["4"], bindsTokens: true)
  }

  /// ID-porten as its documentation describes it; not tried against the real one.
  public static func idPorten(issuer: String) -> ProviderProfile {
    ProviderProfile(
      kind: .person, name: "ID-porten", issuer: issuer, scopes: ["openid", "profile"],
      claims: ClaimNames(nationalID: "pid", hprNumber: nil, level: "acr", organisation: nil),
      levelsAskedFor: ["idporten-loa-high"], levelsAccepted: ["idporten-loa-high"], bindsTokens: false)
  }
}

/// What we are to a provider.
public struct ClientRegistration: Sendable {
  public let clientID: String
  /// Where the provider sends the browser back to: exactly as registered there.
  public let returnAddress: String
  /// Where it sends the browser after logging out.
  public let signedOutAddress: String
  public let keys: ClientKeys

  public init(clientID: String, returnAddress: String, signedOutAddress: String, keys: ClientKeys) {
    (self.clientID, self.returnAddress) = (clientID, returnAddress)
    (self.signedOutAddress, self.keys) = (signedOutAddress, keys)
  }
}
