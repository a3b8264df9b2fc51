internal import CivilTime
internal import Desk
internal import Guidance

/// What the guideline asks for on this very page: the findings whose action leads here.
struct PageAsks: Sendable {
  struct Ask: Sendable {
    let tag: Tag
    let words: String
    let due: String?
  }

  let heading: String
  let asks: [Ask]

  /// Nil when nothing is asked for here.
  init?(_ heading: String, page: String, _ file: PersonFile, most: Int = 12) {
    let open: [FindingStatus] = [.overdue, .due, .missing, .undecided]
    let found = file.evaluation.findings.compactMap { finding -> (finding: Guidance.Finding, norm: Norm)? in
      let norm = file.knowledge.guide.norms[finding.index]
      guard norm.action?.page == page, case .duty = norm.kind, open.contains(finding.status) else { return nil }
      return (finding, norm)
    }
    guard !found.isEmpty else { return nil }
    self.heading = heading
    asks = found.sorted {
      ($0.finding.status.rawValue, $0.norm.strength.rank) < ($1.finding.status.rawValue, $1.norm.strength.rank)
    }
    .prefix(most).map { finding, norm in
      let isLateMust = finding.status == .overdue && norm.strength == .must
      let tone: Tag.Tone = isLateMust ? .danger : finding.status.asksForAction ? .due : .plain
      return Ask(
        tag: Tag("\(norm.strength.rawValue) · \(finding.status.norwegian)", tone),
        words: finding.status == .undecided ? norm.title : norm.whenMissing,
        due: finding.due.map { "Frist \($0.short(seenFrom: file.day)), \($0.relative(to: file.day))" })
    }
  }
}
