import Access
import Casework
import CivilTime
import Identity
import TestProvider
import Testing

/// Protects the way in: who has proved who they are comes in, and nobody else, whatever the answer looks like.
struct SignInTests {
  @Test func `Staff come in with HelseID's steps, and the provider finds nothing wrong with ours`() async throws {
    let journey = try await SignInJourney()
    let session = try await journey.complete()
    #expect(session.actor == SignInJourney.ingrid.proven("10915596784"))
    #expect(session.person == nil)
    #expect(session.place == "Firefox på Windows")
    #expect(session.provider?.id == "sid-sub-ingrid")
    #expect(await journey.stage.provider.refusals == [])
    let asked = await journey.stage.provider.latestRequest
    #expect(asked["response_type"] == "code")
    #expect(asked["max_age"] == "43200")
    #expect(asked["prompt"] == nil)
  }

  @Test func `A person comes in with ID-porten's steps, as a person and never as staff`() async throws {
    let journey = try await SignInJourney(.person)
    let session = try await journey.complete()
    #expect(session.person == PersonActor(nationalID: "10915596784", name: "Ingrid Moen"))
    #expect(session.actor == nil)
    #expect(await journey.stage.provider.refusals == [])
    #expect(await journey.stage.provider.latestRequest["acr_values"] == "idporten-loa-high")
  }

  private static let wrongs: [(Misbehaviour, SignInTrouble)] = [
    (.wrongState, .unknownAttempt), (.otherIssuerInAnswer, .otherIssuer),
    (.noIssuerInAnswer, .otherIssuer), (.personTurnsBack, .turnedBack),
    (.answersWithError, .providerSays(code: "server_error")), (.wrongNonce, .token(.nonce)), (.noNonce, .token(.nonce)),
    (.wrongAudience, .token(.audience)), (.oneAudienceTooMany, .token(.audience)),
    (.otherAuthorizedParty, .token(.authorizedParty)), (.otherIssuerInToken, .token(.issuer)),
    (.noSubject, .token(.subject)), (.expiredLongAgo, .token(.expired)), (.lowLevel, .levelTooLow),
    (.missing("helseid://claims/identity/pid"), .missing(claim: "helseid://claims/identity/pid")),
    (.missing("helseid://claims/identity/security_level"), .missing(claim: "helseid://claims/identity/security_level")),
    (
      .missing("helseid://claims/client/claims/orgnr_parent"),
      .missing(claim: "helseid://claims/client/claims/orgnr_parent")
    ),
    (.otherOrganisation, .otherOrganisation), (.oldAuthentication, .token(.authenticationTooOld)),
    (.noAuthenticationTime, .token(.authenticationTooOld)), (.unknownKey, .token(.unknownKey)),
    (.noSignature, .token(.algorithm)), (.signedWithPublicKey, .token(.algorithm)),
    (.brokenSignature, .token(.signature)), (.refusesCode, .provider(.refused(status: 400, code: "invalid_grant"))),
    (.otherPersonInUserInfo, .token(.subject)),
    (.down, .provider(.silent(ProviderSilence("tar ikke imot forbindelser")))),
    (.slow, .provider(.silent(ProviderSilence("svarte ikke i tide")))),
    (.notJSON, .provider(.nonsense(at: "https://leverandor.test/.well-known/openid-configuration"))),
    (.otherIssuerInDocument, .provider(.document("sier at utstederen er en annen enn den som står i innstillingene"))),
    (.unencryptedTokenAddress, .provider(.document("har en «token_endpoint» som ikke er https"))),
  ]

  @Test(arguments: wrongs)
  func `What the provider does wrong lets nobody in`(_ wrong: Misbehaviour, _ trouble: SignInTrouble) async throws {
    let journey = try await SignInJourney()
    #expect(try await journey.trouble(wrong) == trouble)
    let open = try await journey.identity.sessions.openOfStaff(at: journey.clock.now)
    #expect(open.isEmpty)
    // And when it does right again, they come in.
    #expect(try await journey.trouble(nil, secondsAway: 61) == nil)
  }

