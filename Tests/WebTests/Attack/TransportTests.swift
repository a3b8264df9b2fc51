import HTTPTypes
import Testing

@testable import Web

/// Protects against listening in and against a sender who writes their own address: only a proxy we named is believed.
struct TransportTests {
  private func site() throws -> TestSite {
    try TestSite {
      $0.declareNotes(Done())
    } settings: {
      $0.trustedProxies = Set(["10.0.0.1", "10.9.0.0/16", "fd00:1::/32"].compactMap(NetworkRange.init))
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

  @Test func `A network of proxies is believed from its first address to its last, and no further`() async throws {
    let site = try site()
    for ours in ["10.9.0.0", "10.9.255.255", "fd00:1:ffff::7"] {
      #expect(try await site.stranger(from: ours).get("/logg-inn", headers: secure).status == 200, "\(ours)")
    }
    for other in ["10.8.255.255", "10.10.0.0", "fd00:2::1", "::ffff:10.8.0.1"] {
      #expect(try await site.stranger(from: other).get("/logg-inn", headers: secure).status == 403, "\(other)")
    }
    // A chain of proxies: the last address that none of ours wrote is the sender's.
    for (number, last) in ["10.9.1.1", "10.9.2.2", "10.9.3.3"].enumerated() {
      let headers: HTTPFields = [.forwardedProto: "https", .forwardedFor: "192.0.2.7, \(last)"]
      let answer = try await site.stranger(from: "10.0.0.1").post("/logg-inn", ["hvem": "x"], headers: headers)
      #expect(answer.status == (number < 2 ? 404 : 429), "\(last)")
    }
  }

  @Test(arguments: [
    "", "x", "10.0.0", "10.0.0.1/33", "10.0.0.1/0", "::/0", "fd00::/129", "10.0.0.1/+8", "10.0.0.1/", "a/8",
    "10.0.0.1 ",
  ])
  func `What is no network is not read as one`(_ text: String) {
    #expect(NetworkRange(text) == nil)
  }

  private static let hosts: [(String, Int)] = [
    ("underveis.test", 200), ("UNDERVEIS.test:443", 200), ("underveis.test.", 200), ("[::1]:8080", 200),
    ("ond.example", 421), ("underveis.test.ond.example", 421), ("", 421), ("underveis.test@ond.example", 421),
    ("[::1", 200), ("127.0.0.1", 421),
  ]

  @Test(arguments: hosts)
  func `A request for another host than ours is refused, and its name stands nowhere on the page`(
    _ host: String, _ status: Int
  ) async throws {
    let site = try TestSite {
      $0.declareNotes(Done())
    } settings: {
      $0.hosts = ["underveis.test", "[::1]"]
    }
    let answer = try await site.stranger().send(.get, "/logg-inn", authority: host)
    #expect(answer.status == status)
    if status == 421 {
      #expect(HTMLCheck(answer.body).faults == [])
      #expect(!answer.body.contains("ond.example"))
    }
    // A load balancer asks by address.
    #expect(try await site.stranger().send(.get, "/health", authority: host).status == 200)
  }

  @Test func `Where no host is named, any will do`() async throws {
    #expect(try await TestSite().stranger().send(.get, "/logg-inn", authority: "hva.som.helst").status == 200)
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
