import CivilTime
import TestProvider
import Testing

@testable import Identity

/// Protects the way out: what has ended, here or at the provider, opens nothing.
struct EndingTests {
  @Test func `A log-in ends when the provider says that its own has`() async throws {
    let journey = try await SignInJourney()
    let session = try await journey.complete()
    let (sessions, provider, client) = (journey.identity.sessions, journey.stage.provider, journey.stage.client)
    func open() async throws -> Int { try await sessions.open(of: session.holder, at: journey.clock.now).count }
    #expect(try await open() == 1)
    let other = try await client.ended(
      byLogoutToken: try provider.logoutToken(session: "sid-en-annen"), at: journey.clock.now)
    try await sessions.end(restingOn: other, at: journey.clock.now)
    #expect(try await open() == 1)
    let mine = try await client.ended(
      byLogoutToken: try provider.logoutToken(session: "sid-sub-ingrid"), at: journey.clock.now)
    #expect(mine == .session(issuer: journey.stage.profile.issuer, id: "sid-sub-ingrid"))
    #expect(try await sessions.end(restingOn: mine, at: journey.clock.now) == 1)
    #expect(try await open() == 0)
    try await journey.complete()
    try await journey.complete()
    let everywhere = try await client.ended(
      byLogoutToken: try provider.logoutToken(session: nil, subject: "sub-ingrid"), at: journey.clock.now)
    #expect(try await sessions.end(restingOn: everywhere, at: journey.clock.now) == 2)
  }

  @Test func `A message of the end is the provider's, for us, now, and no id token`() async throws {
    let journey = try await SignInJourney()
    try await journey.complete()
    let (provider, client, clock) = (journey.stage.provider, journey.stage.client, journey.clock)
    func fault(_ token: String) async -> TokenFault? {
      do {
        _ = try await client.ended(byLogoutToken: token, at: clock.now)
        return nil
      } catch {
        return error as? TokenFault
      }
    }
    #expect(await fault(try provider.logoutToken(session: "s", nonce: "n")) == .kind)
    #expect(await fault(try provider.logoutToken(session: "s", audience: "en-annen")) == .audience)
    #expect(await fault(try provider.logoutToken(session: nil)) == .malformed)
    #expect(await fault("") == .malformed)
    let old = try await provider.logoutToken(session: "s")
    clock.pass(seconds: 700)
    #expect(await fault(old) == .expired)
    await provider.misbehave(.noSignature)
    #expect(await fault(try provider.logoutToken(session: "s")) == .algorithm)
    await provider.misbehave(.brokenSignature)
    #expect(await fault(try provider.logoutToken(session: "s")) == .signature)
  }

  @Test func `Everybody sees their own log-ins that hold, and only those`() async throws {
    let sessions = Sessions(store: MemorySessions(), limits: SessionLimits(idleMinutes: 30, longestMinutes: 100))
    let noon = Moment(milliseconds: 1_795_518_000_000)
    let (_, first) = try await sessions.begin(.staff(SignInJourney.ingrid), from: "Firefox på Windows", at: noon)
    let (token, _) = try await sessions.begin(
      .staff(SignInJourney.ingrid), from: "Chrome på Mac", at: noon.adding(minutes: 1))
    _ = try await sessions.begin(.staff(SignInJourney.amir), at: noon)
    let person = SessionHolder.person(PersonActor(nationalID: "10915596784", name: "Ingrid"))
    _ = try await sessions.begin(person, at: noon)
    #expect(
      try await sessions.open(of: first.holder, at: noon).map(\.place) == ["Chrome på Mac", "Firefox på Windows"])
    #expect(try await sessions.openOfStaff(at: noon).count == 3)
    _ = try await sessions.recognise(token: token, at: noon.adding(minutes: 20))
    #expect(try await sessions.open(of: first.holder, at: noon.adding(minutes: 30)).map(\.place) == ["Chrome på Mac"])
    #expect(!person.key.contains("10915596784"))
  }

  @Test func `Logging in always makes a new secret`() async throws {
    let sessions = Sessions(store: MemorySessions())
    let now = Moment(milliseconds: 0)
    let (first, one) = try await sessions.begin(.staff(SignInJourney.ingrid), at: now)
    let (second, two) = try await sessions.begin(.staff(SignInJourney.ingrid), at: now)
    #expect(first != second && one.csrf != two.csrf && one.id != two.id)
  }

  @Test func `Too many attempts wait, others do not, and memory is bounded`() {
    let limiter = AttemptLimiter(most: 3, perMinute: 6, capacity: 10)
    let now = Moment(milliseconds: 1_000_000)
    for _ in 0..<3 { #expect(limiter.secondsToWait("a", at: now) == nil) }
    #expect(limiter.secondsToWait("a", at: now) == 10)
    #expect(limiter.secondsToWait("b", at: now) == nil)
    #expect(limiter.secondsToWait("a", at: now.adding(milliseconds: 10_000)) == nil)
    #expect(limiter.secondsToWait("a", at: now.adding(milliseconds: 10_001)) == 10)
    #expect(limiter.secondsToWait("a", at: now) != nil, "a clock that goes backwards gives nothing away")
    for number in 0..<1_000 { _ = limiter.secondsToWait("\(number)", at: now) }
    #expect(limiter.count <= 10)
  }
}
