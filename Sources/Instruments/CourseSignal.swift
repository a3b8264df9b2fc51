/// What the scores of one course may be a reason to talk about. It never moves, opens or closes anything.
public enum CourseSignal: String, CaseIterable, Hashable, Sendable, Comparable {
  /// Reliably better, and on the healthy side of the cut-off.
  case reached
  /// Reliably better, or so well from the start that there was little to gain.
  case onTrack = "on-track"
  /// Too few scores, or too early, to say anything.
  case undecided
  /// No reliable improvement in the time the municipality has set, or the gain is lost again.
  case notOnTrack = "not-on-track"
  /// Reliably worse than at first.
  case offTrack = "off-track"

  /// Whether it suggests looking at the pathway together.
  public var asksToTalk: Bool { self >= .notOnTrack }

  /// 0 for the best.
  private var rank: Int {
    switch self {
    case .reached: 0
    case .onTrack: 1
    case .undecided: 2
    case .notOnTrack: 3
    case .offTrack: 4
    }
  }

  /// From the best to the one that asks most.
  public static func < (left: CourseSignal, right: CourseSignal) -> Bool { left.rank < right.rank }
}

/// Why a course has its signal, with what the reason rests on.
public enum CourseReason: Hashable, Sendable {
  /// A change larger than chance in measuring, across the cut-off or already beyond it.
  case betterAndBelow
  case better
  /// On the healthy side of the cut-off from the first score, or so near the best that no reliable gain was possible.
  case littleToGain
  /// One score has nothing to be compared with.
  case oneScore
  /// There is no reliable change yet; nil when the municipality has set no time for it.
  case waiting(CourseExpectation?)
  /// No reliable change in the time the municipality has set.
  case standingStill(CourseExpectation)
  /// Reliably worse than the best score in this follow-up.
  case gainLost(best: Int)
  case worse
}

/// Why a course has no signal at all.
public enum NoCourse: String, CaseIterable, Hashable, Sendable {
  /// No source says how large a change must be.
  case noReliableChange
  /// Nothing has been measured in this follow-up.
  case notMeasured
  /// Too much was left open for a total the last time.
  case incomplete
}

/// What can be said of one course.
public enum CourseReading: Hashable, Sendable {
  case signal(CourseSignal, CourseReason)
  case none(NoCourse)

  public var signal: CourseSignal? { if case .signal(let signal, _) = self { signal } else { nil } }
}

/// How long a municipality waits for a reliable improvement before it is something to talk about. No source gives the
/// number, so it is always the municipality's own, and both must be there before anything is said.
public struct CourseExpectation: Hashable, Sendable {
  /// How many days with a score.
  public let measurements: Int
  /// From the first score to the latest.
  public let weeks: Int

  public init(measurements: Int, weeks: Int) { (self.measurements, self.weeks) = (measurements, weeks) }
}