  @Test(arguments: [(-55, true), (55, true), (-700, false), (70, false)])
  func `Clocks may differ by a minute and no more`(_ seconds: Int, _ isLetIn: Bool) async throws {
    let journey = try await SignInJourney()
    let trouble = try await journey.trouble(.clock(Int64(seconds)))
    #expect((trouble == nil) == isLetIn, "\(String(describing: trouble))")
    if !isLetIn { #expect(trouble == .token(seconds < 0 ? .expired : .notYetValid)) }
  }

  @Test func `A code and an answer are used once`() async throws {
    let journey = try await SignInJourney()
    let (departing, back) = try await journey.leave()
    _ = try await journey.finish(back, departing.browserSecret)
    let again = await SignInJourney.refusal { try await journey.finish(back, departing.browserSecret) }
    #expect(again == .unknownAttempt)
    // Put into another attempt, the code is worth nothing: its verifier is another.
    let other = try await journey.leave()
    let (first, second) = (SignInJourney.answer(back), SignInJourney.answer(other.back))
    let mixed = OpenIDIdentity.Answer(
      code: first.codeForTests, state: second.stateForTests, issuer: "https://leverandor.test", error: "")
    let refusal = await SignInJourney.refusal {
      try await journey.identity.finish(
        .staff, mixed, browserSecret: other.departing.browserSecret, place: "", at: journey.clock.now)
    }
    #expect(refusal == .provider(.refused(status: 400, code: "invalid_grant")))
  }

  @Test func `An answer is for the browser that left, and for half an hour`() async throws {
    let journey = try await SignInJourney()
    for secret in [nil, "", String(repeating: "0", count: 64)] {
      let (_, back) = try await journey.leave()
      #expect(await SignInJourney.refusal { try await journey.finish(back, secret) } == .unknownAttempt)
    }
    #expect(try await journey.trouble(secondsAway: 29 * 60) == nil)
    let late = try await journey.trouble(secondsAway: 30 * 60)
    #expect(late == .unknownAttempt)
  }

  @Test func `Who left the screen must show anew who they are`() async throws {
    let journey = try await SignInJourney()
    #expect(try await journey.trouble(fresh: true) == nil)
    #expect(await journey.stage.provider.latestRequest["prompt"] == "login")
    #expect(try await journey.trouble(.oldAuthentication, fresh: true) == .token(.authenticationTooOld))
    let always = try await SignInJourney { $0.longestSinceAuthentication = 0 }
    #expect(try await always.trouble() == nil)
    #expect(await always.stage.provider.latestRequest["prompt"] == "login")
  }

  @Test func `What the id token lacks is asked for with a proof, and only then`() async throws {
    let journey = try await SignInJourney()
    #expect(try await journey.trouble() == nil)
    #expect(await journey.stage.provider.asked["/connect/userinfo"] == nil)
    #expect(try await journey.trouble(.claimsInUserInfoOnly) == nil)
    #expect(await journey.stage.provider.asked["/connect/userinfo"] == 1)
    #expect(await journey.stage.provider.refusals == [])
  }

  @Test func `A provider that wants its own number in the proof gets it`() async throws {
    let journey = try await SignInJourney()
    #expect(try await journey.trouble(.wantsNonceInProof) == nil)
    #expect(await journey.stage.provider.asked["/connect/token"] == 2)
    #expect(await journey.stage.provider.refusals == [])
  }

  @Test func `The provider's keys may change, and nobody makes us ask for them all day`() async throws {
    let journey = try await SignInJourney()
    #expect(try await journey.trouble() == nil)
    await journey.stage.provider.rotateKeys()
    await journey.stage.provider.publishStrangeKeys()
    #expect(try await journey.trouble(secondsAway: 61) == nil, "a new key is fetched, strange ones passed over")
    #expect(try await journey.trouble(.retiredKey, secondsAway: 61) == .token(.unknownKey))
    let asked = await journey.stage.provider.asked["/jwks"]
    for _ in 0..<20 { #expect(try await journey.trouble(.unknownKey, secondsAway: 1) == .token(.unknownKey)) }
    #expect(await journey.stage.provider.asked["/jwks"] == asked, "once a minute at most")
  }

  @Test(arguments: [SignInStage.olderKey, SignInStage.rsaKey])
  func `Our keys may be of several kinds, and two at once`(_ key: String) async throws {
    let alone = try await SignInJourney(keys: [key])
    #expect(try await alone.trouble() == nil)
    let both = try await SignInJourney(keys: [key, SignInStage.newerKey])
    #expect(try await both.trouble() == nil)
    #expect(await both.stage.provider.refusals == [])
    #expect(both.stage.client.publishedKeys.split(separator: "\"kid\"").count == 3)
    #expect(!both.stage.client.publishedKeys.contains("\"d\""))
  }

  @Test func `Printing who somebody is tells nothing`() async throws {
    let identity = ProvenIdentity.sample
    #expect(!"\(identity) \(String(reflecting: identity))".contains("10915596784"))
    var dumped = ""
    dump(identity, to: &dumped)
    #expect(!dumped.contains("10915596784"))
  }
}
