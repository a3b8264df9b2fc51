public import CivilTime

/// Remembers what may be used once, for as long as it could be used again, for every machine that it could be shown to.
public protocol UsedProofs: Sendable {
  /// Whether this is the first time; remembered until that moment.
  func isFirst(_ name: String, until end: Moment, at now: Moment) async throws -> Bool
}

/// The memory of one machine. It is bounded: when it is full of things that still count, new ones are refused, because
/// forgetting one would let it in twice.
public actor ReplayGuard: UsedProofs {
  private var until: [String: Moment] = [:]
  private var nextSweep = Moment(milliseconds: .min)
  private let capacity: Int

  public init(capacity: Int = 100_000) { self.capacity = capacity }

  public func isFirst(_ name: String, until end: Moment, at now: Moment) -> Bool {
    if now >= nextSweep {
      until = until.filter { $0.value >= now }
      nextSweep = now.adding(minutes: 1)
    }
    let digest = Secret.digest(name)
    guard until[digest] == nil, until.count < capacity else { return false }
    until[digest] = end
    return true
  }
}
