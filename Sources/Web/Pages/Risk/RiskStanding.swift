internal import Casework
internal import CivilTime
internal import Desk

/// What the record says about risk now, in words.
struct RiskStanding {
  let state: CaseState
  let today: Day

  /// "3. november, for 3 uker siden".
  func when(_ day: Day) -> String { "\(day.short(seenFrom: today)), \(day.relative(to: today))" }

  func latest(_ risk: Fact) -> RiskState? { state.risks.first { $0.risk == risk } }

  /// What was answered last, with its age; says so when it has never been assessed.
  func lastTime(_ question: RiskQuestion) -> String {
    guard let last = latest(question.risk) else { return "Sist: aldri vurdert." }
    let basis = last.basis.isEmpty ? "" : " Grunnlag da: \(last.basis)"
    return "Sist: \(RecordWords.level(last.answer)) (\(when(last.day))).\(basis)"
  }

  /// What has happened since the risk was last assessed; everything when it never was.
  func since(_ question: RiskQuestion) -> String? {
    let from = latest(question.risk)?.day
    let since = state.happenings.filter { happening in
      question.happenings.contains(happening.fact) && (from.map { happening.day >= $0 } ?? true)
    }
    guard !since.isEmpty else { return nil }
    let words = since.suffix(6).map { "\($0.fact.rawValue) \($0.day.short(seenFrom: today))" }
    return "\(from == nil ? "Har hendt" : "Har hendt siden da"): \(words.joined(separator: "; "))."
  }

  /// The standing answers as a list to read.
  var rows: [SummaryList.Row] {
    var rows = RiskQuestion.all.map { question in
      guard let last = latest(question.risk) else { return SummaryList.Row(question.name, "ikke vurdert") }
      return SummaryList.Row(
        question.name, "\(RecordWords.level(last.answer).withLargeFirst) · \(when(last.day))", last.basis)
    }
    guard let latest = state.riskAssessment else { return rows }
    rows += Self.rows(latest.value, seenFrom: today).filter { !$0.isRisk }.map(\.row)
    rows.append(.init("Vurdert av", "\(latest.author), \(when(latest.day))"))
    return rows
  }

  private static func review(_ day: Day, _ today: Day) -> String {
    let words = "\(day.short(seenFrom: today)), \(day.relative(to: today))"
    return day < today ? "Skulle vært vurdert på nytt \(words)" : words
  }

  /// One assessment in full.
  static func rows(_ assessment: RiskAssessment, seenFrom today: Day) -> [(isRisk: Bool, row: SummaryList.Row)] {
    let risks = assessment.judgements.filter { $0.answer != .notAssessed }.map { judgement in
      let name = RiskQuestion.of(judgement.risk)?.name ?? judgement.risk.rawValue
      return (true, SummaryList.Row(name, RecordWords.level(judgement.answer).withLargeFirst, judgement.basis))
    }
    let rest: [(String, String)] = [
      ("Det som beskytter", assessment.protectiveFactors), ("Gjort med en gang", assessment.measuresAtOnce),
      ("Ansvar", assessment.responsible), ("Drøftet med", assessment.consulted),
      ("Neste vurdering", assessment.nextReview.map { review($0, today) } ?? ""),
      ("Også skrevet", assessment.statements.map(\.fact.rawValue).joined(separator: ", ")),
    ]
    return risks + rest.filter { !$0.1.isEmpty }.map { (false, SummaryList.Row($0.0, $0.1)) }
  }
}
