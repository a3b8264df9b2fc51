internal import Guidance
public import Instruments

/// The outcomes of one group as somebody may see them; a nil is a number that is hidden because it is small, or one that
/// cannot be said.
public struct ShownOutcome: Hashable, Sendable {
  public let followed: Int?
  /// Measured at least twice.
  public let pairs: Int?
  /// Measured once.
  public let once: Int?
  private let counts: [Outcome: Int]
  /// How many of those that are told only together were measured twice; 0 where nothing is hidden.
  public let hiddenPairs: Int
  /// Of those with a pair, in smallest units.
  public let improvement: ImprovementSpread?
  /// In whole percent: recovered or improved, of the pairs.
  public let better: Int?
  /// In whole percent: recovered, of those who began on the clinical side.
  public let recovery: Int?
  /// In whole percent: measured twice, of all.
  public let completeness: Int?

  public subscript(outcome: Outcome) -> Int? { counts[outcome] }

  /// Whether nothing can be shown.
  public var isHidden: Bool { followed == nil }

  /// - Parameters:
  ///   - small: what is hidden, decided on the whole that the group is a part of; nil for those who may see the persons.
  ///   - isWhole: whether it is that whole; a part says nothing of where its people began.
  init(_ summary: OutcomeSummary, under small: SmallBlocks<OutcomeBlock>?, isWhole: Bool) {
    let blocks = summary.blocks
    func shown(_ asked: Set<OutcomeBlock>) -> Int? {
      small.map { $0.shown(asked, of: blocks) } ?? asked.reduce(0) { $0 + (blocks[$1] ?? 0) }
    }
    let (followed, pairs) = (shown(Set(OutcomeBlock.allCases)), shown(OutcomeBlock.pairs))
    (self.followed, self.pairs, once) = (followed, pairs, shown([.once]))
    var counts: [Outcome: Int] = [:]
    for outcome in Outcome.allCases where summary.hasReference { counts[outcome] = shown([OutcomeBlock(outcome)]) }
    self.counts = counts
    hiddenPairs = pairs.map { $0 - counts.values.reduce(0, +) }.map { summary.hasReference ? $0 : 0 } ?? 0
    improvement = pairs == nil ? nil : summary.improvement
    let gained = summary.hasReference ? shown([.recovered, .improved]) : nil
    better = if let gained, let pairs { NormFigures.percent(gained, of: pairs) } else { nil }
    completeness = if let pairs, let followed { NormFigures.percent(pairs, of: followed) } else { nil }
    recovery = Self.recovery(summary, counts[.recovered], isAnybodySeen: small == nil, isWhole: isWhole)
  }

  /// Where people began is told only when it points nobody out: neither those who began well, nor those who began badly and
  /// have not recovered.
  private static func recovery(
    _ summary: OutcomeSummary, _ recovered: Int?, isAnybodySeen: Bool, isWhole: Bool
  ) -> Int? {
    guard let clinical = summary.clinicalAtFirst, let recovered else { return nil }
    let rest = [clinical - recovered, summary.pairs - clinical]
    let isSafe = isWhole && rest.allSatisfy { $0 == 0 || $0 >= SmallNumbers.smallest }
    return isAnybodySeen || isSafe ? NormFigures.percent(recovered, of: clinical) : nil
  }
}
