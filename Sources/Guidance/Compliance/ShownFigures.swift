public import Casework

/// One norm's figures as somebody may see them; a nil is a number that is hidden because it is small.
public struct ShownFigures: Hashable, Sendable {
  /// Why, with how many; a nil reason is that nobody has written one.
  public struct Reasons: Hashable, Sendable {
    public let known: [DepartureReason?: Int]
    /// How many are told only together, because they are few.
    public let merged: Int
  }

  private let counts: [FindingStatus: Int]
  /// The sum of the statuses that are told only together; nil where none are.
  public let together: Int?
  public let concerned: Int?
  public let unmet: Int?
  public let decided: Int?
  public let percent: Int?
  public let departed: Reasons?
  public let explained: Reasons?

  public static let unmetStatuses: Set<FindingStatus> = [.missing, .due, .overdue]

  /// Everything, for those who may see the persons.
  public init(_ figures: NormFigures) { self.init(figures, under: nil) }

  /// What is safe to show to those who may not.
  public init(_ figures: NormFigures, under small: SmallNumbers?) {
    func shown(_ statuses: Set<FindingStatus>) -> Int? {
      small.map { $0.shown(statuses, of: figures) } ?? statuses.reduce(0) { $0 + figures[$1] }
    }
    func reasons(_ counts: [DepartureReason: Int], _ statuses: Set<FindingStatus>) -> Reasons? {
      if let small {
        return small.reasons(counts, about: statuses, of: figures).map { Reasons(known: $0.shown, merged: $0.merged) }
      }
      let unexplained = statuses.reduce(0) { $0 + figures[$1] } - counts.values.reduce(0, +)
      var known: [DepartureReason?: Int] = [nil: unexplained]
      for (reason, count) in counts { known[reason] = count }
      return Reasons(known: known.filter { $0.value > 0 }, merged: 0)
    }
    var counts: [FindingStatus: Int] = [:]
    for status in FindingStatus.allCases { counts[status] = shown([status]) }
    self.counts = counts
    together = small.flatMap { $0.merged.isEmpty ? nil : $0.shown($0.merged, of: figures) }
    concerned = shown(Set(FindingStatus.allCases).subtracting([.notApplicable]))
    unmet = shown(Self.unmetStatuses)
    let closed = shown([.fulfilled, .deviated])
    let decided = shown(Self.unmetStatuses.union([.fulfilled, .deviated]))
    self.decided = decided
    percent = if let closed, let decided { NormFigures.percent(closed, of: decided) } else { nil }
    departed = reasons(figures.departed, [.deviated])
    explained = reasons(figures.explained, Self.unmetStatuses)
  }

  public subscript(status: FindingStatus) -> Int? { counts[status] }

  /// Whether nothing can be shown.
  public var isHidden: Bool { counts.isEmpty }

  /// Figures too small to show any of.
  public static let hidden: ShownFigures = {
    var one = NormFigures()
    one.add(ComplianceMark(.missing))
    return ShownFigures(one, under: SmallNumbers(one))
  }()
}
