import CoreMetrics
import HTTPTypes
import Identity
import Logging
import Synchronization
import Telemetry
import Testing
import Tracing

@testable import Web

/// Protects what the one on duty sees: each request's trace tells which use case it was and where the time went, and log-ins
/// are counted by what became of them. Neither tells of whom.
struct WatchingTests {
  /// The figures and the traces of the whole test program. Only requests that ask for it are traced.
  private static let watch = Watch()

  @Test func `A request's trace tells of its wait, log-in, use case and page, and of nobody`() async throws {
    let site = try TestSite { $0.declareLogIns(Sessions(store: MemorySessions())) }
    let visitor = try await site.visitor(as: "tone")
    let id = "4bf92f3577b34da6a3ce929d0e0e4736"
    let headers: HTTPFields = [.named("traceparent"): "00-\(id)-00f067aa0ba902b7-01"]
    _ = Self.watch
    #expect(try await visitor.get("/arbeid/ledelse/innlogginger", headers: headers).status == 200)
    let spans = Self.watch.spans(of: id)
    let request = try #require(spans.last, "the request ends last")
    #expect(request["name"] == "GET /arbeid/ledelse/innlogginger" && request["parent"] == "00f067aa0ba902b7")
    let steps = spans.dropLast().filter { $0["parent"] == request["span"] }.map { $0["name"] ?? "" }
    #expect(steps == ["wait", "log-in", "use case: leadership", "page"])
    #expect(!spans.contains { $0.values.contains { $0.contains("tone") || $0.contains("Tone") } })
  }

  @Test func `Log-ins are counted: let in, refused and why, ended and by whom`() async throws {
    let site = try SignInSite()
    let before = Self.watch.figures
    let browser = site.browser()
    _ = try await site.signIn(browser, as: "ukjent")
    _ = try await site.signIn(browser)
    let csrf = try await browser.csrf(on: "/arbeid/innlogginger")
    #expect(try await browser.post("/logg-ut", ["csrf": csrf]).status == 303)
    _ = try await site.signIn(browser)
    _ = try await site.signIn(site.browser())
    site.clock.pass(minutes: 31)
    for _ in 0..<2 { #expect(try await browser.get("/notat").status == 303) }
    try await site.identity.sessions.sweep(at: site.clock.now)
    let after = Self.watch.figures
    // The one who came back, and the one who did not.
    let ranOut = #"underveis_sign_ins_ended_total{by="timer"}"#
    #expect((after[ranOut] ?? 0) >= (before[ranOut] ?? 0) + 2)
    let page = try await site.visitor(as: "tone").get("/arbeid/ledelse/innlogginger")
    #expect(page.body.contains("Innloggingen til Ingrid Moen gikk ut av seg selv."))
    #expect(HTMLCheck(page.body).faults == [])
    for name in [
      #"underveis_sign_ins_total{kind="staff"}"#,
      #"underveis_sign_ins_refused_total{kind="staff",why="not-on-list"}"#,
      #"underveis_sign_ins_ended_total{by="own"}"#,
    ] {
      // Other tests log in too.
      #expect((after[name] ?? 0) >= (before[name] ?? 0) + 1, "\(name)")
    }
  }
}

/// What watches the test program, put in place once.
private final class Watch: Sendable {
  private let registry = MetricsRegistry()
  private let lines = Mutex<[[String: String]]>([])

  init() {
    MetricsSystem.bootstrap(registry)
    let handler = Handler { [self] fields in lines.withLock { $0.append(fields) } }
    InstrumentationSystem.bootstrap(LineTracer(logger: Logger(label: "trace") { _ in handler }, share: 0))
  }

  func spans(of trace: String) -> [[String: String]] { lines.withLock { $0.filter { $0["trace"] == trace } } }

  /// Each series with its number.
  var figures: [String: Double] {
    let lines = registry.exposition().split(separator: "\n").filter { !$0.hasPrefix("#") }
    let pairs = lines.compactMap { line -> (String, Double)? in
      guard let space = line.lastIndex(of: " ") else { return nil }
      return Double(line[line.index(after: space)...]).map { (String(line[..<space]), $0) }
    }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  private struct Handler: LogHandler {
    let take: @Sendable ([String: String]) -> Void
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.trace

    init(_ take: @escaping @Sendable ([String: String]) -> Void) { self.take = take }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) { take((event.metadata ?? [:]).mapValues { "\($0)" }) }
  }
}
