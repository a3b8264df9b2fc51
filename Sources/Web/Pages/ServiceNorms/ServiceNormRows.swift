internal import Casework
internal import CivilTime
internal import Desk
internal import Guidance

/// Service norms as tables, one for each chapter.
enum ServiceNormRows {
  static func tables(_ answered: [AnsweredNorm], today: Day) -> [Table] {
    groups(answered).map { letters, own in
      Table(
        id: "kapittel-\(letters)", caption: "\(ServiceNormWords.chapter(letters)) (\(letters)): \(own.count) vist",
        columns: [.init("Når det er møtt"), .init("Status"), .init("Eier"), .init("Neste steg")],
        rows: own.map { row($0, today) })
    }
  }

  /// The chapters in the order met, each with its own.
  static func groups(_ answered: [AnsweredNorm]) -> [(letters: String, own: [AnsweredNorm])] {
    var order: [String] = []
    for one in answered where !order.contains(one.norm.chapter) { order.append(one.norm.chapter) }
    let groups = Dictionary(grouping: answered, by: \.norm.chapter)
    return order.map { ($0, groups[$0, default: []]) }
  }

  private static func row(_ answered: AnsweredNorm, _ today: Day) -> Table.Row {
    let (norm, assessment) = (answered.norm, answered.latest?.assessment)
    let isOverdue = assessment?.isOverdue(on: today) == true
    return Table.Row([
      .init(
        norm.title, to: ServiceNormWords.address(of: norm.id), under: "\(norm.id) · \(norm.strength.rawValue)"),
      .init(part: ServiceNormWords.tag(answered.standing, norm.strength, isOverdue: isOverdue)),
      .init(assessment?.ownerName ?? ""),
      .init(step(assessment), under: when(assessment, today)),
    ])
  }

  private static func step(_ assessment: SelfAssessment?) -> String {
    guard let text = assessment?.nextStep else { return "" }
    return text.count <= 90 ? text : text.prefix(90) + "…"
  }

  /// The day that comes first: that of the step, or that of the next look.
  static func when(_ assessment: SelfAssessment?, _ today: Day) -> String? {
    guard let assessment else { return nil }
    if assessment.standing.isUnmet, let deadline = assessment.deadline { return DueWords.words(deadline, on: today) }
    return assessment.nextCheck.map {
      DueWords.isLate($0, on: today) ? "skulle vært sjekket \($0.numeric)" : "sjekkes igjen \($0.numeric)"
    }
  }
}
