/// What the provider does wrong, or what an attacker between does, when a test asks for it.
public enum Misbehaviour: Sendable, Hashable {
  // In the answer that the browser carries.
  case wrongState, otherIssuerInAnswer, noIssuerInAnswer, personTurnsBack, answersWithError
  // In the id token.
  case wrongNonce, noNonce, wrongAudience, oneAudienceTooMany, otherAuthorizedParty, otherIssuerInToken
  case noSubject, expiredLongAgo, lowLevel
  case missing(String)
  case otherOrganisation, oldAuthentication, noAuthenticationTime
  // In its signature.
  case unknownKey, retiredKey, noSignature, signedWithPublicKey, brokenSignature
  // In its clock, in seconds.
  case clock(Int64)
  // In how it answers us.
  case down, slow, notJSON, refusesCode, otherPersonInUserInfo, claimsInUserInfoOnly, wantsNonceInProof,
    otherIssuerInDocument
  case unencryptedTokenAddress
}
