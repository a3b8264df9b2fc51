internal import Guidance
public import Instruments

/// The outcomes of one group as somebody may see them; a nil is a number that is hidden because it is small, or one that
/// cannot be said.
///
/// A part of the whole, such as a pathway, is told only in coarse blocks. The whole is told in finer ones where each of them
/// is empty or large enough. Then everything that is told is a sum of safe blocks, and nothing finer follows from it.
public struct ShownOutcome: Hashable, Sendable {
  public let followed: Int?
  /// Measured at least twice.
  public let pairs: Int?
  /// Measured once.
  public let once: Int?
  private let counts: [Outcome: Int]
  /// Recovered or improved.
  public let better: Int?
  /// Of those with a pair, in smallest units.
  public let improvement: ImprovementSpread?
  /// In whole percent: recovered, of those who began on the clinical side.
  public let recovery: Int?

  public subscript(outcome: Outcome) -> Int? { counts[outcome] }

  /// In whole percent of the pairs.
  public var betterShare: Int? {
    if let better, let pairs { NormFigures.percent(better, of: pairs) } else { nil }
  }

  /// In whole percent: measured twice, of all.
  public var completeness: Int? {
    if let pairs, let followed { NormFigures.percent(pairs, of: followed) } else { nil }
  }

  /// Those with a pair whose outcome is not told.
  public var hiddenPairs: Int { (pairs ?? 0) - counts.values.reduce(0, +) }

  /// Everything, for those who may see the persons.
  init(_ summary: OutcomeSummary) { self.init(summary, under: nil, isWhole: true) }

  /// What is safe to show to those who may not.
  /// - Parameters:
  ///   - small: what is hidden, decided on the whole that the group is a part of.
  ///   - isWhole: whether it is that whole.
  init(_ summary: OutcomeSummary, under small: SmallBlocks<OutcomeBlock>?, isWhole: Bool) {
    let blocks = summary.blocks
    func shown(_ asked: Set<OutcomeBlock>) -> Int? {
      small.map { $0.shown(asked, of: blocks) } ?? asked.reduce(0) { $0 + (blocks[$1] ?? 0) }
    }
    /// The finer numbers that a block is the sum of; all of them or none.
    func split(_ block: OutcomeBlock, _ finer: [Int]) -> Bool {
      guard small != nil else { return true }
      return isWhole && shown([block]) != nil && !finer.contains(where: SmallNumbers.isSmall)
    }
    let pairs = shown(OutcomeBlock.pairs)
    (followed, self.pairs) = (shown(Set(OutcomeBlock.allCases)), pairs)
    once = split(.unmeasured, [summary.once, (blocks[.unmeasured] ?? 0) - summary.once]) ? summary.once : nil
    var counts: [Outcome: Int] = [:]
    for block in [OutcomeBlock.better, .notBetter] where summary.hasReference {
      guard split(block, block.outcomes.map(summary.count)) else { continue }
      for outcome in block.outcomes { counts[outcome] = summary.count(outcome) }
    }
    self.counts = counts
    better = summary.hasReference ? shown([.better]) : nil
    improvement = pairs == nil ? nil : summary.improvement
    recovery = Self.recovery(summary, counts[.recovered], isHiding: small != nil)
  }

  /// Where people began is told only when it points nobody out: neither those who began well, nor those who began badly and
  /// have not recovered.
  private static func recovery(_ summary: OutcomeSummary, _ recovered: Int?, isHiding: Bool) -> Int? {
    guard let clinical = summary.clinicalAtFirst, let recovered else { return nil }
    let rest = [clinical - recovered, summary.pairs - clinical]
    return isHiding && rest.contains(where: SmallNumbers.isSmall) ? nil : NormFigures.percent(recovered, of: clinical)
  }
}

/// Where one of a group ends up: each in exactly one.
enum OutcomeBlock: Int, CaseIterable, Hashable, Sendable, Comparable {
  case better, notBetter
  /// Measured twice, where no source says how large a change must be.
  case unread
  /// Measured once or never.
  case unmeasured

  static let pairs: Set<OutcomeBlock> = [.better, .notBetter, .unread]

  var outcomes: [Outcome] {
    switch self {
    case .better: [.recovered, .improved]
    case .notBetter: [.unchanged, .deteriorated]
    case .unread, .unmeasured: []
    }
  }

  static func < (left: OutcomeBlock, right: OutcomeBlock) -> Bool { left.rawValue < right.rawValue }
}

extension OutcomeSummary {
  /// Everybody, each once.
  var blocks: [OutcomeBlock: Int] {
    func sum(_ block: OutcomeBlock) -> Int { block.outcomes.reduce(0) { $0 + count($1) } }
    return [
      .better: sum(.better), .notBetter: sum(.notBetter), .unread: hasReference ? 0 : pairs,
      .unmeasured: followed - pairs,
    ]
  }
}
