public import Casework

/// What of one norm's figures may be shown to somebody who may not see the persons.
///
/// A number from 1 to 4 may point somebody out, and a hidden number must not be found by subtracting the others. So small
/// statuses are merged until they hold at least five, the same statuses in every view of the norm, and a unit or pathway
/// is shown only when each of its (merged) statuses, and each of what then remains of the whole, is empty or at least
/// five. Whatever is added and subtracted, the answer is a sum of such blocks.
public struct SmallNumbers: Hashable, Sendable {
  /// The smallest number of persons that is shown.
  public static let smallest = 5

  /// Statuses that are told only together; empty when all can be told.
  public let merged: Set<FindingStatus>
  /// Whether so few are followed up that nothing can be told.
  public let hidesAll: Bool

  public init(_ whole: NormFigures) {
    var merged = Set(FindingStatus.allCases.filter { Self.isSmall(whole[$0]) })
    func sum() -> Int { merged.reduce(0) { $0 + whole[$1] } }
    if !merged.isEmpty {
      // The smallest of the others, so that as little as possible is hidden.
      let others = FindingStatus.allCases.filter { !merged.contains($0) && whole[$0] > 0 }
        .sorted { (whole[$0], $0.rawValue) < (whole[$1], $1.rawValue) }
      for status in others where merged.count < 2 || sum() < Self.smallest { merged.insert(status) }
    }
    self.merged = merged
    hidesAll = Self.isSmall(whole.everybody)
  }

  static func isSmall(_ count: Int) -> Bool { count > 0 && count < smallest }

  /// The number to show, nil for one that is hidden.
  public func shown(_ status: FindingStatus, of figures: NormFigures) -> Int? {
    hidesAll || merged.contains(status) ? nil : figures[status]
  }

  /// The number of several statuses together; nil when it would split what is told only together.
  public func shown(_ statuses: Set<FindingStatus>, of figures: NormFigures) -> Int? {
    guard !hidesAll, merged.isDisjoint(with: statuses) || merged.isSubset(of: statuses) else { return nil }
    return statuses.reduce(0) { $0 + figures[$1] }
  }

  /// The parts of the whole, such as units, whose figures can be shown.
  public func parts<Part: Hashable & Comparable>(_ all: [Part: NormFigures]) -> Set<Part> {
    guard !hidesAll else { return [] }
    var shown = Set(all.keys.filter { part in all[part].map(isSafe) ?? false })
    while true {
      var rest = NormFigures()
      for (part, figures) in all where !shown.contains(part) { rest += figures }
      if isSafe(rest) { return shown }
      let next = shown.filter { (all[$0]?.everybody ?? 0) > 0 }.min { left, right in
        (all[left]?.everybody ?? 0, left) < (all[right]?.everybody ?? 0, right)
      }
      guard let next else { return [] }
      shown.remove(next)
    }
  }

  /// Whether every block of the figures is empty or large enough.
  private func isSafe(_ figures: NormFigures) -> Bool {
    let together = merged.reduce(0) { $0 + figures[$1] }
    return !Self.isSmall(together)
      && FindingStatus.allCases.allSatisfy { merged.contains($0) || !Self.isSmall(figures[$0]) }
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
