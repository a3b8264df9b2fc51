import Foundation
import NIOCore
import Testing

@testable import Web

/// Attacks on the connection itself: slow senders, headers without end, requests hidden in requests.
@Suite(.serialized, .timeLimit(.minutes(3)))
struct ConnectionTests {
  private func limits(_ change: (inout ConnectionLimits) -> Void) -> ConnectionLimits {
    var limits = ConnectionLimits()
    change(&limits)
    return limits
  }

  /// A page that takes its time.
  private static func slowPage(_ site: Site) {
    site.get("/treg", everyoneBecause: "Prøve.") { _ in
      try await Task.sleep(for: .milliseconds(900))
      return .json(#"{"ferdig":true}"#)
    }
  }

  private func seconds(_ work: () async throws -> Void) async rethrows -> Double {
    let clock = ContinuousClock()
    let began = clock.now
    try await work()
    return (clock.now - began).seconds
  }

  @Test func `One who sends a head drop by drop is let go`() async throws {
    try await Loopback.serving(limits { $0.head = .milliseconds(300) }) { port, _ in
      let connection = try BareConnection(port: port)
      connection.send("GET /health HTTP/1.1\r\nHost: x\r\n")
      let drops = Task {
        for _ in 0..<800 where !Task.isCancelled {
          connection.send("X-A: b\r\n")
          try await Task.sleep(for: .milliseconds(50))
        }
      }
      let spent = await seconds { #expect(await connection.receive() == "") }
      drops.cancel()
      #expect(spent < 20, "held on for \(spent) s")
    }
  }

  @Test func `One who sends a form drop by drop is let go`() async throws {
    try await Loopback.serving(limits { $0.body = .milliseconds(300) }) { port, _ in
      let connection = try BareConnection(port: port)
      connection.send(
        "POST /logg-inn HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
          + "Content-Length: 1000\r\n\r\n")
      let drops = Task {
        for _ in 0..<800 where !Task.isCancelled {
          connection.send("a")
          try await Task.sleep(for: .milliseconds(50))
        }
      }
      let spent = await seconds { _ = await connection.receive() }
      drops.cancel()
      #expect(spent < 20, "held on for \(spent) s")
    }
  }

  @Test func `One who is silent after an answer is let go, and one who goes on is not`() async throws {
    try await Loopback.serving(limits { $0.idle = .milliseconds(1_500) }) { port, _ in
      let connection = try BareConnection(port: port)
      for _ in 0..<4 {
        connection.send("GET /health HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(await connection.receive { $0.hasSuffix("}") }.hasPrefix("HTTP/1.1 200"))
        try await Task.sleep(for: .milliseconds(150))
      }
      let spent = await seconds { #expect(await connection.receive() == "") }
      #expect(spent < 20, "held on for \(spent) s")
    }
  }

  @Test func `Our own slowness lets nobody go`() async throws {
    let slow = limits {
      $0.head = .milliseconds(200)
      $0.body = .milliseconds(200)
      $0.idle = .milliseconds(200)
      $0.taking = .milliseconds(200)
    }
    try await Loopback.serving(slow, site: Self.slowPage) { port, _ in
      let answer = try await BareConnection.ask(port, "GET /treg HTTP/1.1\r\nHost: x\r\n\r\n")
      #expect(answer.hasPrefix("HTTP/1.1 200"))
    }
  }

  @Test func `Headers without end, in size or in number, are refused`() async throws {
    try await Loopback.serving { port, _ in
      let long = String(repeating: "a", count: 9_000)
      let large = try await BareConnection.ask(port, "GET /health HTTP/1.1\r\nHost: x\r\nX-A: \(long)\r\n\r\n")
      #expect(!large.contains(" 200 "))
      let many = (0..<200).map { "X-\($0): b\r\n" }.joined()
      let flood = try await BareConnection.ask(port, "GET /health HTTP/1.1\r\nHost: x\r\n\(many)\r\n")
      #expect(!flood.contains(" 200 "))
      let address = try await BareConnection.ask(
        port, "GET /\(String(repeating: "a", count: 80_000)) HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
      #expect(!address.contains(" 200 "))
      let sound = try await BareConnection.ask(port, "GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
      #expect(sound.hasPrefix("HTTP/1.1 200"))
    }
  }

  /// Requests that two servers in a row could read as one and as two.
  @Test(arguments: [
    "Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nX",
    "Transfer-Encoding: chunked\r\nContent-Length: 6\r\n\r\n0\r\n\r\nX",
    "Content-Length: 5\r\nContent-Length: 6\r\n\r\n0\r\n\r\nX",
    "Transfer-Encoding: xchunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
    "Transfer-Encoding : chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
    "Content-Length: +5\r\n\r\nord=x", "Content-Length: 5, 5\r\n\r\nord=x", "Content-Length: 0x5\r\n\r\nord=x",
    "Transfer-Encoding: chunked\r\n\r\nZZ\r\nord=x\r\n0\r\n\r\n",
    "Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFFF\r\nord=x\r\n0\r\n\r\n",
  ])
  func `A request that can be read in two ways is answered by one refusal and the end`(rest: String) async throws {
    try await Loopback.serving(limits { $0.body = .seconds(1) }) { port, _ in
      let hidden = "GET /komponenter HTTP/1.1\r\nHost: x\r\n\r\n"
      let answer = try await BareConnection.ask(
        port,
        "POST /logg-inn HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n\(rest)\(hidden)")
      let answers = answer.components(separatedBy: "HTTP/1.1 ").dropFirst()
      #expect(answers.count <= 1, "\(rest) was read as \(answers.count) requests")
      #expect(answers.first.map { $0.hasPrefix("4") } ?? true, "\(answer.prefix(60))")
    }
  }

  @Test(arguments: [
    "GET /\u{0}x HTTP/1.1\r\n", "GET / HTTP/9.9\r\n", "\u{16}\u{3}\u{1}\u{0}", "GET\r\n\r\n", "GET / HTTP/1.1\r\nA\r\n",
  ])
  func `What is not HTTP is refused and closed`(bytes: String) async throws {
    try await Loopback.serving(limits { $0.head = .seconds(1) }) { port, _ in
      let answer = try await BareConnection.ask(port, bytes + "Host: x\r\n\r\n")
      #expect(!answer.contains("HTTP/1.1 2"))
    }
  }

  @Test func `Asked to stop, the server takes no more and finishes what it has`() async throws {
    try await Loopback.serving(site: Self.slowPage) { port, stop in
      let connection = try BareConnection(port: port)
      connection.send("GET /treg HTTP/1.1\r\nHost: x\r\n\r\n")
      try await Task.sleep(for: .milliseconds(200))
      await stop()
      #expect(await connection.receive().hasSuffix(#"{"ferdig":true}"#))
    }
  }
}
