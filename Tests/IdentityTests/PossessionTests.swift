import CivilTime
import TestProvider
import Testing

@testable import Identity

/// Protects our API: a token that leaks is worth nothing to the one who finds it.
struct PossessionTests {
  private let clock = SignInStage.Clock(Moment(milliseconds: 1_795_518_000_000))

  private func stage() throws -> (TestProvider, AccessTokenCheck) {
    let clock = clock
    let stage = try SignInStage(.staff, now: { clock.now })
    return (
      stage.provider, AccessTokenCheck(profile: stage.profile, audience: "underveis-api", transport: stage.provider)
    )
  }

  private func presented(_ call: TestProvider.Call, _ made: (token: String, proof: String)) -> PresentedToken {
    PresentedToken(accessToken: made.token, proof: made.proof, method: call.method, address: call.address)
  }

  private func fault(_ change: (inout TestProvider.Call) -> Void) async throws -> TokenFault? {
    let (provider, check) = try stage()
    var call = TestProvider.Call()
    change(&call)
    let made = try await provider.call(call)
    do {
      _ = try await check.holder(of: presented(call, made), scope: "underveis:plan", at: clock.now)
      return nil
    } catch let fault as TokenFault {
      return fault
    }
  }

  @Test func `A token with its proof opens the door once`() async throws {
    let (provider, check) = try stage()
    let call = TestProvider.Call()
    let made = try await provider.call(call)
    let holder = try await check.holder(of: presented(call, made), scope: "underveis:plan", at: clock.now)
    #expect(holder.clientID == "fastlegesystem")
    #expect(holder.scopes == ["openid", "underveis:plan"])
    await #expect(throws: TokenFault.replayed) {
      try await check.holder(of: presented(call, made), scope: "underveis:plan", at: clock.now)
    }
    clock.pass(seconds: 59)
    await #expect(throws: TokenFault.replayed) {
      try await check.holder(of: presented(call, made), scope: "underveis:plan", at: clock.now)
    }
    clock.pass(seconds: 2)
    await #expect(throws: TokenFault.expired) {
      try await check.holder(of: presented(call, made), scope: "underveis:plan", at: clock.now)
    }
  }

  @Test func `A proof is for one call, one token, one key and one moment`() async throws {
    #expect(try await fault { _ in } == nil)
    #expect(try await fault { $0.proofMethod = "POST" } == .otherRequest)
    #expect(try await fault { $0.proofAddress = "https://underveis.test/api/journal" } == .otherRequest)
    #expect(try await fault { $0.proofAddress = "https://ond.example/api/plan" } == .otherRequest)
    #expect(try await fault { $0.isForOtherToken = true } == .otherToken)
    #expect(try await fault { $0.isBoundToOtherKey = true } == .otherKey)
    #expect(try await fault { $0.isUnbound = true } == .otherKey)
    #expect(try await fault { $0.proofAge = 61 } == .expired)
    #expect(try await fault { $0.proofAge = -61 } == .notYetValid)
    #expect(try await fault { $0.type = "JWT" } == .kind)
    #expect(try await fault { $0.carriesPrivateKey = true } == .unknownKey)
    #expect(try await fault { $0.tokenAge = 400 } == .expired)
    #expect(try await fault { $0.audience = "en-annen-api" } == .audience)
    #expect(try await fault { $0.scope = "underveis:annet" } == .scope)
    #expect(try await fault { $0.proofAddress = "HTTPS://Underveis.test/api/plan" } == nil)
  }

  @Test func `What is used once is remembered within bounds, and a full memory lets nothing in twice`() async {
    let replays = ReplayGuard(capacity: 2)
    let end = clock.now.adding(minutes: 5)
    #expect(await replays.isFirst("a", until: end, at: clock.now))
    #expect(await !replays.isFirst("a", until: end, at: clock.now))
    #expect(await replays.isFirst("b", until: end, at: clock.now))
    #expect(await !replays.isFirst("c", until: end, at: clock.now))
    #expect(await replays.isFirst("c", until: end.adding(minutes: 9), at: end.adding(minutes: 1)))
  }
}
