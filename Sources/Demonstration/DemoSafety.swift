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
}
