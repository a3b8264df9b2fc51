/// Who somebody is, as a provider has proved it.
public struct ProvenIdentity: Sendable, Hashable {
  public let kind: SignInKind
  public let provider: ProviderSession
  /// Eleven digits. Never for a log line or an address.
  public let nationalID: String
  public let hprNumber: String?
  public let name: String
}

/// The provider's own log-in behind one of ours, for ending both. (OpenID Connect Back-Channel Logout.)
public struct ProviderSession: Sendable, Hashable, Codable {
  public let issuer: String
  public let subject: String
  /// The provider's id of its log-in (`sid`); empty when it does not say.
  public let id: String

  public init(issuer: String, subject: String, id: String) {
    (self.issuer, self.subject, self.id) = (issuer, subject, id)
  }
}

extension ProvenIdentity: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Says nothing of the person, wherever it is printed.
  public var description: String { "ProvenIdentity(\(kind.rawValue))" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
