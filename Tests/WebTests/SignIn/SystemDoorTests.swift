import Access
import Casework
import CivilTime
import Guidance
import HTTPTypes
import Identity
import Logging
import Synchronization
import TestProvider
import Testing

@testable import Web

/// Protects the API: another system gets figures and never a person, and only the one that the token was given to.
struct SystemDoorTests {
  private struct House {
    static let address = "https://underveis.test"
    let desk: TestDesk
    let provider: TestProvider
    let sessions = Sessions(store: MemorySessions())
    let responder: SiteResponder
    let log = LogLines()

    init(clients: Set<String> = ["fastlegesystem"], isOpen: Bool = true) throws {
      desk = try TestDesk()
      let (clock, log, sessions) = (desk.clock, log, sessions)
      let stage = try SignInStage(.staff, now: { clock.now })
      provider = stage.provider
      let check = AccessTokenCheck(profile: stage.profile, audience: "underveis-api", transport: stage.provider)
      let door = SystemDoor(
        check: check, scope: "underveis:tall", clients: clients, publicAddress: Self.address
      ) { try await sessions.note($0) }
      let identity = try DemoIdentity(people: desk.people, sessions: sessions, isDemonstration: true)
      let site = try Site(
        settings: SiteSettings(),
        surroundings: SiteSurroundings(
          identity: identity, parkedForms: MemoryParkedForms(), clock: { clock.now },
          logger: Logger(label: "test") { _ in log.handler }, trouble: { Trouble(deskError: $0) },
          systems: isOpen ? door : nil), files: WebFiles())
      site.declareDemonstrationSignIn(identity)
      site.declareSystems(desk.desk)
      responder = site.responder()
    }

    func ask(
      _ path: String = SystemAddress.compliance, query: String = "",
      _ change: (inout TestProvider.Call) -> Void = { _ in }
    ) async throws -> Visitor.Answer {
      try await ask(path, query, try await shown(path, change))
    }

    func shown(
      _ path: String = SystemAddress.compliance, _ change: (inout TestProvider.Call) -> Void = { _ in }
    ) async throws -> (token: String, proof: String) {
      var call = TestProvider.Call()
      (call.address, call.scope) = (Self.address + path, "underveis:tall")
      change(&call)
      return try await provider.call(call)
    }

    func ask(
      _ path: String, _ query: String, _ shown: (token: String, proof: String)?, scheme: String = "DPoP"
    ) async throws -> Visitor.Answer {
      var headers = HTTPFields()
      if let shown {
        headers[.authorization] = "\(scheme) \(shown.token)"
        if !shown.proof.isEmpty { headers[.named("DPoP")] = shown.proof }
      }
      return try await Visitor(responder).get(path + query, headers: headers)
    }

    func events() async throws -> [SignInEvent] {
      try await sessions.events(for: try #require(desk.people.first { $0.role == .leader }))
    }
  }

  @Test func `A system with its token gets figures without persons, and it is written down`() async throws {
    let house = try House()
    for number in 0..<3 { _ = try await house.desk.openRecord("Nummer\(number)", "Testad") }
    let answer = try await house.ask()
    #expect(answer.status == 200)
    #expect(answer.headers[.contentType] == "application/json; charset=utf-8")
    #expect(answer.headers[.cacheControl] == "no-store")
    #expect(answer.body.hasPrefix(#"{"dag":"2026-11-23""#) && answer.body.contains(#""anbefalinger":["#))
    #expect(!answer.body.contains("Testad"))
    #expect(answer.body.contains(#""gjelder":null"#), "three persons are too few to be told of")
    #expect(try await house.ask(SystemAddress.trend).status == 200)
    #expect(
      try await house.events().map { "\($0.kind.rawValue) \($0.by)" }
        == Array(repeating: "figures-fetched fastlegesystem", count: 2))
    #expect(try await house.ask(query: "?enhet=finnes-ikke").status == 404)
    #expect(try await house.ask(query: "?enhet=finnes-ikke").body == #"{"feil":404}"#)
  }

  @Test func `Nothing but the right token, for us, in the right hands, opens it`() async throws {
    let house = try House()
    func refused(_ answer: Visitor.Answer, _ status: Int, _ code: String) {
      #expect(answer.status == status && answer.body == #"{"error":"\#(code)"}"#)
      #expect(answer.headers[.wwwAuthenticate]?.hasPrefix("DPoP algs=\"ES256 ") ?? false)
    }
    let path = SystemAddress.compliance
    refused(try await house.ask(path, "", nil), 401, "invalid_token")
    let made = try await house.shown()
    refused(try await house.ask(path, "", (made.token, "")), 401, "invalid_token")
    refused(try await house.ask(path, "", made, scheme: "Bearer"), 401, "invalid_token")
    refused(try await house.ask(path, "", ("tull", made.proof)), 401, "invalid_token")
    refused(try await house.ask { $0.audience = "en-annen-api" }, 401, "invalid_token")
    refused(try await house.ask { $0.tokenAge = 900 }, 401, "invalid_token")
    refused(try await house.ask { $0.scope = "underveis:plan" }, 403, "insufficient_scope")
    refused(try await house.ask { $0.isUnbound = true }, 401, "invalid_dpop_proof")
    refused(try await house.ask { $0.isBoundToOtherKey = true }, 401, "invalid_dpop_proof")
    refused(try await house.ask { $0.isForOtherToken = true }, 401, "invalid_dpop_proof")
    refused(try await house.ask { $0.proofMethod = "POST" }, 401, "invalid_dpop_proof")
    refused(
      try await house.ask { $0.proofAddress = House.address + SystemAddress.trend }, 401, "invalid_dpop_proof")
    #expect(try await house.ask(path, "", made).status == 200, "what was refused before did not use it up")
    refused(try await house.ask(path, "", made), 401, "invalid_dpop_proof")
    #expect(try await house.events().count == 1)
    #expect(house.log.all.contains { $0.contains("system avvist ved /api/v1/etterlevelse: token: replayed") })
  }

  @Test func `A system that is not on the list is not let in, and neither is a log-in`() async throws {
    let house = try House(clients: ["et-annet-system"])
    let answer = try await house.ask()
    #expect(answer.status == 403 && answer.body == #"{"error":"unauthorized_client"}"#)
    let leader = try #require(house.desk.people.first { $0.role == .leader })
    let visitor = Visitor(house.responder)
    #expect(try await visitor.post("/logg-inn", ["hvem": leader.id.text]).status == 303)
    #expect(try await visitor.get(SystemAddress.compliance).status == 401)
    #expect(try await house.events().isEmpty)
    #expect(try await House(isOpen: false).ask().status == 404)
  }

  @Test func `Too many are asked to wait, and a provider that is away is said to be away`() async throws {
    let house = try House()
    await house.provider.misbehave(.down)
    let away = try await house.ask()
    #expect(away.status == 503 && away.headers[.retryAfter] == "60")
    await house.provider.misbehave(nil)
    var last = away
    for _ in 0..<60 { last = try await house.ask(SystemAddress.compliance, "", nil) }
    #expect(last.status == 429 && last.body == #"{"error":"slow_down"}"#)
    #expect(last.headers[.retryAfter] != nil)
  }
}
