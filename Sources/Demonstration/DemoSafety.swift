internal import Access
internal import Casework
internal import CivilTime
internal import Content
internal import Desk
internal import Guidance

extension DemoLife {
  /// The tales about harm and violence that this person lives. Their dice are their own: they move nobody else's day.
  static func safety(of number: Int, _ tale: DemoTales.EnquiryTale, in municipality: DemoMunicipality)
    -> [DemoTales.SafetyTale]
  {
    var dice = Dice(seed: municipality.seed &+ UInt64(number) &* 104_729)
    return municipality.tales.safety.filter { $0.fits(tale) && dice.chance($0.share) }
  }

  /// What this contact brings of them.
  mutating func beSafe(at contact: Int) async throws(DeskError) {
    for step in safety.flatMap(\.steps) where step.contact == contact {
      var events: [Event] = []
      if !step.statements.isEmpty {
        events.append(.factsStated(StatedFacts(form: step.form, statements: step.statements, note: step.note)))
      }
      if step.writesCrisisPlan { events.append(.planWritten(crisisPlan)) }
      if let raised = tales.risks.first(where: { $0.risk == step.raised && $0.answer.isElevated }) {
        events.append(
          .risksAssessed(
            RiskAssessment(
              judgements: [RiskJudgement(risk: raised.risk, answer: raised.answer, basis: raised.basis)],
              protectiveFactors: raised.protective, measuresAtOnce: raised.measures, responsible: therapist.name,
              consulted: raised.consulted, nextReview: clock.now.day.adding(days: 14))))
      }
      if !events.isEmpty { try await sign(events) }
    }
  }

  /// In pathway 3 somebody in the service sets the day of the next check of the body, and writes down the last one.
  mutating func lookAfterTheBody() async throws(DeskError) {
    guard tale.pathway == 3, dice.chance(60), at(today, hour: 8) else { return }
    let next = today.adding(days: dice.number(-20...120))
    var statements = [Statement(.nextBodilyCheck, .yes, value: Int(next.ordinal))]
    if dice.chance(55) {
      let last = max(start, today.adding(days: -dice.number(3...420)))
      statements += [Statement(.diabetesCheck, .yes, on: last), Statement(.bodilyExamination, .yes, on: last)]
      let known = try await desk.person(record, page: "helse", for: therapist).state.facts
      if known.holds(.smokes) { statements.append(Statement(.smokingHelp, dice.chance(50) ? .yes : .declined)) }
    }
    try await sign([.factsStated(StatedFacts(form: "helse", statements: statements))])
  }
}
