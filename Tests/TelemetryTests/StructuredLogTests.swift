import Foundation
import Logging
import Synchronization
import Testing

@testable import Telemetry

/// Protects the log: one line is one JSON object, whatever it holds.
struct StructuredLogTests {
  @Test func `A line is one JSON object, and nobody can add a line or take the place of a field`() throws {
    let written = Written()
    var logger = Logger(label: "prøve \"x\"") { label in
      StructuredLog(label: label, now: { "2026-11-24T11:00:00Z" }, write: { written.add($0) })
    }
    logger[metadataKey: "hb.request.id"] = "7"
    logger.info(
      "første\nandre\u{2028}\u{0}\u{7F}\"\\ 😀",
      metadata: ["level": "falsk", "vei": "/a/{id}", "liste": ["a\r\n", "b"]])
    logger.debug("for lavt")
    let line = try #require(written.all.first)
    #expect(written.all.count == 1)
    #expect(!line.utf8.contains(10) && !line.utf8.contains(13))
    let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String])
    #expect(object["message"] == "første\nandre\u{2028}\u{0}\u{7F}\"\\ 😀")
    #expect(object["level"] == "info" && object["field.level"] == "falsk")
    #expect(object["time"] == "2026-11-24T11:00:00Z" && object["source"] == "prøve \"x\"")
    #expect(object["hb.request.id"] == "7" && object["vei"] == "/a/{id}")
  }

  @Test func `Of an error the log has its kind and nothing it says`() throws {
    struct Typed: Error, CustomStringConvertible { let description = "Oddvar skrev dette" }
    let written = Written()
    let logger = Logger(label: "x") { StructuredLog(label: $0, now: { "" }, write: { written.add($0) }) }
    logger.error("gikk galt", error: Typed())
    let line = try #require(written.all.first)
    #expect(line.contains(#""error_kind":"Typed""#) && !line.contains("Oddvar"))
  }
}

private final class Written: Sendable {
  private let lines = Mutex<[String]>([])

  var all: [String] { lines.withLock { $0 } }

  func add(_ line: String) { lines.withLock { $0.append(line) } }
}
