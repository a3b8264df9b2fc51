internal import CivilTime
internal import Crypto
internal import Foundation
public import Identity

/// An OpenID provider for tests, inside the program: checks every step as the real ones say they do, and does wrong on demand.
public actor TestProvider {
  /// Somebody who can log in there.
  public struct Person: Sendable {
    public let subject: String
    public let nationalID: String
    public let hprNumber: String?
    public let name: String

    public init(subject: String, nationalID: String, hprNumber: String?, name: String) {
      (self.subject, self.nationalID, self.hprNumber, self.name) = (subject, nationalID, hprNumber, name)
    }
  }

  public let profile: ProviderProfile
  public let clientID: String
  public let returnAddress: String
  let now: @Sendable () -> Int64
  var clientKeys: [[String: Any]] = []
  var key = P256.Signing.PrivateKey()
  var keyID = "nøkkel-1"
  var retired: (key: P256.Signing.PrivateKey, id: String)?
  /// Other keys in the set, which must be passed over.
  var strangeKeys: [[String: Any]] = []
  var pushed: [String: [String: String]] = [:]
  var codes: [String: Grant] = [:]
  var usedAssertions: Set<String> = []
  var usedProofs: Set<String> = []
  var accessTokens: [String: Grant] = [:]
  public private(set) var wrong: Misbehaviour?
  /// Who sits at the screen.
  public private(set) var person: Person?
  /// Why it refused us, in order: empty in every test where we do right.
  public internal(set) var refusals: [String] = []
  /// How many times each of its addresses was asked.
  public internal(set) var asked: [String: Int] = [:]
  /// What was asked for in the latest pushed request.
  public internal(set) var latestRequest: [String: String] = [:]

  struct Grant {
    var request: [String: String]
    var person: Person
    var authenticated: Int64
    var isUsed = false
    var keyThumbprint: String?
  }

  /// - Parameters:
  ///   - seconds: the provider's clock.
  ///   - keys: the client's public keys as it publishes them.
  public init(
    profile: ProviderProfile, clientID: String, returnAddress: String, keys: String,
    seconds: @escaping @Sendable () -> Int64
  ) {
    (self.profile, self.clientID, self.returnAddress, now) = (profile, clientID, returnAddress, seconds)
    let set = try? JSONSerialization.jsonObject(with: Data(keys.utf8)) as? [String: Any]
    clientKeys = set?["keys"] as? [[String: Any]] ?? []
  }

  public func misbehave(_ wrong: Misbehaviour?) { self.wrong = wrong }

  public func seat(_ person: Person?) { self.person = person }

  /// Exchanges its key for another; the old one is published no longer.
  public func rotateKeys() {
    retired = (key, keyID)
    key = P256.Signing.PrivateKey()
    keyID = "nøkkel-\(Int.random(in: 2...1_000_000))"
  }

  /// Publishes keys of kinds that a client may not know.
  public func publishStrangeKeys() {
    strangeKeys = [
      ["kty": "OKP", "crv": "X448", "kid": "fremmed", "x": "AA"],
      ["kty": "RSA", "use": "enc", "alg": "RSA-OAEP-256", "kid": "kryptering", "n": "AQAB", "e": "AQAB"], ["kty": 7],
    ]
  }

  /// The browser comes, the person shows who they are, and the browser is sent back.
  ///
  /// - Returns: where it is sent; nil when the provider shows an error of its own instead.
  public func authorize(_ address: String) -> String? {
    guard let parts = URLComponents(string: address), address.hasPrefix("\(profile.issuer)/connect/authorize?") else {
      return refuse("authorize: annen adresse")
    }
    let query = Dictionary(
      (parts.queryItems ?? []).map { ($0.name, $0.value ?? "") }, uniquingKeysWith: { first, _ in first })
    guard Set(query.keys) == ["client_id", "request_uri"], query["client_id"] == clientID else {
      return refuse("authorize: mer enn en henvisning")
    }
    guard let request = pushed.removeValue(forKey: query["request_uri"] ?? "") else {
      return refuse("authorize: ukjent henvisning")
    }
    guard let person else { return refuse("authorize: ingen ved skjermen") }
    var answer = ["state": request["state"] ?? "", "iss": profile.issuer]
    switch wrong {
    case .personTurnsBack: answer["error"] = "access_denied"
    case .answersWithError: answer["error"] = "server_error"
    default:
      let code = Jose.encode(Data((0..<24).map { _ in UInt8.random(in: 0...255) }))
      // A person who is not asked to show who they are was already known here, since an hour ago.
      let sinceThen: Int64 = request["prompt"] == "login" && wrong != .oldAuthentication ? 0 : 3600
      codes[code] = Grant(
        request: request, person: person,
        authenticated: now() - (wrong == .oldAuthentication ? 100_000 : sinceThen))
      answer["code"] = code
    }
    if wrong == .wrongState { answer["state"] = String(repeating: "0", count: 64) }
    if wrong == .otherIssuerInAnswer { answer["iss"] = "https://ond.example" }
    if wrong == .noIssuerInAnswer { answer["iss"] = nil }
    var back = URLComponents(string: request["redirect_uri"] ?? "")
    back?.queryItems = answer.sorted { $0.key < $1.key }.map { URLQueryItem(name: $0.key, value: $0.value) }
    return back?.string
  }

  func refuse(_ why: String) -> String? {
    refusals.append(why)
    return nil
  }
}
