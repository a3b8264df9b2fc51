internal import Metrics
internal import NIOCore
internal import NIOPosix
internal import ServiceLifecycle
internal import Store
internal import Web

/// Looks after the parts all the time, so that whoever asks how they are gets an answer at once.
struct Watchman: Service {
  let store: JournalStore
  let readiness: Readiness

  /// Often enough that a load balancer which asks every five seconds is told the truth.
  private static let interval: Duration = .seconds(2)

  func run() async throws {
    await cancelWhenGracefulShutdown {
      await withDiscardingTaskGroup { group in
        group.addTask { await askTheDatabase() }
        group.addTask { await timeTheLoops() }
      }
    }
  }

  /// One question at a time: a database that hangs is not asked again, and counts as silent after a while.
  private func askTheDatabase() async {
    while !Task.isCancelled {
      do {
        try await store.ping()
        readiness.databaseAnswered()
      } catch {
        readiness.databaseFailed()
      }
      try? await Task.sleep(for: Self.interval)
    }
  }

  private func timeTheLoops() async {
    let gauge = Meter(label: "underveis_event_loop_lag_seconds")
    let clock = ContinuousClock()
    while !Task.isCancelled {
      var worst: Duration = .zero
      for loop in MultiThreadedEventLoopGroup.singleton.makeIterator() {
        let asked = clock.now
        let answered = try? await loop.submit { clock.now }.get()
        worst = max(worst, (answered ?? clock.now) - asked)
      }
      gauge.set(Double(worst.components.seconds) + Double(worst.components.attoseconds) / 1e18)
      readiness.loopWasLate(by: worst)
      try? await Task.sleep(for: Self.interval)
    }
  }
}
