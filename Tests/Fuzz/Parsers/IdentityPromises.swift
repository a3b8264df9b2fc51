import CivilTime

@testable import Identity

extension Promises {
  private static let now = Moment(milliseconds: 1_800_000_000_000)
  private static let profile = ProviderProfile.helseID(issuer: "https://leverandor.test")

  static func json(_ bytes: [UInt8]) throws(Parser.Broken) {
    guard let value = JSONValue(bytes) else { return }
    try hold(!value.encoded.isEmpty, "what was read can be written")
    // A fraction too small for the number's size is gone the first time, and then it is a whole number.
    guard let written = JSONValue(value.encoded)?.encoded else { return try hold(false, "and read again") }
    try hold(JSONValue(written)?.encoded == written, "as the same")
    _ = (value.integer, value.texts, value["x"]?.list)
  }

  /// A key on the first line, a token on the next.
  static func token(_ text: String) throws(Parser.Broken) {
    let lines = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
    guard let last = lines.last, let token = try? SignedToken(String(last), allowing: profile.algorithms) else {
      return
    }
    try hold(profile.algorithms.contains(token.algorithm), "a token is signed in a way that we believe in")
    let check = IDTokenCheck(
      issuer: profile.issuer, clientID: "underveis", nonce: "n", now: now, clockSkew: 60, authenticatedSince: 0)
    let isRight = (try? check.check(token.claims)) != nil
    try hold(!isRight || token.claims["aud"]?.texts == ["underveis"], "a token that is for others is not believed")
    guard let key = JSONValue(Array((lines.first ?? "").utf8)).flatMap(VerifyingKey.init(jwk:)) else { return }
    guard (try? token.verify(by: key)) != nil else { return }
    // The signature covers every character of head and claims.
    let changed = String(last.prefix { $0 != "." }) + "." + Base64URL.encode(JSONValue.object(["sub": "x"]).encoded)
    let signature = last.split(separator: ".").last.map(String.init) ?? ""
    guard token.claims != ["sub": "x"],
      let other = try? SignedToken("\(changed).\(signature)", allowing: profile.algorithms)
    else { return }
    try hold((try? other.verify(by: key)) == nil, "a signature is of its own claims")
  }

  static func proof(_ text: String) throws(Parser.Broken) {
    guard let proof = try? SignedToken(text, allowing: profile.algorithms), let key = proof.ownKey else { return }
    let call = PresentedToken(accessToken: "t", proof: text, method: "POST", address: "https://underveis.test/api")
    let check = PossessionCheck(algorithms: profile.algorithms, clockSkew: 60)
    guard let name = try? check.check(call, boundTo: key.thumbprint, at: now) else { return }
    try hold(name.utf8.count <= 300, "a proof's name is short, so that names fill no memory")
    try hold((try? check.check(call, boundTo: "another", at: now)) == nil, "a proof is for one key")
  }

  static func keySet(_ bytes: [UInt8]) throws(Parser.Broken) {
    guard let document = JSONValue(bytes) else { return }
    for jwk in (document["keys"]?.list ?? [document]) {
      guard let key = VerifyingKey(jwk: jwk) else { continue }
      try hold(jwk["d"] == nil, "a key that holds a secret is nobody's public one")
      let again = VerifyingKey(jwk: key.published(as: "x", for: .es256))
      try hold(again.map { $0.thumbprint == key.thumbprint } ?? false, "a key as published is the same key")
      try hold(!key.verifies([1, 2, 3], of: bytes, by: .es256), "three bytes are no signature")
    }
  }

  static func provider(_ bytes: [UInt8]) throws(Parser.Broken) {
    guard let value = JSONValue(bytes), let document = try? ProviderDocument(value, for: profile) else { return }
    try hold(document.issuer == profile.issuer, "a description is of the provider that was asked")
    let addresses = [document.authorization, document.token, document.pushedRequest, document.keys]
    try hold(addresses.allSatisfy(ProviderAddress.isSafe), "we go nowhere unencrypted")
  }

  static func signingKey(_ text: String) throws(Parser.Broken) {
    do throws(KeyFault) {
      let key = try SigningKey(text)
      try Self.hold(key)
    } catch let fault {
      try hold(!fault.description.isEmpty, "a refusal says what is wrong")
    }
  }

  private static func hold(_ key: SigningKey) throws(KeyFault) {
    guard key.published["d"] == nil, key.published["p"] == nil, VerifyingKey(jwk: key.published) != nil else {
      fatalError("what is published of a key holds its secret")
    }
  }
}
