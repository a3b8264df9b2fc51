public import Casework

/// What of one norm's figures may be shown to somebody who may not see the persons; see ``SmallBlocks`` for how.
public struct SmallNumbers: Hashable, Sendable {
  /// The smallest number of persons that is shown.
  public static let smallest = 5

  private let blocks: SmallBlocks<FindingStatus>

  /// Statuses that are told only together; empty when all can be told.
  public var merged: Set<FindingStatus> { blocks.merged }
  /// Whether so few are followed up that nothing can be told.
  public var hidesAll: Bool { blocks.hidesAll }

  public init(_ whole: NormFigures) { blocks = SmallBlocks(whole.byStatus) }

  /// Whether a number may point somebody out.
  public static func isSmall(_ count: Int) -> Bool { count > 0 && count < smallest }

  /// The number to show, nil for one that is hidden.
  public func shown(_ status: FindingStatus, of figures: NormFigures) -> Int? {
    hidesAll || merged.contains(status) ? nil : figures[status]
  }

  /// The number of several statuses together; nil when it would split what is told only together.
  public func shown(_ statuses: Set<FindingStatus>, of figures: NormFigures) -> Int? {
    blocks.shown(statuses, of: figures.byStatus)
  }

  /// The parts of the whole, such as units, whose figures can be shown.
  public func parts<Part: Hashable & Comparable>(_ all: [Part: NormFigures]) -> Set<Part> {
    blocks.parts(all.mapValues(\.byStatus))
  }

  /// How many by reason, nil for those without one, and how many are left that are told only together. Nil when even the
  /// sum would tell what is hidden.
  /// - Parameter statuses: those that the reasons are about.
  public func reasons(
    _ counts: [DepartureReason: Int], about statuses: Set<FindingStatus>, of figures: NormFigures
  ) -> (shown: [DepartureReason?: Int], merged: Int)? {
    guard let whole = shown(statuses, of: figures) else { return nil }
    var blocks: [DepartureReason?: Int] = [nil: whole - counts.values.reduce(0, +)]
    for (reason, count) in counts { blocks[reason] = count }
    blocks = blocks.filter { $0.value > 0 }
    var merged: [DepartureReason?: Int] = blocks.filter { Self.isSmall($0.value) }
    guard !merged.isEmpty else { return (blocks, 0) }
    let others = blocks.filter { !Self.isSmall($0.value) }
      .sorted { ($0.value, $0.key?.rawValue ?? "") < ($1.value, $1.key?.rawValue ?? "") }
    for (reason, count) in others where merged.count < 2 || merged.values.reduce(0, +) < Self.smallest {
      merged[reason] = count
    }
    return (blocks.filter { merged[$0.key] == nil }, merged.values.reduce(0, +))
  }
}

extension NormFigures {
  fileprivate var byStatus: [FindingStatus: Int] {
    Dictionary(uniqueKeysWithValues: FindingStatus.allCases.map { ($0, self[$0]) })
  }
}

extension FindingStatus: Comparable {
  public static func < (left: FindingStatus, right: FindingStatus) -> Bool { left.rawValue < right.rawValue }
}
