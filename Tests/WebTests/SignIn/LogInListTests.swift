import Access
import Casework
import CivilTime
import HTTPTypes
import Identity
import TestProvider
import Testing

@testable import Web

/// Protects that a log-in can be ended: by its owner, by the leader, by the provider; and that a person's opens nothing else.
struct LogInListTests {
  private static let firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"

  private func end(_ visitor: Visitor, on page: String, _ fields: KeyValuePairs<String, String>) async throws
    -> Visitor.Answer
  {
    try await visitor.send(from: page, fields.map { ($0.key, $0.value) })
  }

  @Test func `One's own log-ins are listed and can be ended`() async throws {
    let site = try SignInSite()
    let here = try await site.visitor()
    let there = try await site.visitor()
    let page = try await here.get("/arbeid/innlogginger")
    #expect(page.body.contains("Du er logget inn 2 steder") && page.body.contains("(her)"))
    #expect(HTMLCheck(page.body).faults == [])
    let answer = try await end(here, on: "/arbeid/innlogginger", ["innlogging": "alle-andre"])
    #expect(answer.status == 303)
    #expect(try await there.get("/notat").status == 303)
    #expect(try await here.get("/notat").status == 200)
    #expect(try await here.get("/arbeid/innlogginger").body.contains("Du er logget inn ett sted"))
  }

  @Test func `Nobody ends another's log-in by its id`() async throws {
    let site = try SignInSite()
    let amir = try await site.visitor(as: "amir")
    let open = try await site.identity.sessions.openOfStaff(at: site.clock.now)
    let id = try #require(open.first).id
    let ingrid = try await site.visitor()
    _ = try await end(ingrid, on: "/arbeid/innlogginger", ["innlogging": id])
    #expect(try await amir.get("/notat").status == 200)
    #expect(try await ingrid.get("/arbeid/ledelse/innlogginger").status == 403)
  }

  @Test func `The leader sees who is in, and shuts somebody out`() async throws {
    let site = try SignInSite()
    let amir = try await site.visitor(as: "amir")
    let tone = try await site.visitor(as: "tone")
    let page = try await tone.get("/arbeid/ledelse/innlogginger")
    #expect(page.body.contains("2 ansatte er logget inn") && page.body.contains("Amir Haugen"))
    #expect(HTMLCheck(page.body).faults == [])
    let answer = try await end(tone, on: "/arbeid/ledelse/innlogginger", ["ansatt": "amir"])
    #expect(answer.status == 303)
    #expect(try await amir.get("/notat").status == 303)
    #expect(try await tone.get("/notat").status == 200)
  }

  @Test func `What the leader ended is written down, with who did it, whom and when`() async throws {
    let site = try SignInSite()
    _ = try await site.visitor(as: "amir")
    _ = try await site.visitor(as: "amir")
    let tone = try await site.visitor(as: "tone")
    _ = try await end(tone, on: "/arbeid/ledelse/innlogginger", ["ansatt": "amir"])
    _ = try await end(tone, on: "/arbeid/ledelse/innlogginger", ["ansatt": "finnes-ikke"])
    let leader = try #require(TestSite.staff.last)
    let events = try await site.identity.sessions.events(for: leader)
    #expect(events.map(\.kind) == [.endedByLeader], "nothing happened the second time")
    #expect(events.map { [$0.by, $0.whom] } == [["tone", "amir"]] && events.map(\.count) == [2])
    let page = try await tone.get("/arbeid/ledelse/innlogginger")
    #expect(page.body.contains("Tone Leder avsluttet 2 innlogginger til Amir Haugen."))
    #expect(HTMLCheck(page.body).faults == [])
  }

  @Test func `A team leader sees and ends the log-ins of the own unit only`() async throws {
    let sessions = Sessions(store: MemorySessions())
    let now = Moment(milliseconds: 1_795_518_000_000)
    func actor(_ id: String, _ role: StaffRole, _ unit: String) -> StaffActor {
      StaffActor(
        id: StaffID(id), name: id, role: role, unit: UnitID(unit), unitName: unit,
        municipality: MunicipalityID("fjordvik"))
    }
    let (mine, others) = (actor("mine", .clinician, "fact"), actor("others", .clinician, "rus"))
    for actor in [mine, others] { _ = try await sessions.begin(.staff(actor), at: now) }
    let teamLead = actor("lead", .teamLead, "fact")
    #expect(try await sessions.end(of: others.id, by: teamLead, at: now) == 0)
    #expect(try await sessions.end(of: mine.id, by: actor("colleague", .clinician, "fact"), at: now) == 0)
    #expect(try await sessions.end(of: mine.id, by: teamLead, at: now) == 1)
    let leader = actor("leader", .leader, "mottak")
    #expect(try await sessions.end(of: others.id, by: leader, at: now) == 1)
    #expect(try await sessions.events(for: teamLead).map(\.whom) == ["mine"])
    #expect(try await sessions.events(for: leader).map(\.whom) == ["others", "mine"])
  }

