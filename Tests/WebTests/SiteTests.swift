import Foundation
import HTTPTypes
import Testing

@testable import Web

/// Protects what holds for every answer: headers, error pages, the log.
struct SiteTests {
  private func site() throws -> TestSite {
    try TestSite { $0.declareNotes(Done()) }
  }

  @Test(arguments: ["/komponenter", "/finnes-ikke", "/health", "/logg-inn", "/feil/ukjent"])
  func everyAnswerIsProtected(path: String) async throws {
    let answer = try await site().visitor().get(path)
    let policy = try #require(answer.headers[.contentSecurityPolicy])
    #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"))
    #expect(!policy.contains("unsafe"))
    #expect(answer.headers[.xContentTypeOptions] == "nosniff")
    #expect(answer.headers[.named("Referrer-Policy")] == "no-referrer")
    #expect(answer.headers[.cacheControl] == "no-store")
  }

  @Test func theCookieIsForTheServerOnly() async throws {
    let answer = try await site().stranger().post("/logg-inn", ["hvem": "ingrid"])
    let cookie = try #require(answer.headers[.setCookie])
    for part in ["HttpOnly", "SameSite=Lax", "Secure", "Path=/"] { #expect(cookie.contains(part)) }
    let plain = try TestSite(settings: { $0.isEncrypted = false })
    let other = try await plain.stranger().post("/logg-inn", ["hvem": "ingrid"])
    #expect(other.headers[.setCookie]?.contains("Secure") == false)
  }

  @Test(arguments: [
    ("/finnes-ikke", 404), ("/feil/borte", 404), ("/feil/opptatt", 503), ("/feil/ukjent", 500), ("/feil/gammel", 409),
    ("/feil/%2e%2e%2f", 404),
  ])
  func troubleHasAPage(path: String, status: Int) async throws {
    let answer = try await site().visitor().get(path)
    #expect(answer.status == status)
    #expect(HTMLCheck(answer.body).faults == [])
  }

  @Test(arguments: ["/ark", "/notat", "/logg-inn", "/komponenter"])
  func everyKindOfPageIsSound(path: String) async throws {
    let answer = try await site().visitor().get(path)
    #expect(answer.status == 200)
    #expect(HTMLCheck(answer.body).faults == [])
  }

  @Test func twoTextsStandSideBySideWhenSomebodyWasFaster() async throws {
    let body = try await site().visitor().get("/feil/gammel").body
    #expect(body.contains("min tekst") && body.contains("deres tekst"))
  }

  @Test func theLogHasNothingOfAnybody() async throws {
    let site = try site()
    let visitor = try await site.visitor()
    let csrf = try await visitor.csrf()
    _ = try await visitor.get("/notat?vis=Oddvar")
    _ = try await visitor.post("/notat", ["csrf": csrf, "nokkel": "0123456789abcdef", "ord": "Oddvar"])
    _ = try await visitor.get("/feil/ukjent")
    _ = try await visitor.get("/Oddvar/finnes-ikke")
    #expect(site.log.all.contains { $0.hasPrefix("GET /notat 200 ") })
    #expect(site.log.all.contains { $0.contains("feil ") && $0.contains("Unforeseen") })
    #expect(!site.log.all.contains { $0.contains("Oddvar") || $0.contains("Testad") })
  }

  @Test func whatPeopleWriteIsNeverMarkup() async throws {
    let visitor = try await site().visitor()
    // The second ends an attribute if characters and not bytes are escaped: the quotation mark carries an accent.
    for text in ["<script>alert(1)</script>", "\"\u{301} onfocus=\"alert(1)", "'><img src=x onerror=1>", "{{title}}"] {
      let answer = try await visitor.get("/notat?vis=\(text.inQuery)")
      #expect(HTMLCheck(answer.body).faults.filter { !$0.contains("slot") } == [])
      #expect(!answer.body.contains("<script>") && !answer.body.contains("<img"))
      #expect(!answer.body.utf8.contains(text.utf8) || text == "{{title}}")
    }
  }

  @Test func moreThanThereIsRoomForIsToldSo() async throws {
    let visitor = try await site().visitor()
    let answer = try await visitor.post("/notat", body: Array("ord=".utf8) + Array(repeating: 97, count: 1_500_001))
    #expect(answer.status == 413)
    #expect(HTMLCheck(answer.body).faults == [])
    let nul = try await visitor.post("/notat", ["ord": "a\0b"])
    #expect(nul.status == 400)
  }

  @Test func filesKeepForAYearUnderANameThatChanges() async throws {
    let visitor = try await site().visitor()
    let page = try await visitor.get("/komponenter").body
    let start = try #require(page.firstRange(of: "/ressurser/underveis."))
    let address = String(page[start.lowerBound...].prefix { $0 != "\"" })
    let style = try await visitor.get(address)
    #expect(style.status == 200)
    #expect(style.headers[.cacheControl] == "public, max-age=31536000, immutable")
    #expect(try await visitor.get("/ressurser/underveis.css").status == 404)
    #expect(try await visitor.get("/ressurser/..%2f..%2fetc%2fpasswd").status == 404)
  }

  @Test func everyAddressSaysWhoAndWhy() throws {
    let routes = try site().routes
    #expect(routes.allSatisfy { !$0.because.isEmpty })
    let open = routes.filter { $0.permission == nil }.map { "\($0.method) \($0.path)" }.sorted()
    #expect(
      open == [
        "GET /", "GET /health", "GET /klar", "GET /logg-inn", "GET /ressurser/{name}", "POST /logg-inn",
        "POST /logg-ut",
      ])
  }

  @Test func everyFormOnAPageHasItsOwnKey() async throws {
    let body = try await site().stranger().get("/logg-inn").body
    let keys = body.split(separator: "name=\"nokkel\" value=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
    #expect(keys.count == TestSite.staff.count)
    #expect(Set(keys).count == keys.count)
  }
}
