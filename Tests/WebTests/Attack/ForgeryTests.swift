import Access
import Casework
import HTTPTypes
import Testing

@testable import Web

/// Attacks by another page in the same browser: forged forms, borrowed log-ins, links that lead elsewhere.
struct ForgeryTests {
  private let key = "0123456789abcdef"

  @Test func `No form of the whole site is carried out without this log-in's own secret`() async throws {
    let whole = try await WholeSite()
    let visitor = try await whole.desk.visitor(.clinician, on: whole.site)
    let colleague = try await whole.desk.visitor(.leader, on: whole.site)
    let foreign = try await colleague.csrf()
    let before = try await whole.desk.state(whole.ours).version
    for route in whole.site.routes where route.method == "POST" && route.permission != nil {
      let address = whole.address(route, of: whole.ours)
      for secret in [nil, "", foreign, String(repeating: "0", count: 64)] {
        let fields = "nokkel=\(key)&ord=x" + (secret.map { "&csrf=\($0)" } ?? "")
        let answer = try await visitor.post(address, body: Array(fields.utf8))
        #expect(answer.status == 403, "\(route.path) took \(secret ?? "no secret")")
      }
    }
    #expect(try await whole.desk.state(whole.ours).version == before)
  }

  @Test(arguments: [
    "text/plain", "application/json", "multipart/form-data", "application/xml", "", "application/octet-stream",
  ])
  func `Only what our own forms send is read as a form`(type: String) async throws {
    let done = Done()
    let visitor = try await TestSite { $0.declareNotes(done) }.visitor()
    let body = "csrf=\(try await visitor.csrf())&nokkel=\(key)&ord=x"
    let answer = try await visitor.post("/notat", body: Array(body.utf8), headers: [.contentType: type])
    #expect(answer.status == 415)
    #expect(HTMLCheck(answer.body).faults == [])
    #expect(done.all.isEmpty)
  }

  @Test func `A form with a file must have the log-in's secret as any other`() async throws {
    let done = Done()
    let visitor = try await TestSite { $0.declareNotes(done) }.visitor()
    let body = "--x\r\nContent-Disposition: form-data; name=\"ord\"\r\n\r\nx\r\n--x--\r\n"
    let answer = try await visitor.post(
      "/notat", body: Array(body.utf8), headers: [.contentType: "multipart/form-data; boundary=x"])
    #expect(answer.status == 403)
    #expect(done.all.isEmpty)
  }

  @Test func `A log-in planted in the browser beforehand is never taken over`() async throws {
    let site = try TestSite { $0.declareNotes(Done()) }
    let planted = String(repeating: "a", count: 64)
    let victim = site.stranger()
    let answer = try await victim.post("/logg-inn", ["hvem": "ingrid"], headers: [.cookie: "underveis=\(planted)"])
    #expect(answer.headers[.setCookie]?.contains(planted) == false)
    #expect(try await site.stranger().get("/notat", headers: [.cookie: "underveis=\(planted)"]).status == 303)

    // Neither is the thief's own log-in: without that log-in's secret nobody can log in on top of it.
    let thief = try await site.visitor(as: "amir")
    let before = thief.cookies
    let onTop = try await site.stranger().post("/logg-inn", ["hvem": "ingrid"], headers: [.cookie: before])
    #expect(onTop.status == 403 && onTop.headers[.setCookie] == nil)
  }

  @Test(arguments: [
    "//ond.example", "https://ond.example", "/\\ond.example", "\\\\ond.example", "/\tond.example",
    "javascript:alert(1)",
    "/a\r\nSet-Cookie: x=1", "///ond.example", "http:ond.example", " /arbeid", "/" + String(repeating: "a", count: 600),
  ])
  func `No link to the log-in leads anywhere but to this site`(address: String) async throws {
    let site = try TestSite { $0.declareNotes(Done()) }
    let page = try await site.stranger().get("/logg-inn?til=\(address.inQuery)")
    #expect(!page.body.contains("ond.example"))
    let answer = try await site.stranger().post("/logg-inn", ["hvem": "ingrid", "til": address])
    #expect(answer.location == "/arbeid")
    let parked = try await site.stranger().post("/logg-inn", ["hvem": "ingrid", "parkert": "../../" + address])
    #expect(parked.location?.hasPrefix("/") == true && parked.location?.hasPrefix("//") == false)
    #expect(parked.location?.contains("ond.ex") != true)
  }

  @Test(arguments: ["PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "CONNECT", "BREW"])
  func `A method that no address has, does nothing`(name: String) async throws {
    let done = Done()
    let site = try TestSite { $0.declareNotes(done) }
    let visitor = try await site.visitor()
    let method = try #require(HTTPRequest.Method(name))
    #expect(try await visitor.send(method, "/notat").status == 404)
    let override: HTTPFields = [
      HTTPField.Name.named("X-HTTP-Method-Override"): name, HTTPField.Name.named("X-HTTP-Method"): name,
    ]
    let answer = try await visitor.send(.get, "/notat?_method=POST&ord=x", override)
    #expect(answer.status == 200)
    #expect(done.all.isEmpty)
    #expect(
      site.log.all.filter { $0.contains(name) }.isEmpty, "the log has the methods we know and one word for others")
  }
}
