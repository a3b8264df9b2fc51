import HTTPTypes
import Synchronization
import Testing

@testable import Web

/// Protects those who are inside from those who are turned away: saying no is done before anything else, and whoever asks
/// again without a pause is given one.
struct HoldingTests {
  /// Time that passes when the test says so.
  private final class Time: Sendable {
    private struct State {
      var asleep: [CheckedContinuation<Void, Never>] = []
      var asked: [Duration] = []
    }

    private let state = Mutex(State())

    var asleep: Int { state.withLock { $0.asleep.count } }
    var asked: [Duration] { state.withLock { $0.asked } }

    func sleep(_ time: Duration) async {
      await withCheckedContinuation { sleeper in
        state.withLock {
          $0.asleep.append(sleeper)
          $0.asked.append(time)
        }
      }
    }

    func pass() {
      let woken = state.withLock { state in
        defer { state.asleep = [] }
        return state.asleep
      }
      for sleeper in woken { sleeper.resume() }
    }
  }

  private func until(_ holds: () -> Bool) async throws {
    for _ in 0..<2_000 where !holds() { try await Task.sleep(for: .milliseconds(2)) }
    #expect(holds())
  }

  @Test func `Those turned away wait, but no more of them than there is room for`() async throws {
    var limits = SiteLimits()
    (limits.held, limits.heldFor) = (2, .milliseconds(600))
    let time = Time()
    let holding = Holding(limits) { await time.sleep($0) }
    for _ in 0..<2 {
      let held = (0..<2).map { _ in Task { await holding.hold() } }
      try await until { time.asleep == 2 }
      await holding.hold()
      #expect(time.asleep == 2, "the third was answered at once")
      time.pass()
      for task in held { await task.value }
    }
    #expect(time.asked == Array(repeating: .milliseconds(600), count: 4))
  }

  private func full(_ change: @escaping (inout SiteLimits) -> Void = { _ in }) throws -> TestSite {
    try TestSite {
      $0.declareNotes(Done())
    } settings: {
      $0.hosts = ["localhost"]
      ($0.limits.inFlight, $0.limits.waiting, $0.limits.keptForCrisis) = (0, 0, 0)
      $0.limits.heldFor = .zero
      change(&$0.limits)
    }
  }

  @Test func `Who only wants to read is turned away before anything is looked at, with a page made beforehand`()
    async throws
  {
    let visitor = try full().stranger()
    let first = try await visitor.get("/notat", headers: [.cookie: "underveis=\(String(repeating: "a", count: 64))"])
    #expect(first.status == 503 && first.headers[.retryAfter] == "5" && first.headers[.cacheControl] == "no-store")
    #expect(first.body.contains("Mange bruker systemet akkurat nå") && HTMLCheck(first.body).faults == [])
    let other = try await visitor.send(.get, "/leder", authority: "somewhere.example")
    #expect(other.status == 503 && other.body == first.body, "where there is room the host alone is refused")
    let script = try await visitor.get("/notat", headers: [.requestedWith: "underveis"])
    #expect(script.status == 503 && script.headers[.retryAfter] == "5" && script.body == #"{"feil":503}"#)
    let head = try await visitor.send(.head, "/notat")
    #expect(head.status == 503 && head.body.isEmpty)
    #expect(try await visitor.send(.get, "/health", authority: "somewhere.example").status == 200)
  }

  @Test func `Nobody before a person in crisis is kept waiting, and nobody is who asks how the node is`() async throws {
    let desk = try TestDesk()
    let record = try await desk.openRecord(daysAgo: 5)
    // Whoever were held here would be so for as long as the test may take.
    let site = try TestSite(people: desk.people, clock: desk.clock) {
      $0.declareCrisis(desk.desk)
    } settings: {
      ($0.limits.inFlight, $0.limits.waiting, $0.limits.keptForCrisis) = (0, 0, 1)
      $0.limits.heldFor = .seconds(3_600)
    }
    let visitor = site.stranger()
    #expect(try await visitor.get("/arbeid/person/\(record)/krise").status == 303, "let in, and sent to log in")
    #expect(try await visitor.get("/health").status == 200)
    #expect(try await visitor.get("/klar").status == 503, "the watchman has not been here yet")
    #expect(try await visitor.get("/ressurser/finnes-ikke").status == 404)
  }
}
