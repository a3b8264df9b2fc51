/// What became of one person's complaints from the first to the last time an instrument was used.
///
/// The method is ``OutcomeMethod``: a change counts when it is larger than chance in measuring, and as recovery when it
/// also crosses the clinical cut-off. It describes groups, for the service to learn from; it decides nothing for a person.
public enum Outcome: String, CaseIterable, Hashable, Sendable {
  /// Reliably better, and across the cut-off from the clinical side.
  case recovered
  /// Reliably better.
  case improved
  /// No more than chance in measuring can make.
  case unchanged
  /// Reliably worse.
  case deteriorated

  public var norwegian: String {
    switch self {
    case .recovered: "pålitelig bedre og under klinisk grense"
    case .improved: "pålitelig bedre"
    case .unchanged: "ikke mer enn målefeilen"
    case .deteriorated: "pålitelig verre"
    }
  }
}

/// How outcomes are told apart, and who says so.
public enum OutcomeMethod {
  /// The source of the method.
  public static let source =
    "Jacobson og Truax 1991, Clinical significance, Journal of Consulting and Clinical Psychology 59, side 12–19"
}

/// The first and the last total of one person on one instrument.
public struct ScorePair: Hashable, Sendable {
  public let first: Int
  public let last: Int

  public init(first: Int, last: Int) {
    (self.first, self.last) = (first, last)
  }
}

extension Instrument {
  /// Whether a total lies on the clinical side of the cut-off; nil when no source gives one.
  public func isClinical(_ total: Int) -> Bool? {
    clinicalCutOff.map { direction == .lowerIsBetter ? total >= $0.points : total < $0.points }
  }

  /// What became of one pair; nil when no source says how large a change must be.
  ///
  /// Without a cut-off nobody is called recovered.
  public func outcome(of pair: ScorePair) -> Outcome? {
    let change = change(from: pair.first, to: pair.last)
    guard let isReliable = change.isReliable else { return nil }
    guard isReliable else { return .unchanged }
    if change.course == .worse { return .deteriorated }
    return isClinical(pair.first) == true && isClinical(pair.last) == false ? .recovered : .improved
  }

  /// The outcomes of a group.
  ///
  /// - Parameters:
  ///   - pairs: those who were measured at least twice.
  ///   - followed: how many were followed up in all, measured or not.
  public func outcomes(_ pairs: [ScorePair], followed: Int) -> OutcomeSummary {
    outcomes(OutcomeGroup(followed: followed, pairs: Dictionary(pairs.map { ($0, 1) }, uniquingKeysWith: +)))
  }

  /// The same of a group whose pairs are counted.
  public func outcomes(_ group: OutcomeGroup) -> OutcomeSummary {
    var counts: [Outcome: Int] = [:]
    var clinical = 0
    for (pair, count) in group.pairs {
      if let outcome = outcome(of: pair) { counts[outcome, default: 0] += count }
      if isClinical(pair.first) == true { clinical += count }
    }
    let pairs = group.pairs.values.reduce(0, +)
    return OutcomeSummary(
      instrument: id, pairs: pairs, once: group.once, followed: max(group.followed, pairs + group.once), counts: counts,
      clinicalAtFirst: clinicalCutOff == nil ? nil : clinical, hasReference: reliableChange != nil,
      improvement: ImprovementSpread(group.pairs, direction))
  }
}

/// What became of a group: how many of each outcome, among how many, and how many nobody can say anything about.
public struct OutcomeSummary: Hashable, Sendable {
  /// The instrument's id; outcomes of different instruments are never added.
  public let instrument: String
  /// Those measured at least twice.
  public let pairs: Int
  /// Those measured once, of whom nothing can be said yet.
  public let once: Int
  /// All who were followed up.
  public let followed: Int
  private let counts: [Outcome: Int]
  /// Those whose first total was on the clinical side; nil when no source gives a cut-off.
  public let clinicalAtFirst: Int?
  /// Whether a source says how large a change must be. Without one there is no outcome to count.
  public let hasReference: Bool
  /// How much better, and how differently; nil without pairs.
  public let improvement: ImprovementSpread?

  init(
    instrument: String, pairs: Int, once: Int, followed: Int, counts: [Outcome: Int], clinicalAtFirst: Int?,
    hasReference: Bool, improvement: ImprovementSpread?
  ) {
    (self.instrument, self.pairs, self.once, self.followed) = (instrument, pairs, once, followed)
    (self.counts, self.clinicalAtFirst, self.hasReference) = (counts, clinicalAtFirst, hasReference)
    self.improvement = improvement
  }

  public func count(_ outcome: Outcome) -> Int { counts[outcome] ?? 0 }

  /// The share that was measured at least twice; nil when nobody was followed up. Read it before the outcomes: those who
  /// stop answering are rarely like those who go on.
  public var completeness: Double? { Self.share(pairs, of: followed) }

  /// The share of the pairs that are reliably better, recovered or not; nil without pairs or without a reference.
  public var reliablyBetter: Double? {
    hasReference ? Self.share(count(.recovered) + count(.improved), of: pairs) : nil
  }

  /// The share that recovered among those who began on the clinical side; nil when there are none, or no cut-off.
  public var recovery: Double? {
    guard hasReference, let clinicalAtFirst else { return nil }
    return Self.share(count(.recovered), of: clinicalAtFirst)
  }

  private static func share(_ part: Int, of whole: Int) -> Double? {
    whole > 0 ? Double(part) / Double(whole) : nil
  }
}
