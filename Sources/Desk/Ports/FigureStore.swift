public import CivilTime
public import Guidance

/// What figures need of one record's latest follow-up: the days from which things have been so. Derived with the lists.
public struct FollowUpRow: Hashable, Sendable {
  public var opened: Day
  public var ended: Day?
  public var firstHelp: Day?
  public var pathway: Int?
  public var pathwaySince: Day?
  public var mapped: Day?
  public var instrument: Day?
  public var nextOfKin: Day?
  public var nextOfKinConsent: Day?
  /// From when coordinated services are asked for: main pathway 3, or a need that has been written.
  public var coordinated: Day?
  public var individualPlan: Day?
  public var coordinator: Day?
  public var crisisPlan: Day?
  public var needsInterpreter: Day?
  public var interpreter: Day?

  public init(opened: Day) { self.opened = opened }
}

/// Figures over everybody, each in one question.
public protocol FigureStore: Sendable {
  /// The figure on each of the days, which must be in order.
  func points(_ figure: Figure, on days: [Day]) async throws(StoreFailure) -> [FigurePoint]
  /// How many are followed up in each main pathway; 0 for those where none has been chosen.
  func pathwayCounts(on day: Day) async throws(StoreFailure) -> [Int: Int]
}
