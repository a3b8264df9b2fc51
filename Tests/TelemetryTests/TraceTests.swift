import Logging
import Synchronization
import Testing
import Tracing

@testable import Telemetry

/// Protects the traces: they follow the standard, belong together, and hold nothing that somebody typed.
struct TraceTests {
  private static let given = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"

  private struct Headers: Extractor {
    func extract(key: String, from carrier: [String: String]) -> String? { carrier[key] }
  }

  private struct Typed: Error, CustomStringConvertible {
    let description = "Oddvar skrev dette"
  }

  @Test func `A trace that began elsewhere goes on with its id, and its steps know their parents`() throws {
    let lines = Lines()
    let tracer = LineTracer(logger: lines.logger, share: 0)
    var context = InstrumentationContext.topLevel
    tracer.extract(["traceparent": Self.given], into: &context, using: Headers())
    let outer = tracer.startSpan("GET /x", context: context, ofKind: .server)
    let inner = tracer.startSpan("sql", context: outer.context, ofKind: .client)
    inner.attributes["db.query.text"] = "SELECT ?"
    inner.end()
    outer.recordError(Typed())
    outer.end()
    outer.end()
    let all = lines.all
    try #require(all.count == 2)
    #expect(all.allSatisfy { $0["trace"] == "4bf92f3577b34da6a3ce929d0e0e4736" })
    #expect(all[1]["parent"] == "00f067aa0ba902b7")
    #expect(all[0]["parent"] == all[1]["span"])
    #expect(all[0]["db.query.text"] == "SELECT ?")
    #expect(all[1]["failed"] == "true" && all[1]["error_kind"] == "Typed")
    #expect(!all.contains { $0.values.contains { $0.contains("Oddvar") } })
  }

  @Test func `What nobody wants kept costs no line`() {
    let lines = Lines()
    let tracer = LineTracer(logger: lines.logger, share: 0)
    let span = tracer.startSpan("GET /x", context: .topLevel, ofKind: .server)
    #expect(!span.isRecording)
    span.end()
    var context = InstrumentationContext.topLevel
    tracer.extract(["traceparent": String(Self.given.dropLast()) + "0"], into: &context, using: Headers())
    tracer.startSpan("GET /x", context: context, ofKind: .server).end()
    #expect(lines.all.isEmpty)
    LineTracer(logger: lines.logger, share: 1).startSpan("GET /x", context: .topLevel, ofKind: .server).end()
    #expect(lines.all.count == 1)
  }

  @Test(arguments: [
    "", "00", "00-0-0-01", "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
    "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
    "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
    "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
    "00-4bf92f3577b34da6a3ce929d0e0e473\n-00f067aa0ba902b7-01",
    "00-4bf92f3577b34da6a3ce929d0e0e473é-00f067aa0ba902b7-01",
  ])
  func `A header that is no trace begins a new one`(header: String) {
    #expect(TraceParent(header) == nil)
  }

  @Test func `A sound header is read and written the same`() {
    #expect(TraceParent(Self.given)?.header == Self.given)
    #expect(TraceParent("01" + Self.given.dropFirst(2) + "-later")?.isSampled == true)
    let next = TraceParent.next(after: nil, share: 1)
    #expect(TraceParent(next.header) == next)
  }
}

/// The lines of a log, each as its fields.
final class Lines: Sendable {
  private let lines = Mutex<[[String: String]]>([])

  var all: [[String: String]] { lines.withLock { $0 } }

  var logger: Logger { Logger(label: "test") { _ in Handler(lines: self) } }

  private struct Handler: LogHandler {
    let lines: Lines
    var metadata: Logger.Metadata = [:]
    var metadataProvider: Logger.MetadataProvider?
    var logLevel = Logger.Level.trace

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      let fields = (event.metadata ?? [:]).mapValues { "\($0)" }
      lines.lines.withLock { $0.append(fields) }
    }
  }
}
