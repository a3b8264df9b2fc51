internal import Metrics
internal import Synchronization

/// Lets in as many requests as the machine can serve well, and has a bounded number wait for their turn.
///
/// Past that, new work is told at once to come again, and what has been let in is finished. Without it every request
/// would become slow together, until browsers give up and ask again. The more urgent goes first, and takes the place of
/// the less urgent in a full queue; a few places are kept for somebody in crisis.
final class Admission: Sendable {
  /// Why a request was not let in.
  enum Refusal: String, Error, CaseIterable {
    /// The queue was full.
    case full
    /// Its turn did not come in time.
    case waited
  }

  private struct Waiter {
    let id: UInt64
    let since: ContinuousClock.Instant
    let answer: CheckedContinuation<Refusal?, Never>
  }

  private struct State {
    var inFlight = 0
    var queues: [[Waiter]] = Precedence.allCases.map { _ in [] }
    var nextID: UInt64 = 0
    var isSweeping = false

    var waiting: Int { queues.reduce(0) { $0 + $1.count } }
  }

  private let limits: SiteLimits
  private let state = Mutex(State())
  private let clock = ContinuousClock()
  private let inFlight = Meter(label: "underveis_requests_in_flight")
  private let waiting = Meter(label: "underveis_requests_waiting")
  private let shed: [Refusal: Counter] = Dictionary(
    uniqueKeysWithValues: Refusal.allCases.map { refusal in
      (refusal, Counter(label: "underveis_requests_shed_total", dimensions: [("why", refusal.rawValue)]))
    })

  init(_ limits: SiteLimits) { self.limits = limits }

  /// Runs the work when its turn comes.
  ///
  /// - Throws: what the work throws, or ``Refusal`` without having begun it.
  func run<Answer>(_ precedence: Precedence, _ work: () async throws -> Answer) async throws -> Answer {
    if let refusal = await enter(precedence) {
      shed[refusal]?.increment()
      throw refusal
    }
    defer { leave() }
    return try await work()
  }

  /// Whether one who only wants to read is turned away just now, and counts it. Asked before anything is done for them.
  func turnsReadingAway() -> Bool {
    let isFull = state.withLock { $0.inFlight >= limits.inFlight && $0.waiting >= limits.waiting }
    if isFull { shed[.full]?.increment() }
    return isFull
  }

  /// How many are inside and how many wait, now.
  var standing: (inFlight: Int, waiting: Int) { state.withLock { ($0.inFlight, $0.waiting) } }

  private func room(for precedence: Precedence) -> Int {
    precedence == .crisis ? limits.inFlight + limits.keptForCrisis : limits.inFlight
  }

  /// Waits for a place; nil when it has been given one.
  private func enter(_ precedence: Precedence) async -> Refusal? {
    await withCheckedContinuation { answer in
      var sent: (CheckedContinuation<Refusal?, Never>, Refusal?)?
      let mustSweep = state.withLock { state in
        if state.inFlight < room(for: precedence) {
          state.inFlight += 1
          sent = (answer, nil)
          return false
        }
        if state.waiting >= limits.waiting {
          guard let loser = Self.lastBehind(precedence, in: &state) else {
            sent = (answer, .full)
            return false
          }
          sent = (loser.answer, .full)
        }
        state.nextID += 1
        state.queues[precedence.rawValue].append(Waiter(id: state.nextID, since: clock.now, answer: answer))
        defer { state.isSweeping = true }
        return !state.isSweeping
      }
      report()
      if let sent { sent.0.resume(returning: sent.1) }
      if mustSweep { Task { await sweep() } }
    }
  }

  /// Gives the place on to the most urgent of those who wait, or frees it.
  private func leave() {
    let next = state.withLock { state -> Waiter? in
      for precedence in Precedence.allCases where !state.queues[precedence.rawValue].isEmpty {
        guard state.inFlight <= room(for: precedence) else { continue }
        return state.queues[precedence.rawValue].removeFirst()
      }
      state.inFlight -= 1
      return nil
    }
    report()
    next?.answer.resume(returning: nil)
  }

  /// The one who came last of the least urgent, when less urgent than this: taken out of the queue.
  private static func lastBehind(_ precedence: Precedence, in state: inout State) -> Waiter? {
    for other in Precedence.allCases.reversed() where other > precedence {
      if let loser = state.queues[other.rawValue].popLast() { return loser }
    }
    return nil
  }

  /// Turns away those who have waited longer than anybody should, for as long as somebody waits.
  private func sweep() async {
    while true {
      try? await Task.sleep(for: limits.patience / 10)
      let latest = clock.now - limits.patience
      let (gone, isDone) = state.withLock { state in
        var gone: [Waiter] = []
        for queue in state.queues.indices {
          let late = state.queues[queue].prefix { $0.since <= latest }
          gone += late
          state.queues[queue].removeFirst(late.count)
        }
        if state.waiting == 0 { state.isSweeping = false }
        return (gone, !state.isSweeping)
      }
      for waiter in gone { waiter.answer.resume(returning: .waited) }
      if !gone.isEmpty { report() }
      if isDone { return }
    }
  }

  private func report() {
    let standing = standing
    inFlight.set(standing.inFlight)
    waiting.set(standing.waiting)
  }
}
