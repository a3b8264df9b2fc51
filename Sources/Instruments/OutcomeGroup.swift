/// The scores of a group on one instrument, counted.
public struct OutcomeGroup: Hashable, Sendable {
  /// All who were followed up, measured or not.
  public var followed: Int
  /// Those measured once.
  public var once: Int
  /// How many have each first and last total.
  public var pairs: [ScorePair: Int]

  public init(followed: Int = 0, once: Int = 0, pairs: [ScorePair: Int] = [:]) {
    (self.followed, self.once, self.pairs) = (followed, once, pairs)
  }

  public static func + (left: OutcomeGroup, right: OutcomeGroup) -> OutcomeGroup {
    OutcomeGroup(
      followed: left.followed + right.followed, once: left.once + right.once,
      pairs: left.pairs.merging(right.pairs, uniquingKeysWith: +))
  }
}

/// How much better a group has become: more is better, whichever way the instrument counts.
public struct ImprovementSpread: Hashable, Sendable {
  /// In the smallest unit of the total.
  public let mean: Double
  /// The sample's standard deviation, in the smallest unit; nil of one.
  public let deviation: Double?

  /// Nil when nobody was measured twice.
  public init?(_ pairs: [ScorePair: Int], _ direction: Instrument.Direction) {
    let count = pairs.values.reduce(0, +)
    guard count > 0 else { return nil }
    let sign = direction == .lowerIsBetter ? -1.0 : 1.0
    let points = pairs.map { (sign * Double($0.key.last - $0.key.first), Double($0.value)) }
    let mean = points.reduce(0) { $0 + $1.0 * $1.1 } / Double(count)
    let squares = points.reduce(0) { $0 + ($1.0 - mean) * ($1.0 - mean) * $1.1 }
    self.mean = mean
    deviation = count > 1 ? (squares / Double(count - 1)).squareRoot() : nil
  }
}
