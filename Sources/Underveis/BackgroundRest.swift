internal import Synchronization

/// Work that nobody waits for, done a little at a time: it rests three times as long as it works, so that those who do wait
/// for the server hardly notice.
final class BackgroundRest: Sendable {
  private static let restPerWork = 3
  private let clock = ContinuousClock()
  private let resumed: Mutex<ContinuousClock.Instant>

  init() { resumed = Mutex(clock.now) }

  /// Rests for what has been done since the last rest. Returns at once when the task is cancelled.
  func rest() async {
    let worked = resumed.withLock { clock.now - $0 }
    try? await clock.sleep(for: worked * Self.restPerWork)
    resumed.withLock { $0 = clock.now }
  }
}
