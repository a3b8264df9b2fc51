public import Casework
public import CivilTime

/// Two guides held against each other, norm by norm and record by record. Compares; decides and writes nothing.
public struct GuideComparison: Sendable {
  public let from: Guide
  public let to: Guide
  /// Every norm of either guide, those of `to` in its order and then what only `from` has.
  public let differences: [NormDifference]
  private let pairs: [(id: String, before: Int?, after: Int?)]

  public init(from: Guide, to: Guide) {
    (self.from, self.to) = (from, to)
    let ids = to.norms.map(\.id) + from.norms.map(\.id).filter { to.place(of: $0) == nil }
    differences = ids.map { NormDifference(id: $0, before: from.norm($0), after: to.norm($0)) }
    pairs = differences.filter(\.mayDiffer).map { ($0.id, from.place(of: $0.id), to.place(of: $0.id)) }
  }

  /// How one norm stands for one record under each guide.
  public struct Treatment: Hashable, Sendable {
    public let norm: String
    public let change: Change

    public init(norm: String, change: Change) { (self.norm, self.change) = (norm, change) }
  }

  /// From one status to another; nil where that guide does not have the norm.
  public struct Change: Hashable, Sendable {
    public let before: FindingStatus?
    public let after: FindingStatus?
    /// Whether only the day it must be done by differs.
    public let onlyDue: Bool

    public init(before: FindingStatus?, after: FindingStatus?, onlyDue: Bool = false) {
      (self.before, self.after, self.onlyDue) = (before, after, onlyDue)
    }

    /// "mangler → fulgt", "finnes ikke → mangler", "mangler, med en annen frist".
    public var words: String {
      if onlyDue { return "\(after?.norwegian ?? ""), med en annen frist" }
      return "\(before?.norwegian ?? "finnes ikke") → \(after?.norwegian ?? "finnes ikke")"
    }
  }

  /// What the two guides say differently of this record on this day; empty when it is treated the same.
  public func treatments(of record: GuidedRecord, on day: Day) -> [Treatment] {
    guard !pairs.isEmpty else { return [] }
    let (old, new) = (from.evaluate(record, on: day).findings, to.evaluate(record, on: day).findings)
    return pairs.compactMap { id, before, after in
      Self.change(before.map { old[$0] }, after.map { new[$0] }).map { Treatment(norm: id, change: $0) }
    }
  }

  private static func change(_ before: Finding?, _ after: Finding?) -> Change? {
    // A norm that one guide lacks and the other says does not apply makes no difference to anybody.
    if (before?.status ?? .notApplicable) != (after?.status ?? .notApplicable) {
      return Change(before: before?.status, after: after?.status)
    }
    guard let before, let after, before.due != after.due, after.status != .notApplicable else { return nil }
    return Change(before: before.status, after: after.status, onlyDue: true)
  }
}
