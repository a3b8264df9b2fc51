import Access
import Casework
import HTTPTypes
import Testing

@testable import Web

/// Attacks through what comes back: headers split, hosts reflected, pages kept by others, files outside the folder.
struct ReflectionTests {
  @Test func `Every answer of the whole site carries every protection, whoever asks and whatever comes of it`()
    async throws
  {
    let whole = try await WholeSite()
    let visitors = [whole.site.stranger(), try await whole.desk.visitor(.clinician, on: whole.site)]
    let wanted: [(HTTPField.Name, String)] = [
      (.xContentTypeOptions, "nosniff"), (.named("Referrer-Policy"), "no-referrer"),
      (.named("X-Frame-Options"), "DENY"),
      (.named("Cross-Origin-Opener-Policy"), "same-origin"), (.named("Cross-Origin-Resource-Policy"), "same-origin"),
      (.named("Permissions-Policy"), "camera=(), geolocation=(), microphone=()"),
      (.strictTransportSecurity, "max-age=31536000"), (.cacheControl, "no-store"),
    ]
    for visitor in visitors {
      for route in whole.site.routes where route.method == "GET" && route.path != SiteAddress.asset {
        let answer = try await visitor.get(whole.address(route, of: whole.ours))
        for (name, value) in wanted { #expect(answer.headers[name] == value, "\(name) of \(route.path)") }
        let policy = answer.headers[.contentSecurityPolicy] ?? ""
        #expect(policy.hasPrefix("default-src 'none';") && !policy.contains("unsafe") && !policy.contains("*"))
        #expect(answer.status != 500, "\(route.path)")
      }
    }
  }

  @Test func `Without encryption no browser is told to insist on it`() async throws {
    let site = try TestSite { _ in
    } settings: {
      $0.isEncrypted = false
    }
    #expect(try await site.stranger().get("/logg-inn").headers[.strictTransportSecurity] == nil)
  }

  @Test(arguments: [
    "\r\nX-Ond: 1", "\nSet-Cookie: ond=1", "\r\n\r\n<script>alert(1)</script>", "%0d%0aX-Ond:1", "\u{560A}",
  ])
  func `Nothing that comes back splits a header`(text: String) async throws {
    let site = try TestSite { $0.declareNotes(Done()) }
    let visitor = try await site.visitor()
    let answers = [
      try await site.stranger().get("/notat/\(text.inQuery)"),
      try await site.stranger().get("/\(text.inQuery)/notat"),
      try await site.stranger().get("/logg-inn?til=/\(text.inQuery)"),
      try await site.stranger().post("/logg-inn", ["hvem": "ingrid", "til": "/" + text, "parkert": text]),
      try await visitor.get("/notat", headers: [.cookie: visitor.cookies + "; melding=\(text.inQuery)"]),
      try await visitor.get("/notat?vis=\(text.inQuery)"),
    ]
    for answer in answers {
      for field in answer.headers {
        #expect(!field.value.utf8.contains(13) && !field.value.utf8.contains(10), "\(field)")
        #expect(!field.name.canonicalName.contains("ond") && !field.value.hasPrefix("ond="))
      }
      #expect(!answer.body.contains("<script>alert"))
    }
  }

  @Test func `The name of the host is never written back`() async throws {
    let whole = try await WholeSite()
    let visitor = try await whole.desk.visitor(.clinician, on: whole.site)
    for route in whole.site.routes where route.method == "GET" {
      let headers: HTTPFields = [
        HTTPField.Name.named("X-Forwarded-Host"): "ond.example", HTTPField.Name.named("Forwarded"): "host=ond.example",
      ]
      let answer = try await visitor.send(
        .get, whole.address(route, of: whole.ours), headers, authority: "ond.example")
      #expect(!answer.body.contains("ond.example") && answer.location?.contains("ond.example") != true, "\(route.path)")
    }
  }

  @Test(arguments: [
    "../../etc/passwd", "..%2f..%2fetc%2fpasswd", "%2e%2e/%2e%2e/etc/passwd", "....//etc/passwd",
    "%252e%252e%252fpasswd",
    "underveis.css%00.svg", "/etc/passwd", "..\\..\\windows", "underveis.css", ".", "..", "~root",
    "%c0%ae%c0%ae/passwd",
  ])
  func `No address reads a file that is not one of ours`(name: String) async throws {
    let answer = try await TestSite().stranger().get("/ressurser/\(name)")
    #expect(answer.status == 404)
    #expect(!answer.body.contains("root:"))
  }

  @Test func `Every cookie is for the server only, and sent to no other site`() async throws {
    let site = try TestSite { $0.declareNotes(Done()) }
    let visitor = try await site.visitor()
    let csrf = try await visitor.csrf()
    let answers = [
      try await site.stranger().post("/logg-inn", ["hvem": "ingrid"]),
      try await visitor.post("/notat", ["csrf": csrf, "nokkel": "0123456789abcdef", "ord": "x"]),
      try await visitor.post("/logg-ut", ["csrf": csrf]),
    ]
    for answer in answers {
      let cookies = answer.headers[values: .setCookie]
      #expect(!cookies.isEmpty)
      for cookie in cookies {
        for part in ["HttpOnly", "Secure", "SameSite=Lax", "Path=/"] { #expect(cookie.contains(part), "\(cookie)") }
        #expect(!cookie.contains("Domain="))
      }
    }
  }
}
