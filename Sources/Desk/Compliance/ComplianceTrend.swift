public import Access
internal import Casework
public import CivilTime
public import Guidance
internal import Synchronization

/// How the guideline was followed at the end of each month that is kept, of what the one who asks may see.
public struct ComplianceTrend: Hashable, Sendable {
  /// Followed, or departed from with a reason that stands, of those decided.
  public struct Share: Hashable, Sendable {
    public var closed = 0
    public var decided = 0

    public var percent: Int? { NormFigures.percent(closed, of: decided) }
  }

  public struct Point: Hashable, Sendable {
    public let day: Day
    public let strengths: [Strength: Share]
    /// By norm id. What is hidden because it is small, and what concerned nobody, is left out.
    public let norms: [String: Share]
  }

  /// The earliest first.
  public let points: [Point]
  /// Whether there is nothing because it is counted anew: after another program or an erasure, and at first.
  public let isBeingCounted: Bool

  init(points: [Point], isBeingCounted: Bool = false) {
    (self.points, self.isBeingCounted) = (points, isBeingCounted)
  }

  public var isEmpty: Bool { points.isEmpty }
}

extension ComplianceTrend.Point {
  /// The point that a report of one day makes.
  public init(_ report: ComplianceReport) {
    var strengths: [Strength: ComplianceTrend.Share] = [:]
    var norms: [String: ComplianceTrend.Share] = [:]
    for line in report.lines {
      let figures = line.figures
      func shown(_ statuses: [FindingStatus]) -> Int { statuses.reduce(0) { $0 + (figures[$1] ?? 0) } }
      // As the bars of the page have it: the sum of what may be shown.
      let closed = shown([.fulfilled, .deviated])
      strengths[line.norm.strength, default: .init()].closed += closed
      strengths[line.norm.strength, default: .init()].decided += closed + shown([.missing, .due, .overdue])
      if let decided = figures.decided, decided > 0, figures.percent != nil {
        norms[line.norm.id] = .init(closed: shown([.fulfilled, .deviated]), decided: decided)
      }
    }
    (day, self.strengths, self.norms) = (report.day, strengths, norms)
  }
}

extension CaseDesk {
  /// Every month end that is kept, for those who may see earlier days.
  public func complianceTrend(
    _ question: ComplianceQuestion, for actor: StaffActor
  ) async throws(DeskError) -> ComplianceTrend {
    try await complianceTrend(question, within: try complianceReach(actor))
  }

  /// Every month end that is kept, as another system of the municipality's may know it.
  public func complianceTrendForSystems(_ question: ComplianceQuestion) async throws(DeskError) -> ComplianceTrend {
    try await complianceTrend(question, within: .ofSystems)
  }

  private func complianceTrend(
    _ question: ComplianceQuestion, within reach: ComplianceReach
  ) async throws(DeskError) -> ComplianceTrend {
    let guide = guide
    guard reach.hasEarlierDays else { return ComplianceTrend(points: []) }
    let kept = try await asking { () throws(StoreFailure) in try await store.complianceDays() }
    let days = kept.filter { $0.value == guide.fingerprint }.keys.sorted()
    var asked = question.answerable(to: reach, days: [])
    asked.day = nil
    let removals = try await asking { () throws(StoreFailure) in try await store.removals() }
    let key = TrendCache.Key(
      fingerprint: guide.fingerprint, removals: removals, days: days, reach: reach, question: asked)
    if let known = trends.trend(key) { return known }
    var points: [ComplianceTrend.Point] = []
    for day in days {
      let figures = try await asking { () throws(StoreFailure) in try await store.compliance(on: day) }.within(reach)
      guard figures.persons() > 0 || !points.isEmpty else { continue }
      points.append(
        .init(
          ComplianceReport(figures, asked, reach: reach, day: day, days: days, outdated: 0, guide: guide)))
    }
    let trend = ComplianceTrend(points: points, isBeingCounted: days.isEmpty)
    // Days that were made anew under other norms meanwhile are shown to nobody twice.
    if try await asking({ () throws(StoreFailure) in try await store.complianceDays() }) == kept {
      trends.keep(trend, key)
    }
    return trend
  }
}

/// The trends asked for last. The same norms say the same of the same days until something is removed, since what was
/// written by then is all that counts; so nothing kept here can grow wrong.
final class TrendCache: Sendable {
  struct Key: Hashable {
    let fingerprint: String
    let removals: Int
    let days: [Day]
    let reach: ComplianceReach
    let question: ComplianceQuestion
  }

  private let kept = Mutex<[(key: Key, trend: ComplianceTrend)]>([])
  /// As many as units and pathways that leaders look at in turn.
  private static let most = 16

  func trend(_ key: Key) -> ComplianceTrend? { kept.withLock { $0.first { $0.key == key }?.trend } }

  func keep(_ trend: ComplianceTrend, _ key: Key) {
    kept.withLock { kept in
      kept.append((key, trend))
      if kept.count > Self.most { kept.removeFirst() }
    }
  }
}
