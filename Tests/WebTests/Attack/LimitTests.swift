import Access
import Casework
import HTTPTypes
import Synchronization
import Testing

@testable import Web

/// Protects the server and the persons in it from one sender who does too much, and protects what was typed on the way.
struct LimitTests {
  private let key = "0123456789abcdef"

  @Test func `A sender may burst, then goes at the pace, and others are not held up`() {
    let time = Mutex(ContinuousClock().now)
    let keeper = PaceKeeper(Pace(burst: 3, perSecond: 0.5), now: { time.withLock { $0 } })
    #expect((0..<3).allSatisfy { _ in keeper.count("a") == nil })
    #expect(keeper.count("a") == 2)
    #expect(keeper.count("b") == nil)
    time.withLock { $0 = $0.advanced(by: .seconds(2)) }
    #expect(keeper.count("a") == nil)
    #expect(keeper.count("a") == 2)
  }

  @Test func `A flood of senders never takes more memory than there is room for`() {
    let keeper = PaceKeeper(Pace(burst: 2, perSecond: 0.001), most: 100)
    for number in 0..<5_000 { _ = keeper.count("sender \(number)") }
    #expect(keeper.count <= 100)
  }

  @Test func `Forms that come too fast are refused with their text kept, and when to try again`() async throws {
    let done = Done()
    let site = try TestSite {
      $0.declareNotes(done)
    } settings: {
      $0.limits.forms = Pace(burst: 2, perSecond: 0.001)
    }
    let visitor = try await site.visitor()
    let csrf = try await visitor.csrf()
    for _ in 0..<2 {
      #expect(try await visitor.post("/notat", ["csrf": csrf, "nokkel": key, "ord": "x"]).status == 303)
    }
    let answer = try await visitor.post("/notat", ["csrf": csrf, "nokkel": key, "ord": "Sover <bedre>"])
    #expect(answer.status == 429)
    #expect((1...1_000).contains(answer.headers[.retryAfter].flatMap(Int.init) ?? 0))
    #expect(answer.body.contains("Sover &lt;bedre&gt;"))
    #expect(HTMLCheck(answer.body).faults == [])
    let script = try await visitor.post(
      "/notat", ["csrf": csrf, "nokkel": key, "ord": "x"], headers: [.requestedWith: "underveis"])
    #expect(script.status == 429 && script.headers[.retryAfter] != nil && script.body == #"{"feil":429}"#)
    #expect(done.all.count == 2)
    let other = try await site.visitor(as: "amir")
    #expect(
      try await other.post("/notat", ["csrf": try await other.csrf(), "nokkel": key, "ord": "x"]).status == 303)
  }

  @Test func `Searching has a pace of its own, so that nobody lists a municipality`() async throws {
    let desk = try TestDesk()
    let site = try TestSite(people: desk.people, clock: desk.clock) {
      $0.declareFindPerson(desk.desk)
    } settings: {
      $0.searchAddress = "/arbeid/sok"
      $0.limits.searches = Pace(burst: 2, perSecond: 0.001)
    }
    let visitor = try await desk.visitor(.clinician, on: site)
    let csrf = try await visitor.csrf()
    for _ in 0..<2 {
      #expect(try await visitor.post("/arbeid/sok", ["csrf": csrf, "sok": "Testad"]).status == 200)
    }
    #expect(try await visitor.post("/arbeid/sok", ["csrf": csrf, "sok": "Testad"]).status == 429)
  }

  @Test func `Guessing from one address is slowed down whatever cookies it makes up`() async throws {
    let site = try TestSite { _ in
    } settings: {
      $0.limits.formsFromOneAddress = Pace(burst: 3, perSecond: 0.001)
    }
    for number in 0..<3 {
      let stranger = site.stranger(from: "192.0.2.7")
      let made = String(repeating: "\(number)", count: 64)
      let answer = try await stranger.post("/logg-inn", ["hvem": "ukjent"], headers: [.cookie: "underveis=\(made)"])
      #expect(answer.status == 404)
    }
    #expect(try await site.stranger(from: "192.0.2.7").post("/logg-inn", ["hvem": "ingrid"]).status == 429)
    #expect(try await site.stranger(from: "192.0.2.8").post("/logg-inn", ["hvem": "ingrid"]).status == 303)
  }

  @Test func `When the server is full, what was typed comes back with when to try again`() async throws {
    let site = try TestSite {
      $0.declareNotes(Done())
    } settings: {
      $0.limits.inFlight = 0
      $0.limits.waiting = 0
      $0.limits.keptForCrisis = 0
      $0.limits.heldFor = .zero
    }
    let answer = try await site.stranger().post("/notat", ["ord": "Vil ha <hjelp>"])
    #expect(answer.status == 503)
    #expect(answer.headers[.retryAfter] == "5")
    #expect(answer.body.contains("Vil ha &lt;hjelp&gt;"))
    #expect(HTMLCheck(answer.body).faults == [])
    let page = try await site.stranger().get("/notat")
    #expect(page.status == 503 && HTMLCheck(page.body).faults == [])
    #expect(try await site.stranger().get("/health").status == 200, "what costs nothing is always answered")
    let nowhere = try await site.stranger().get("/finnes-ikke")
    #expect(nowhere.status == 503 && nowhere.body == page.body, "an address that leads nowhere costs a page too")
  }

  @Test func `Forms that there is no memory for are refused before they are read`() async throws {
    let site = try TestSite {
      $0.declareNotes(Done())
    } settings: {
      $0.limits.formRoom = 100
    }
    let visitor = site.stranger()
    let answer = try await visitor.post("/notat", ["ord": String(repeating: "a", count: 200)])
    #expect(answer.status == 503 && answer.headers[.retryAfter] != nil)
    #expect(try await visitor.post("/notat", ["ord": "kort"]).status == 401)
  }

  @Test func `Every address knows how urgent it is`() throws {
    let desk = try TestDesk()
    let site = try desk.site {
      $0.declareCrisis(desk.desk)
      $0.declareRisk(desk.desk)
      $0.declareOverview(desk.desk)
    }
    func precedence(_ path: String, _ method: String = "GET") throws -> Precedence? {
      try #require(site.routes.first { $0.path == path && $0.method == method }, "\(path)").precedence
    }
    #expect(try precedence("/arbeid/person/{id}/krise") == .crisis)
    #expect(try precedence("/arbeid/person/{id}/risiko", "POST") == .writing)
    #expect(try precedence("/arbeid/person/{id}") == .reading)
    for path in ["/health", "/klar", "/ressurser/{name}"] { #expect(try precedence(path) == nil) }
  }
}
