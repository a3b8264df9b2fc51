internal import Metrics
internal import Synchronization

/// Has those who are turned away wait a moment for the answer, asleep: one who asks again at once would otherwise take the
/// processor from those who are inside. When so many wait already, the next is answered at once.
final class Holding: Sendable {
  private let limits: SiteLimits
  private let sleep: @Sendable (Duration) async -> Void
  private let held = Mutex(0)
  private let level = Meter(label: "underveis_requests_held")

  init(
    _ limits: SiteLimits, sleep: @escaping @Sendable (Duration) async -> Void = { try? await Task.sleep(for: $0) }
  ) {
    self.limits = limits
    self.sleep = sleep
  }

  /// Returns when the answer may be given.
  func hold() async {
    guard move(1, within: limits.held) else { return }
    await sleep(limits.heldFor)
    _ = move(-1, within: .max)
  }

  private func move(_ step: Int, within most: Int) -> Bool {
    let (fits, now) = held.withLock { held in
      guard held + step <= most else { return (false, held) }
      held += step
      return (true, held)
    }
    if fits { level.set(now) }
    return fits
  }
}
