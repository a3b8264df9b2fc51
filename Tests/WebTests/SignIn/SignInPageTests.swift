import CivilTime
import HTTPTypes
import Identity
import TestProvider
import Testing

@testable import Web

/// Protects the way in as people meet it: from the button to the page and back, with what they typed, and a clear page when
/// something is wrong.
struct SignInPageTests {
  private let key = "0123456789abcdef"

  @Test func `From the button to the page that was asked for`() async throws {
    let site = try SignInSite()
    let browser = site.browser()
    let asked = try await browser.get("/notat")
    let page = try #require(asked.location)
    #expect(page == "/logg-inn?til=/notat")
    let back = try await site.signIn(browser, from: page)
    #expect(back.location == "/notat")
    #expect(try await browser.get("/notat").status == 200)
    #expect(await site.staff.provider.refusals == [])
  }

  @Test func `A form sent after the log-in ran out is there after logging in again, for its owner`() async throws {
    let site = try SignInSite()
    let browser = try await site.visitor()
    let csrf = try await browser.csrf(on: "/notat")
    site.clock.pass(minutes: 31)
    let away = try await browser.post("/notat", ["csrf": csrf, "nokkel": key, "ord": "Vil ha hjelp <nå>"])
    let page = try #require(away.location)
    #expect(page.hasPrefix("/logg-inn?parkert="))
    #expect(try await browser.get(page).body.contains("Teksten din er tatt vare på"))
    // Trouble on the way does not lose it.
    await site.staff.provider.misbehave(.wrongNonce)
    let refused = try await site.signIn(browser, from: page)
    #expect(refused.status == 400)
    await site.staff.provider.misbehave(nil)
    let again = try #require(
      HTMLCheck.elements(of: refused.body).compactMap { $0.attributes["href"] }.first { $0.contains("parkert=") })
    let back = try await site.signIn(browser, from: again.replacing("&amp;", with: "&"))
    #expect(await site.staff.provider.latestRequest["prompt"] == "login", "somebody else may sit there now")
    let shown = try await browser.get(try #require(back.location))
    #expect(shown.body.contains("Vil ha hjelp &lt;nå&gt;"))
    #expect(site.done.all.isEmpty)

    let other = site.browser()
    let stolen = try await site.signIn(other, as: "amir", from: page)
    let elsewhere = try #require(stolen.location)
    #expect(try await other.get(elsewhere).status == 404)
  }

  private static let wrongs: [(Misbehaviour, Int, String)] = [
    (.wrongState, 400, "Innloggingen må begynne på nytt"),
    (.personTurnsBack, 200, "Du avbrøt innloggingen"),
    (.answersWithError, 502, "Innloggingen gikk ikke"), (.otherIssuerInAnswer, 400, "Vi stoler ikke på svaret"),
    (.wrongNonce, 400, "Vi stoler ikke på svaret"), (.wrongAudience, 400, "Vi stoler ikke på svaret"),
    (.noSignature, 400, "Vi stoler ikke på svaret"), (.signedWithPublicKey, 400, "Vi stoler ikke på svaret"),
    (.unknownKey, 400, "Vi stoler ikke på svaret"), (.expiredLongAgo, 400, "for sent eller for tidlig"),
    (.clock(600), 400, "for sent eller for tidlig"), (.oldAuthentication, 400, "vise hvem du er på nytt"),
    (.lowLevel, 403, "Du må logge inn sikrere"), (.otherOrganisation, 403, "en annen virksomhet"),
    (.missing("helseid://claims/identity/pid"), 400, "Vi fikk ikke vite nok"), (.down, 503, "HelseID svarer ikke"),
    (.slow, 503, "HelseID svarer ikke"), (.notJSON, 502, "Innloggingen gikk ikke"),
    (.refusesCode, 502, "Innloggingen gikk ikke"),
  ]

  @Test(arguments: wrongs)
  func `Whatever is wrong has a page that says what to do`(
    _ wrong: Misbehaviour, _ status: Int, _ words: String
  ) async throws {
    let site = try SignInSite()
    await site.staff.provider.misbehave(wrong)
    let browser = site.browser()
    let answer = try await site.signIn(browser)
    #expect(answer.status == status)
    #expect(answer.body.contains(words))
    #expect(HTMLCheck(answer.body).faults == [])
    #expect(try await browser.get("/notat").status == 303, "nobody was let in")
    #expect(site.log.all.contains { $0.hasPrefix("innlogging avvist (staff): ") })
    #expect(!site.log.all.contains { $0.contains("10915596784") || $0.contains("Moen") })
  }

