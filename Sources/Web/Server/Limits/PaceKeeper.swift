internal import Synchronization

/// Counts what each sender does, and says when one does too much (token buckets).
///
/// Memory is bounded: a sender who is back at the full burst is forgotten, and past ``most`` the one seen longest ago is.
final class PaceKeeper: Sendable {
  private struct Bucket {
    var left: Double
    var seen: ContinuousClock.Instant
  }

  private let pace: Pace
  private let most: Int
  private let now: @Sendable () -> ContinuousClock.Instant
  private let buckets = Mutex<[String: Bucket]>([:])

  init(
    _ pace: Pace, most: Int = 20_000,
    now: @escaping @Sendable () -> ContinuousClock.Instant = { ContinuousClock().now }
  ) {
    self.pace = pace
    self.most = most
    self.now = now
  }

  /// How many senders are remembered.
  var count: Int { buckets.withLock { $0.count } }

  /// Counts one more by this sender; nil when it is within the pace, else the whole seconds to wait.
  func count(_ sender: String) -> Int? {
    let now = now()
    return buckets.withLock { buckets in
      if buckets[sender] == nil, buckets.count >= most { makeRoom(in: &buckets, now) }
      var bucket = buckets[sender] ?? Bucket(left: pace.burst, seen: now)
      bucket.left = refilled(bucket, now)
      bucket.seen = now
      defer { buckets[sender] = bucket }
      guard bucket.left >= 1 else { return Int(((1 - bucket.left) / pace.perSecond).rounded(.up)) }
      bucket.left -= 1
      return nil
    }
  }

  private func refilled(_ bucket: Bucket, _ now: ContinuousClock.Instant) -> Double {
    min(pace.burst, bucket.left + (now - bucket.seen).seconds * pace.perSecond)
  }

  private func makeRoom(in buckets: inout [String: Bucket], _ now: ContinuousClock.Instant) {
    buckets = buckets.filter { refilled($0.value, now) < pace.burst }
    // A tenth at a time, so that a flood of new senders does not cost a search for each of them.
    let tooMany = buckets.count - most + max(1, most / 10)
    guard buckets.count >= most else { return }
    for (sender, _) in buckets.sorted(by: { $0.value.seen < $1.value.seen }).prefix(tooMany) { buckets[sender] = nil }
  }
}

extension Duration {
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
