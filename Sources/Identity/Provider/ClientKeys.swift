internal import CivilTime

/// Our own keys towards a provider. While one is exchanged for another both are published; the newest signs.
public struct ClientKeys: Sendable {
  private let newest: SigningKey
  private let older: [SigningKey]

  /// - Parameter keys: the newest first.
  /// - Throws: ``KeyFault`` when there is none, or two have one name.
  public init(_ keys: [SigningKey]) throws(KeyFault) {
    guard let newest = keys.first else { throw KeyFault(description: "Ingen nøkkel er oppgitt") }
    guard Set(keys.map(\.id)).count == keys.count else { throw KeyFault(description: "To nøkler har samme navn (kid)") }
    (self.newest, older) = (newest, Array(keys.dropFirst()))
  }

  /// The public halves, as a JSON Web Key Set.
  public var published: String {
    let keys = ([newest] + older).map(\.published)
    return String(decoding: JSONValue.object(["keys": .list(keys)]).encoded, as: UTF8.self)
  }

  /// Proves to the provider that it is we who ask. (private_key_jwt: RFC 7523, OpenID Connect Core 9.)
  ///
  /// - Parameter audience: the provider's issuer.
  func assertion(for clientID: String, audience: String, at now: Moment) throws -> String {
    let seconds = now.milliseconds / 1000
    return try SignedToken.make(
      type: "JWT",
      [
        "iss": .text(clientID), "sub": .text(clientID), "aud": .text(audience), "jti": .text(Secret.random(bytes: 16)),
        "iat": .integer(seconds), "nbf": .integer(seconds), "exp": .integer(seconds + ClientKeys.assertionSeconds),
      ], signedBy: newest)
  }

  /// Long enough for one slow request, and no longer.
  private static let assertionSeconds: Int64 = 60
}
