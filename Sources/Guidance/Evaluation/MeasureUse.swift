internal import Casework

/// Which kinds of measure the person has been offered, has declined, or uses.
struct MeasureUse {
  private let kinds: [(kind: String, status: MeasureStep.Step)]

  init(_ measures: [MeasureState]) { kinds = measures.map { ($0.kind, $0.status) } }

  /// A measure is open to everyone in its own pathway and in those above it, and to nobody's exclusion.
  func status(of measure: Program.MeasureEntry, strength: Strength, pathway: Int?) -> FindingStatus {
    for known in kinds where known.kind == measure.kind && known.status != .refused { return .fulfilled }
    guard let pathway, pathway >= measure.lowestPathway else { return .notApplicable }
    return strength == .may ? .offered : .missing
  }
}
