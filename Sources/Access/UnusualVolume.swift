/// How many different persons somebody opens in a day, held against their own days and their peers'.
///
/// Medians and the median distance from them: a few wild days do not move what is normal, and a small unit does not
/// make everybody unusual.
public struct UnusualVolume: Hashable, Sendable {
  /// Fewer than this is never brought up, whatever is normal.
  public static let least = 15
  /// How many median distances above the median is unusual.
  public static let distances = 4

  /// The number from which a day is unusual.
  public static func limit(own: [Int], peers: [Int]) -> Int { max(least, max(limit(own), limit(peers))) }

  /// Whether the day stands out from one's own other days and from one's peers' days: both, so that one who has many
  /// persons every day, and a day that was busy for all, stand in peace.
  public static func isUnusual(_ count: Int, own: [Int], peers: [Int]) -> Bool {
    count >= limit(own: own, peers: peers)
  }

  private static func limit(_ counts: [Int]) -> Int {
    guard !counts.isEmpty else { return 0 }
    let middle = median(counts)
    let distance = max(1, median(counts.map { abs($0 - middle) }))
    return middle + distances * distance + 1
  }

  private static func median(_ counts: [Int]) -> Int {
    let sorted = counts.sorted()
    return sorted[sorted.count / 2]
  }
}
