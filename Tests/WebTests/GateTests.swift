import Access
import HTTPTypes
import Testing

@testable import Web

/// Protects the way in: who may, which form is ours, and that nothing typed is lost on the way.
struct GateTests {
  private let done = Done()
  private let key = "0123456789abcdef"

  private func site() throws -> TestSite {
    try TestSite { $0.declareNotes(done) }
  }

  @Test func whatWasWrittenInWordsComesFirstAndWhatNobodyWroteIsNotShown() {
    let fields: [(name: String, value: String)] = [
      ("csrf", "c"), ("nokkel", "n"), ("versjon", "27"), ("utkast", "3"), ("arsak", "person-declines"),
      ("grunn", "Vil vente til etter ferien."), ("til", " "),
    ]
    let values = FormValues(fields)
    let kept = TroublePage.signedOut(signIn: "/logg-inn", kept: values).kept
    #expect(kept.map(\.text) == ["Vil vente til etter ferien.", "person-declines"])
    #expect(Set(kept.map(\.id)).count == 2)
  }

  @Test func aStrangerIsSentToLogInAndBack() async throws {
    let visitor = try site().stranger()
    let answer = try await visitor.get("/notat")
    #expect(answer.status == 303)
    #expect(answer.location == "/logg-inn?til=/notat")
    let signedIn = try await visitor.post("/logg-inn", ["hvem": "ingrid", "til": "/notat"])
    #expect(signedIn.location == "/notat")
    #expect(try await visitor.get("/notat").status == 200)
  }

  @Test(arguments: ["//ond.example", "https://ond.example", "/\\ond.example", "javascript:1", "/a b"])
  func logInLeadsOnlyToThisSite(address: String) async throws {
    let answer = try await site().stranger().post("/logg-inn", ["hvem": "ingrid", "til": address])
    #expect(answer.location == "/arbeid")
  }

  @Test func theRoleDecides() async throws {
    let site = try site()
    let refused = try await site.visitor(as: "ingrid").get("/leder")
    #expect(refused.status == 403)
    #expect(refused.body.contains("lederen din"))
    #expect(HTMLCheck(refused.body).faults == [])
    #expect(try await site.visitor(as: "tone").get("/leder").status == 200)
  }

  @Test func aFormWithoutTheSecretIsRefusedWithItsTextKept() async throws {
    let visitor = try await site().visitor()
    for secret in ["", "feil", String(repeating: "0", count: 64)] {
      let answer = try await visitor.post("/notat", ["csrf": secret, "nokkel": key, "ord": "Sover <bedre>"])
      #expect(answer.status == 403)
      #expect(answer.body.contains("Sover &lt;bedre&gt;"))
    }
    #expect(done.all.isEmpty)
  }

  @Test(arguments: ["cross-site", "same-site"])
  func aFormFromAnotherSiteIsRefusedEvenWithTheSecret(from: String) async throws {
    let visitor = try await site().visitor()
    let csrf = try await visitor.csrf()
    let answer = try await visitor.post(
      "/notat", ["csrf": csrf, "nokkel": key, "ord": "x"], headers: [.fetchSite: from])
    #expect(answer.status == 403)
    let old = try await visitor.post(
      "/notat", ["csrf": csrf, "nokkel": key, "ord": "x"], headers: [.origin: "https://ond.example"])
    #expect(old.status == 403)
    #expect(done.all.isEmpty)
  }

  @Test func aSoundFormIsCarriedOutAndSaidOnce() async throws {
    let visitor = try await site().visitor()
    let csrf = try await visitor.csrf()
    let answer = try await visitor.post("/notat", ["csrf": csrf, "nokkel": key, "ord": "  Sover bedre  "])
    #expect(answer.status == 303)
    #expect(done.all == ["Ingrid Moen: Sover bedre"])
    let old = try await visitor.post(
      "/notat", ["csrf": csrf, "nokkel": key, "ord": "Uten Sec-Fetch-Site"], headers: [.origin: "null"])
    #expect(old.status == 303, "an older browser, told to send no referrer, names no origin")
    #expect(try await visitor.get("/notat").body.contains("Notatet er lagret. 😀"))
    #expect(try await visitor.get("/notat").body.contains("Notatet er lagret") == false)
  }

