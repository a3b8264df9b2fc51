internal import Casework
internal import CivilTime
internal import Desk
internal import Guidance
internal import Testing

/// A recommendation that reads what nobody can write down would be missing for ever.
@Suite struct EnterableFactsTests {
  let knowledge: Knowledge

  init() throws { knowledge = try StoryTests.knowledge.get() }

  @Test("Every fact that a recommendation reads can be written: in a topic, on a form, or by what is done elsewhere")
  func everyFactHasAPlace() {
    let places = asked.union(structured)
    for norm in knowledge.guide.norms + knowledge.editions.loaded.flatMap(\.guide.norms) {
      let read = norm.applies.facts + norm.fulfilled.facts + norm.deadline.readFacts
      for fact in read { #expect(places.contains(fact), "\(norm.id): nobody can write «\(fact.rawValue)».") }
    }
  }

  @Test("What a topic or a form asks for is asked as a question, never as a risk level or a pathway")
  func judgementsHaveTheirOwnPages() {
    for fact in asked { #expect(!Fact.risks.contains(fact) && fact != .pathway, "\(fact.rawValue)") }
  }

  /// The facts that content asks for: in the topics of a mapping and on the forms.
  private var asked: Set<Fact> {
    Set(knowledge.topics.flatMap(\.facts)).union(knowledge.forms.flatMap(\.parts).flatMap(\.facts))
  }

  /// The facts that follow from what is done on pages of their own.
  private var structured: Set<Fact> {
    let risks = RiskAssessment(
      judgements: Fact.risks.map { RiskJudgement(risk: $0, answer: .high, basis: "Sagt") }, measuresAtOnce: "Avtale")
    let mapping = Assessment(
      whatMatters: "Ro",
      topics: Fact.topics.map { TopicAnswer(topic: $0, status: .carriedOver, words: "Som før") }, statements: [],
      method: "samtale")
    let enquiry = LinkedEnquiry(
      enquiry: RecordID("h"), channel: .phone, words: "Hjelp", received: Moment(milliseconds: 0), opensEpisode: true)
    var choice = PathwayChoice(
      pathway: 2, severity: "moderat", duration: "lang", function: "noe", qualityOfLife: "noe", conditions: ["a"],
      ground: "Sammen")
    choice.from = 1
    let coordinator = CareTeam(coordinator: .init(staff: StaffID("s"), name: "Sam"))
    let result = InstrumentResult(instrument: "phq-9", instrumentVersion: "1", answers: [:], total: 3, competent: true)
    let goals: [GoalStep.Step] = [.set(words: "Gå ut"), .ended(reached: true, note: "")]
    let events: [Event] =
      [
        .enquiryLinked(enquiry), .assessmentSigned(mapping), .risksAssessed(risks), .pathwayChosen(choice),
        .careTeamSet(coordinator), .instrumentScored(result), .contactHeld(Contact(form: .met, note: "Møttes")),
        .registered(PersonDetails(birthDate: Chance.start, needsInterpreter: true)), .networkWritten(Network()),
        .planWritten(PlanVersion(kind: .crisis, sections: [])),
      ] + goals.map { .goal(GoalStep(goal: ItemID("m"), step: $0)) }
      + MeasureStep.Step.allCases.map { .measure(step($0)) }
    return Set(events.flatMap(\.statements).map(\.fact))
  }

  private func step(_ step: MeasureStep.Step) -> MeasureStep {
    var measure = MeasureStep(
      measure: ItemID("t"), kind: "kurs", kindName: "Kurs", step: step, traits: MeasureTrait.allCases)
    measure.purposeLacking = true
    return measure
  }
}
