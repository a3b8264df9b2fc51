/// The signatures that are believed here. A token that names another, `none` and the shared-secret ones included, is refused
/// before any key is looked up. (RFC 7518, 3.1.)
public enum SignatureAlgorithm: String, Hashable, Sendable, CaseIterable {
  case es256 = "ES256"
  case es384 = "ES384"
  case rs256 = "RS256"
  case ps256 = "PS256"
}