  @Test func `Logging out ends the log-in here and shows the way out there`() async throws {
    let site = try SignInSite()
    let visitor = try await site.visitor()
    let csrf = try await visitor.csrf(on: "/notat")
    let old = visitor.cookies
    let out = try await visitor.post("/logg-ut", ["csrf": csrf])
    #expect(out.location == "/logget-ut")
    let page = try await visitor.get("/logget-ut")
    #expect(page.body.contains("Logg ut av HelseID også"))
    #expect(HTMLCheck(page.body).faults == [])
    #expect(try await site.browser().get("/notat", headers: [.cookie: old]).status == 303)
    let away = try #require(try await visitor.get("/logget-ut/overalt").location)
    #expect(
      away.hasPrefix("https://leverandor.test/connect/endsession?client_id=underveis-staff&post_logout_redirect_uri="))
    #expect(!away.contains("id_token"), "an id token holds a national id, and this is an address")
  }

  @Test func `What ends at the provider ends here, by token or through the browser`() async throws {
    let site = try SignInSite()
    let visitor = try await site.visitor()
    let token = try await site.staff.provider.logoutToken(session: "sid-sub-ingrid")
    for bad in ["", "tull", token + "a"] {
      #expect(try await site.browser().post("/logg-inn/avsluttet", ["logout_token": bad]).status == 400)
    }
    #expect(try await visitor.get("/notat").status == 200)
    #expect(try await site.browser().post("/logg-inn/avsluttet", ["logout_token": token]).status == 200)
    #expect(try await visitor.get("/notat").status == 303)

    let other = try await site.visitor(as: "amir")
    let front = "/logg-inn/avsluttet?sid=sid-sub-amir&iss="
    #expect(try await site.browser().get(front + "https%3A%2F%2Fond.example").status == 400)
    #expect(try await other.get("/notat").status == 200)
    #expect(try await site.browser().get(front + "https%3A%2F%2Fleverandor.test").status == 200)
    #expect(try await other.get("/notat").status == 303)
  }

  @Test func `A person's log-in opens their own page and none for staff, and the other way round`() async throws {
    let site = try SignInSite()
    let person = site.browser()
    #expect(try await person.get("/min-side").location == "/min-side/logg-inn?til=/min-side")
    #expect(try await site.signIn(person, .person).location == "/min-side")
    let page = try await person.get("/min-side")
    #expect(page.status == 200)
    #expect(page.body.contains("Ingrid Moen") && !page.body.contains("10915596784"))
    #expect(HTMLCheck(page.body).faults == [])
    for route in site.routes where route.permission != nil && route.permission?.kind == .staff && route.method == "GET"
    {
      let answer = try await person.get(route.path.replacing("{id}", with: "1").replacing("{slag}", with: "x"))
      #expect(answer.status == 303, "\(route.path)")
      #expect(answer.location?.hasPrefix("/logg-inn?til=") ?? false)
    }
    let csrf = try await person.csrf(on: "/min-side")
    let form = try await person.post("/notat", ["csrf": csrf, "nokkel": "0123456789abcdef", "ord": "x"])
    #expect(form.status == 401)
    #expect(site.done.all.isEmpty)
    let staff = try await site.visitor()
    #expect(try await staff.get("/min-side").location == "/min-side/logg-inn?til=/min-side")

    let elsewhere = try await site.visitor(as: "ingrid", .person)
    _ = try await person.send(from: "/min-side", to: "/min-side/innlogginger", [("innlogging", "alle-andre")])
    #expect(try await elsewhere.get("/min-side").status == 303)
    let out = try await person.post("/logg-ut", ["csrf": csrf])
    #expect(out.location == "/min-side/logget-ut")
    #expect(try await person.get("/min-side/logget-ut").body.contains("Logg ut av ID-porten også"))
    #expect(try await person.get("/min-side").status == 303)
  }

  @Test func `A browser is called what its owner calls it`() {
    #expect(BrowserName.of(Self.firefox) == "Firefox på Windows")
    #expect(
      BrowserName.of(
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140"
      ) == "Edge på Mac")
    #expect(
      BrowserName.of("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0) AppleWebKit/605 Version/19 Safari/604")
        == "Safari på iPhone")
    #expect(BrowserName.of(nil) == "ukjent nettleser")
    #expect(BrowserName.of("<script>") == "ukjent nettleser")
  }

  @Test func `Only our own proxies are believed about where a request comes from`() {
    let ours = Set(["127.0.0.1", "10.0.0.2"].compactMap(NetworkRange.init))
    func of(_ peer: String?, _ forwarded: String?) -> String {
      var settings = SiteSettings()
      settings.trustedProxies = ours
      var headers = HTTPFields()
      if let forwarded { headers[.forwardedFor] = forwarded }
      return NetworkAddress.network(of: Transport(headers, peer: peer, settings: settings).client)
    }
    #expect(of("192.0.2.7", "198.51.100.1") == "192.0.2.7")
    #expect(of("127.0.0.1", "198.51.100.1") == "198.51.100.1")
    #expect(of("127.0.0.1", "203.0.113.9, 198.51.100.1") == "198.51.100.1", "what the client wrote itself stands first")
    #expect(of("127.0.0.1", "198.51.100.1, 10.0.0.2") == "198.51.100.1")
    #expect(of("127.0.0.1", nil) == "127.0.0.1")
    #expect(of(nil, "198.51.100.1") == "ukjent")
    #expect(of("2001:db8:1:2:3:4:5:6", nil) == of("2001:db8:1:2:ffff::1", nil), "one home is one place")
    #expect(of("2001:db8::1", nil) == "2001:db8:0:0")
    #expect(of("127.0.0.1", String(repeating: "9", count: 100)) == "127.0.0.1")
  }
}