  @Test func `Somebody on no list is told who can let them in, and is not made a member of staff`() async throws {
    let site = try SignInSite()
    let browser = site.browser()
    let answer = try await site.signIn(browser, as: "ukjent")
    #expect(answer.status == 403)
    #expect(answer.body.contains("Lederen din kan gi deg tilgang") && answer.body.contains("Tilgangskode:<br><strong>"))
    #expect(!answer.body.contains("01810199999") && !answer.body.contains("Testad"))
    #expect(try await browser.get("/notat").status == 303)
    #expect(try await site.identity.sessions.openOfStaff(at: site.clock.now).isEmpty)
  }

  @Test func `The cookies are for this host only, and change when somebody logs in`() async throws {
    let site = try SignInSite()
    let browser = site.browser()
    let planted = String(repeating: "a", count: 64)
    let back = try await site.signIn(browser)
    let cookies = back.headers[values: .setCookie]
    let token = try #require(cookies.first { $0.hasPrefix("__Host-underveis=") })
    for part in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"] { #expect(token.contains(part)) }
    #expect(!token.contains("Domain") && !token.contains(planted))
    #expect(cookies.contains { $0.hasPrefix("__Host-innlogging=;") }, "the departure is over")
    let old = browser.cookies
    _ = try await site.signIn(browser)
    #expect(try await site.browser().get("/notat", headers: [.cookie: old]).status == 303, "the former log-in is over")
    #expect(try await browser.get("/notat").status == 200)
    let plain = try SignInSite(isEncrypted: false)
    let header = try await plain.signIn(plain.browser()).headers[values: .setCookie].joined()
    #expect(header.contains("underveis=") && !header.contains("__Host-") && !header.contains("Secure"))
  }

  @Test(arguments: ["//ond.example", "https://ond.example", "/\\ond.example", "javascript:1", "/%0d%0aSet-Cookie:x"])
  func `Logging in leads only to this site`(_ address: String) async throws {
    let site = try SignInSite()
    let back = try await site.signIn(site.browser(), from: "/logg-inn?til=\(address.inQuery)")
    #expect(back.location == "/arbeid" || back.location == address)
    #expect(back.location?.hasPrefix("/") ?? false)
    #expect(!(back.location ?? "").hasPrefix("//") && !(back.location ?? "").contains("\r"))
  }

  @Test func `An answer put before somebody else's browser logs nobody in`() async throws {
    let site = try SignInSite()
    let thief = site.browser()
    await site.staff.provider.seat(SignInSite.persons["amir"])
    let away = try await thief.get("/logg-inn/start")
    let path = try await site.pathBack(from: away)
    let victim = site.browser()
    #expect(try await victim.get(path).status == 400)
    #expect(try await victim.get("/notat").status == 303)
    #expect(try await thief.get(path).status == 303, "and nobody else can use it up")
    #expect(try await thief.get(path.replacing("code=", with: "code=x")).location == "/arbeid", "once is all")
  }

  @Test func `Two tabs may log in at the same time`() async throws {
    let site = try SignInSite()
    let browser = site.browser()
    await site.staff.provider.seat(SignInSite.persons["ingrid"])
    var paths: [String] = []
    for _ in 0..<2 {
      let away = try await browser.get("/logg-inn/start?til=/notat")
      paths.append(try await site.pathBack(from: away))
    }
    #expect(try await browser.get(paths[0]).location == "/notat")
    #expect(try await browser.get(paths[1]).location == "/arbeid", "in already")
    #expect(try await browser.get("/notat").status == 200)
  }

  @Test func `Going back in the browser after logging in is no trouble`() async throws {
    let site = try SignInSite()
    let browser = site.browser()
    await site.staff.provider.seat(SignInSite.persons["ingrid"])
    let away = try await browser.get("/logg-inn/start")
    let path = try await site.pathBack(from: away)
    #expect(try await browser.get(path).location == "/arbeid")
    #expect(try await browser.get(path).location == "/arbeid")
  }

  @Test func `Too many attempts from one place are asked to wait`() async throws {
    let site = try SignInSite(limiter: AttemptLimiter(most: 3, perMinute: 1))
    let browser = site.browser()
    for _ in 0..<3 { #expect(try await browser.get("/logg-inn/start").status == 303) }
    let answer = try await browser.get("/logg-inn/start")
    #expect(answer.status == 429)
    #expect(answer.headers[.retryAfter] == "60")
    #expect(answer.body.contains("flere forsøk på rad"))
    #expect(HTMLCheck(answer.body).faults == [])
    #expect(try await browser.get("/logg-inn/tilbake?state=x").status == 429)
    site.clock.pass(minutes: 1)
    #expect(try await browser.get("/logg-inn/start").status == 303)
  }

  @Test func `Our public keys are there for all, and nothing secret with them`() async throws {
    let answer = try await SignInSite().browser().get("/logg-inn/nokler")
    #expect(answer.status == 200)
    #expect(answer.body.contains("\"kid\"") && !answer.body.contains("\"d\""))
  }
}
