public import CivilTime
internal import Synchronization

/// Slows down whoever tries too often, for any route that can be guessed at: so many at once, then so many a minute.
///
/// Its memory is bounded. When many try at once, those who have been still the longest are forgotten first, which never stops
/// anybody who should be let through.
public final class AttemptLimiter: Sendable {
  private struct Bucket {
    var left: Double
    var filled: Moment
  }

  private let most: Double
  private let perMinute: Double
  private let capacity: Int
  private let buckets = Mutex<[String: Bucket]>([:])

  /// - Parameters:
  ///   - most: how many attempts in a row are let through. A whole municipality can come from one address.
  ///   - perMinute: how many a minute after that.
  ///   - capacity: how many addresses are remembered.
  public init(most: Int = 60, perMinute: Int = 30, capacity: Int = 20_000) {
    (self.most, self.perMinute, self.capacity) = (Double(max(1, most)), Double(max(1, perMinute)), max(2, capacity))
  }

  /// Counts an attempt.
  ///
  /// - Parameter key: who tries, for instance an address on the network.
  /// - Returns: nil when it is let through; otherwise the seconds to wait.
  public func secondsToWait(_ key: String, at now: Moment) -> Int? {
    buckets.withLock { buckets in
      var bucket = buckets[key] ?? Bucket(left: most, filled: now)
      let seconds = max(0, Double(now.milliseconds - bucket.filled.milliseconds) / 1000)
      bucket.left = min(most, bucket.left + seconds * perMinute / 60)
      bucket.filled = max(bucket.filled, now)
      defer {
        buckets[key] = bucket
        if buckets.count > capacity { Self.forgetHalf(&buckets) }
      }
      guard bucket.left >= 1 else { return max(1, Int(((1 - bucket.left) * 60 / perMinute).rounded(.up))) }
      bucket.left -= 1
      return nil
    }
  }

  /// How many are remembered.
  var count: Int { buckets.withLock { $0.count } }

  private static func forgetHalf(_ buckets: inout [String: Bucket]) {
    let newest = buckets.sorted { $0.value.filled > $1.value.filled }.prefix(buckets.count / 2)
    buckets = Dictionary(newest.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
  }
}
