internal import Casework

/// Which kinds of measure the person has been offered, has declined, or uses.
struct MeasureUse {
  private let used: [Int32]

  /// - Parameter kinds: the guide's number for each kind.
  init(_ measures: [MeasureState], among kinds: [String: Int32]) {
    used = measures.isEmpty ? [] : measures.compactMap { $0.status == .refused ? nil : kinds[$0.kind] }
  }

  /// A measure is open to everyone in its own pathway and in those above it, and to nobody's exclusion.
  func status(of measure: Program.MeasureEntry, strength: Strength, pathway: Int?) -> FindingStatus {
    if used.contains(measure.kind) { return .fulfilled }
    guard let pathway, pathway >= Int(measure.lowestPathway) else { return .notApplicable }
    return strength == .may ? .offered : .missing
  }
}
