import Synchronization
import Testing

@testable import Web

/// Protects the people at work when more ask than the server can answer: those inside are finished, the urgent come
/// first, and everybody else is told to come again.
struct AdmissionTests {
  /// Holds those who have been let in until the test opens.
  private actor Gatekeeper {
    private var isOpen = false
    private var held: [CheckedContinuation<Void, Never>] = []
    private(set) var order: [String] = []

    func pass(_ name: String) async {
      order.append(name)
      if !isOpen { await withCheckedContinuation { held.append($0) } }
    }

    func open() {
      isOpen = true
      for one in held { one.resume() }
      held = []
    }
  }

  private func limits(_ inFlight: Int, waiting: Int, patience: Duration = .seconds(60), crisis: Int = 0) -> SiteLimits {
    var limits = SiteLimits()
    limits.inFlight = inFlight
    limits.waiting = waiting
    limits.patience = patience
    limits.keptForCrisis = crisis
    return limits
  }

  /// Begins work of that kind and returns when it has been let in or stands in the queue.
  private func begin(
    _ name: String, _ precedence: Precedence, _ admission: Admission, _ gate: Gatekeeper
  ) -> Task<Admission.Refusal?, Never> {
    Task {
      do {
        try await admission.run(precedence) { await gate.pass(name) }
        return nil
      } catch {
        return error as? Admission.Refusal
      }
    }
  }

  private func until(_ what: Comment, _ holds: () async -> Bool) async throws {
    for _ in 0..<2_000 where !(await holds()) { try await Task.sleep(for: .milliseconds(2)) }
    #expect(await holds(), what)
  }

  @Test func `Those past the queue are refused at once, those inside are finished`() async throws {
    let admission = Admission(limits(2, waiting: 1))
    let gate = Gatekeeper()
    let inside = ["a", "b"].map { begin($0, .reading, admission, gate) }
    try await until("two are inside") { await gate.order.count == 2 }
    let waiting = begin("c", .reading, admission, gate)
    try await until("one waits") { admission.standing.waiting == 1 }
    let refused = begin("d", .reading, admission, gate)
    #expect(await refused.value == .full)
    await gate.open()
    for task in inside + [waiting] { #expect(await task.value == nil) }
    #expect(await gate.order.sorted() == ["a", "b", "c"])
    #expect(admission.standing.inFlight == 0 && admission.standing.waiting == 0)
  }

  @Test func `A crisis view goes before what is written, and what is written before what is read`() async throws {
    let admission = Admission(limits(1, waiting: 10))
    let gate = Gatekeeper()
    let first = begin("inne", .reading, admission, gate)
    try await until("one is inside") { await gate.order.count == 1 }
    var tasks = [first]
    for (count, (name, precedence)) in [("les", Precedence.reading), ("skriv", .writing), ("krise", .crisis)]
      .enumerated()
    {
      tasks.append(begin(name, precedence, admission, gate))
      try await until("\(name) waits") { admission.standing.waiting == count + 1 }
    }
    await gate.open()
    for task in tasks { #expect(await task.value == nil) }
    #expect(await gate.order == ["inne", "krise", "skriv", "les"])
  }

  @Test func `In a full queue the urgent takes the place of the one who came last of the least urgent`() async throws {
    let admission = Admission(limits(1, waiting: 2))
    let gate = Gatekeeper()
    let inside = begin("inne", .reading, admission, gate)
    try await until("one is inside") { await gate.order.count == 1 }
    let early = begin("tidlig", .reading, admission, gate)
    try await until("one waits") { admission.standing.waiting == 1 }
    let late = begin("sen", .reading, admission, gate)
    try await until("two wait") { admission.standing.waiting == 2 }
    let crisis = begin("krise", .crisis, admission, gate)
    #expect(await late.value == .full)
    await gate.open()
    for task in [inside, early, crisis] { #expect(await task.value == nil) }
    #expect(await gate.order == ["inne", "krise", "tidlig"])
  }

  @Test func `Places kept for a crisis let it in where nobody else gets in`() async throws {
    let admission = Admission(limits(1, waiting: 5, crisis: 1))
    let gate = Gatekeeper()
    let inside = begin("inne", .writing, admission, gate)
    try await until("one is inside") { await gate.order.count == 1 }
    let reading = begin("les", .reading, admission, gate)
    try await until("one waits") { admission.standing.waiting == 1 }
    let crisis = begin("krise", .crisis, admission, gate)
    try await until("the crisis is inside too") { await gate.order == ["inne", "krise"] }
    await gate.open()
    for task in [inside, reading, crisis] { #expect(await task.value == nil) }
    #expect(admission.standing.inFlight == 0)
  }

  @Test func `Nobody waits longer than is said`() async throws {
    let admission = Admission(limits(1, waiting: 5, patience: .milliseconds(50)))
    let gate = Gatekeeper()
    let inside = begin("inne", .reading, admission, gate)
    try await until("one is inside") { await gate.order.count == 1 }
    #expect(await begin("sen", .reading, admission, gate).value == .waited)
    #expect(admission.standing.waiting == 0)
    await gate.open()
    #expect(await inside.value == nil)
    #expect(await begin("neste", .reading, admission, gate).value == nil)
  }

  @Test func `Work that throws gives its place back`() async throws {
    struct Broken: Error {}
    let admission = Admission(limits(1, waiting: 0))
    for _ in 0..<3 {
      await #expect(throws: Broken.self) { try await admission.run(.reading) { throw Broken() } }
    }
    #expect(admission.standing.inFlight == 0)
  }

  @Test func `Under a storm the bounds hold and everybody gets an answer`() async throws {
    let admission = Admission(limits(4, waiting: 16, patience: .milliseconds(200), crisis: 2))
    let crowd = Crowd()
    await withTaskGroup { group in
      for number in 0..<600 {
        let precedence = Precedence.allCases[number % 3]
        group.addTask {
          try? await admission.run(precedence) {
            crowd.come()
            try? await Task.sleep(for: .milliseconds(1))
            crowd.go()
          }
          crowd.answered()
        }
      }
    }
    #expect(crowd.counts.answers == 600)
    #expect(crowd.counts.most <= 6)
    #expect(admission.standing.inFlight == 0 && admission.standing.waiting == 0)
  }
}

/// Counts those who are inside at once, and those who have been answered.
private final class Crowd: Sendable {
  struct Counts {
    var inside = 0
    var most = 0
    var answers = 0
  }

  private let state = Mutex(Counts())

  var counts: Counts { state.withLock { $0 } }

  func come() {
    state.withLock {
      $0.inside += 1
      $0.most = max($0.most, $0.inside)
    }
  }

  func go() { state.withLock { $0.inside -= 1 } }

  func answered() { state.withLock { $0.answers += 1 } }
}