  @Test func aFormWithFaultsComesBackWithItsText() async throws {
    let visitor = try await site().visitor()
    let long = String(repeating: "å", count: 101)
    let answer = try await visitor.post("/notat", ["csrf": try await visitor.csrf(), "nokkel": key, "ord": long])
    #expect(answer.status == 422)
    #expect(answer.body.contains(long))
    #expect(answer.body.contains("<title>Feil: "))
  }

  @Test func aFormSentAfterTheLogInRanOutIsShownAgainToItsOwnerOnly() async throws {
    let site = try site()
    let visitor = try await site.visitor()
    let csrf = try await visitor.csrf()
    site.clock.pass(minutes: 31)
    let away = try await visitor.post("/notat", ["csrf": csrf, "nokkel": key, "ord": "Vil ha hjelp"])
    let address = try #require(away.location)
    #expect(address.hasPrefix("/logg-inn?parkert="))
    #expect(done.all.isEmpty)
    let parked = String(address.drop { $0 != "=" }.dropFirst())
    #expect(try await visitor.get(address).body.contains("Teksten din er tatt vare på"))

    let other = try await site.visitor(as: "amir")
    #expect(try await other.get("/tatt-vare-pa/\(parked)").status == 404)

    let back = try await visitor.post("/logg-inn", ["hvem": "ingrid", "parkert": parked])
    let again = try await visitor.get(try #require(back.location))
    #expect(again.status == 200)
    #expect(again.body.contains("Vil ha hjelp"))
    #expect(again.body.contains("Teksten din er tatt vare på"))
    #expect(done.all.isEmpty, "nothing is carried out before it is sent again")

    site.clock.pass(minutes: 20)
    _ = try await visitor.get("/notat")
    site.clock.pass(minutes: 20)
    _ = try await visitor.get("/notat")
    site.clock.pass(minutes: 25)
    #expect(try await visitor.get("/tatt-vare-pa/\(parked)").status == 404)
  }

  @Test func aKeptFormThatOnlyHasAKeyIsNotCarriedOutEither() async throws {
    let site = try site()
    let visitor = try await site.visitor()
    let csrf = try await visitor.csrf()
    site.clock.pass(minutes: 31)
    let away = try await visitor.post("/notat/7/ta", ["csrf": csrf, "nokkel": key, "grunn": "Ringer tilbake"])
    let parked = String(try #require(away.location).drop { $0 != "=" }.dropFirst())
    _ = try await visitor.post("/logg-inn", ["hvem": "ingrid", "parkert": parked])
    let again = try await visitor.get("/tatt-vare-pa/\(parked)")
    #expect(again.status == 200)
    #expect(again.body.contains("Ringer tilbake"))
    #expect(HTMLCheck(again.body).faults == [])
    #expect(done.all.isEmpty)
  }

  @Test func aStrangersFormIsGivenBackAsText() async throws {
    let answer = try await site().stranger().post("/notat", ["ord": "Skrevet før omstart"])
    #expect(answer.status == 401)
    #expect(answer.body.contains("Skrevet før omstart"))
    #expect(HTMLCheck(answer.body).faults == [])
  }

  @Test func aScriptIsToldThatTheLogInRanOut() async throws {
    let site = try site()
    let visitor = try await site.visitor()
    site.clock.pass(minutes: 31)
    let answer = try await visitor.post("/notat", ["ord": "x"], headers: [.requestedWith: "underveis"])
    #expect(answer.status == 401)
    #expect(answer.body == #"{"loggetUt":true}"#)
  }

  @Test func loggingOutEndsTheLogInAndNotOnlyTheCookie() async throws {
    let site = try site()
    let visitor = try await site.visitor()
    let csrf = try await visitor.csrf()
    let cookie = visitor.cookies
    #expect(try await visitor.post("/logg-ut", ["csrf": csrf]).status == 303)
    let thief = site.stranger()
    #expect(try await thief.get("/notat", headers: [.cookie: cookie]).status == 303)
  }

  @Test func workKeepsALogInAliveButNotForEver() async throws {
    let site = try site()
    let visitor = try await site.visitor()
    for _ in 0..<35 {
      site.clock.pass(minutes: 20)
      #expect(try await visitor.get("/notat").status == 200)
    }
    site.clock.pass(minutes: 20)
    #expect(try await visitor.get("/notat").status == 303)
  }
}
