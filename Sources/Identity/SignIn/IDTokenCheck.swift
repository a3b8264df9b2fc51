internal import CivilTime

/// What an id token must say to be believed. (OpenID Connect Core, 3.1.3.7.) The signature is another question.
struct IDTokenCheck {
  let issuer: String
  let clientID: String
  let nonce: String
  let now: Moment
  /// Seconds.
  let clockSkew: Int64
  /// The earliest second at which the person may have shown who they are.
  let authenticatedSince: Int64

  /// The oldest token that is taken: it was made while we asked for it.
  private static let longestSinceIssued: Int64 = 600

  func check(_ claims: JSONValue) throws(TokenFault) {
    let seconds = now.milliseconds / 1000
    guard claims["iss"]?.text == issuer else { throw .issuer }
    // Others that it is also for could use it against us.
    guard claims["aud"]?.texts == [clientID] else { throw .audience }
    if let party = claims["azp"] { guard party.text == clientID else { throw .authorizedParty } }
    guard let expires = claims["exp"]?.integer, let issued = claims["iat"]?.integer else { throw .malformed }
    guard expires.isAfter(seconds, within: clockSkew) else { throw .expired }
    guard !issued.isAfter(seconds, within: -clockSkew) else { throw .notYetValid }
    guard issued.isAfter(seconds - Self.longestSinceIssued, within: clockSkew) else { throw .expired }
    if let start = claims["nbf"]?.integer, start.isAfter(seconds, within: -clockSkew) { throw .notYetValid }
    guard let subject = claims["sub"]?.text, !subject.isEmpty, subject.utf8.count <= 255 else { throw .subject }
    guard let given = claims["nonce"]?.text, Secret.isSame(given, nonce) else { throw .nonce }
    guard let authenticated = claims["auth_time"]?.integer,
      authenticated.isAfter(authenticatedSince - 1, within: clockSkew)
    else { throw .authenticationTooOld }
    guard !authenticated.isAfter(seconds, within: -clockSkew) else { throw .notYetValid }
  }
}

extension Int64 {
  /// Whether this second is later than the other, with so many seconds to spare. No number is too large to compare.
  func isAfter(_ other: Int64, within spare: Int64) -> Bool {
    let (sum, overflow) = addingReportingOverflow(spare)
    return overflow ? spare > 0 : sum > other
  }
}
