import HTTPTypes
import Testing

@testable import Web

/// Protects against listening in and against a sender who writes their own address: only a proxy we named is believed.
struct TransportTests {
  private func site() throws -> TestSite {
    try TestSite {
      $0.declareNotes(Done())
    } settings: {
      $0.trustedProxies = ["10.0.0.1"]
      $0.limits.formsFromOneAddress = Pace(burst: 2, perSecond: 0.001)
    }
  }

  private let secure: HTTPFields = [.forwardedProto: "https"]

  @Test func `With a proxy named, nobody gets in past it or without encryption`() async throws {
    let site = try site()
    #expect(try await site.stranger(from: "10.0.0.1").get("/logg-inn", headers: secure).status == 200)
    #expect(try await site.stranger(from: "::ffff:10.0.0.1").get("/logg-inn", headers: secure).status == 200)
    let plain = try await site.stranger(from: "10.0.0.1").get("/logg-inn")
    #expect(plain.status == 403 && plain.body.contains("https://"))
    #expect(HTMLCheck(plain.body).faults == [])
    let past = try await site.stranger(from: "192.0.2.9").get("/logg-inn", headers: secure)
    #expect(past.status == 403)
    #expect(try await site.stranger(from: "192.0.2.9").get("/health").status == 200)
  }

  @Test func `An address that the sender wrote is not believed`() async throws {
    let site = try site()
    for fake in ["1.1.1.1", "2.2.2.2"] {
      let headers: HTTPFields = [.forwardedProto: "https", .forwardedFor: "\(fake), 192.0.2.7"]
      #expect(
        try await site.stranger(from: "10.0.0.1").post("/logg-inn", ["hvem": "x"], headers: headers).status == 404)
    }
    let third: HTTPFields = [.forwardedProto: "https", .forwardedFor: "3.3.3.3, 192.0.2.7"]
    #expect(try await site.stranger(from: "10.0.0.1").post("/logg-inn", ["hvem": "x"], headers: third).status == 429)
    let other: HTTPFields = [.forwardedProto: "https", .forwardedFor: "192.0.2.8"]
    #expect(try await site.stranger(from: "10.0.0.1").post("/logg-inn", ["hvem": "x"], headers: other).status == 404)
  }

  @Test func `Without a proxy named no forwarded header means anything`() async throws {
    let site = try TestSite { _ in
    } settings: {
      $0.limits.formsFromOneAddress = Pace(burst: 1, perSecond: 0.001)
    }
    let first = try await site.stranger(from: "192.0.2.7").post(
      "/logg-inn", ["hvem": "x"], headers: [.forwardedFor: "1.1.1.1"])
    let second = try await site.stranger(from: "192.0.2.7").post(
      "/logg-inn", ["hvem": "x"], headers: [.forwardedFor: "2.2.2.2"])
    #expect(first.status == 404 && second.status == 429)
  }
}
