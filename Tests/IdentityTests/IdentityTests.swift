import Access
import Casework
import CivilTime
import Testing

@testable import Identity

/// Protects log-ins: who reads the store cannot use them, and none lasts longer than it should.
struct IdentityTests {
  private let actor = StaffActor(
    id: StaffID("ingrid"), name: "Ingrid Moen", role: .reception, unit: UnitID("mottak"), unitName: "Mottak",
    municipality: MunicipalityID("fjordvik"))
  private let noon = Moment(milliseconds: 1_795_518_000_000)

  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (String(repeating: "a", count: 1000), "41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3"),
  ])
  func digestsAreThoseOfTheStandard(text: String, digest: String) {
    #expect(Secret.digest(text) == digest)
  }

  @Test func theStoreNeverHoldsTheToken() async throws {
    let store = MemorySessions()
    let (token, session) = try await Sessions(store: store).begin(.staff(actor), at: noon)
    #expect(token != session.tokenDigest && token != session.csrf && token != session.id)
    #expect(await store.session(tokenDigest: token) == nil)
  }

  @Test func aLogInRunsOutByStandingStillAndByAge() async throws {
    let sessions = Sessions(store: MemorySessions(), limits: SessionLimits(idleMinutes: 30, longestMinutes: 100))
    let (token, _) = try await sessions.begin(.staff(actor), at: noon)
    func isPresent(_ minutes: Int) async throws -> Bool {
      if case .present = try await sessions.recognise(token: token, at: noon.adding(minutes: minutes)) {
        true
      } else {
        false
      }
    }
    #expect(try await isPresent(29))
    #expect(try await isPresent(58))
    #expect(try await isPresent(87))
    #expect(try await isPresent(99))
    #expect(try await !isPresent(100))
    let (other, _) = try await sessions.begin(.staff(actor), at: noon)
    let idle = try await sessions.recognise(token: other, at: noon.adding(minutes: 30))
    guard case .expired(let session, _) = idle else {
      Issue.record("still there after 30 minutes without a request")
      return
    }
    #expect(session.actor == actor)
  }

  @Test func `One that runs out is ended and written down once, whoever finds it and however often`() async throws {
    let store = MemorySessions()
    let sessions = Sessions(store: store, limits: SessionLimits(idleMinutes: 30, longestMinutes: 100))
    let (back, _) = try await sessions.begin(.staff(actor), at: noon)
    _ = try await sessions.begin(.staff(actor), at: noon.adding(minutes: 5))
    _ = try await sessions.begin(
      .person(PersonActor(nationalID: "10915596784", name: "Ingrid")), at: noon.adding(minutes: 6))
    let (busy, _) = try await sessions.begin(.staff(actor), at: noon.adding(minutes: 20))
    func news(_ token: String, _ minutes: Int) async throws -> Bool? {
      guard case .expired(_, let isNews) = try await sessions.recognise(token: token, at: noon.adding(minutes: minutes))
      else { return nil }
      return isNews
    }
    #expect(try await [news(back, 34), news(back, 35)] == [true, false])
    #expect(try await sessions.endRunOut(at: noon.adding(minutes: 34)) == 0, "the others still hold")
    #expect(try await sessions.endRunOut(at: noon.adding(minutes: 45)) == 2, "nobody came back to these")
    #expect(try await sessions.endRunOut(at: noon.adding(minutes: 45)) == 0)
    #expect(try await news(busy, 49) == nil)
    let events = await store.events([.ranOut], of: nil, limit: 9)
    #expect(events.map { noon.minutes(until: $0.at) } == [35, 30], "when they ran out, not when it was found")
    #expect(events.allSatisfy { $0.whom == actor.id.text && $0.by.isEmpty }, "nothing tells which person it was")
    // One that somebody has ended did not run out.
    let (ended, session) = try await sessions.begin(.staff(actor), at: noon)
    try await sessions.end(session, at: noon.adding(minutes: 1))
    #expect(try await news(ended, 200) == false)
  }

  @Test(arguments: ["", "x", "' OR 1=1 --", String(repeating: "g", count: 64), String(repeating: "0", count: 64)])
  func nonsenseIsAStranger(token: String) async throws {
    let sessions = Sessions(store: MemorySessions())
    #expect(try await sessions.recognise(token: token, at: noon) == .stranger)
  }

  @Test func aLogInWithoutPasswordNeedsADemonstration() {
    #expect(throws: DemoIdentity.OnlyForDemonstration.self) {
      try DemoIdentity(people: [], sessions: Sessions(store: MemorySessions()), isDemonstration: false)
    }
  }

  @Test func memoryForgetsTheOldestLogInFirst() async throws {
    let store = MemorySessions(capacity: 2)
    let sessions = Sessions(store: store)
    var tokens: [String] = []
    for minute in 0..<3 {
      tokens.append(try await sessions.begin(.staff(actor), at: noon.adding(minutes: minute)).token)
    }
    #expect(try await sessions.recognise(token: tokens[0], at: noon.adding(minutes: 3)) == .stranger)
    #expect(try await sessions.recognise(token: tokens[2], at: noon.adding(minutes: 3)) != .stranger)
  }

  @Test func parkedFormsGiveWayOldestFirstButTheNewestIsAlwaysKept() async {
    let forms = MemoryParkedForms(room: 20)
    func park(_ id: String, _ minute: Int, _ text: String) async {
      await forms.park(
        ParkedForm(
          id: id, path: "/notat", fields: [.init(name: "ord", value: text)], actorID: actor.id,
          parked: noon.adding(minutes: minute)))
    }
    func kept() async -> [String] {
      var kept: [String] = []
      for id in ["a", "b", "c", "d"] where await forms.form(id: id, of: actor.id, at: noon.adding(minutes: 5)) != nil {
        kept.append(id)
      }
      return kept
    }
    await park("a", 0, "12345")
    await park("b", 1, "12345")
    #expect(await kept() == ["a", "b"])
    await park("c", 2, "12345678")
    #expect(await kept() == ["b", "c"])
    await park("d", 3, String(repeating: "x", count: 100))
    #expect(await kept() == ["d"])
    #expect(await forms.form(id: "d", of: StaffID("amir"), at: noon.adding(minutes: 4)) == nil)
    #expect(await forms.form(id: "d", of: actor.id, at: noon.adding(minutes: 63)) == nil)
  }
}
