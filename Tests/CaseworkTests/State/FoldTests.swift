internal import Casework
internal import CivilTime
internal import Testing

private let start = Day(year: 2026, month: 1, day: 5)!

private func entry(_ event: Event, _ version: Int, day: Int = 0) -> Entry {
  Entry(
    id: EntryID("e\(version)"), record: RecordID("r"), version: version, day: start.adding(days: day),
    writtenAt: Moment(day: start.adding(days: day), time: .midnight),
    author: Author(staff: StaffID("s"), name: "Prøve", role: "behandler", unit: UnitID("u")), authority: "prøve",
    edition: "veileder-2024-utkast", event: event)
}

private func stated(_ statements: Statement...) -> Event {
  .factsStated(StatedFacts(form: "prøve", statements: statements))
}

private func contact(_ note: String) -> Event { .contactHeld(Contact(form: .met, note: note)) }

@Suite struct FoldTests {
  @Test("A fact's slot is its place among all facts, so that every value lands in its own")
  func slotsFollowTheOrder() {
    for (place, fact) in Fact.allCases.enumerated() { #expect(fact.slot == place, "\(fact.rawValue)") }
  }

  @Test("Replaying equals applying one by one")
  func replayIsDeterministic() {
    let entries = [
      entry(stated(Statement(.smokes, .yes)), 1), entry(contact("Første"), 2, day: 2),
      entry(.pathwayChosen(PathwayChoice(pathway: 2, ground: "Prøve")), 3, day: 4),
      entry(.goal(GoalStep(goal: ItemID("g"), step: .set(words: "Sove"))), 4, day: 4),
      entry(.goal(GoalStep(goal: ItemID("g"), step: .rated(3, note: ""))), 5, day: 9),
    ]
    var state = CaseState()
    for entry in entries { state.apply(entry) }
    #expect(state == CaseState(replaying: entries))
    #expect(state.pathway?.pathway == 2)
    #expect(state.goals.first?.ratings.map(\.value) == [3])
  }

  @Test("Correcting equals never having erred, for the state")
  func correctionEqualsRight() {
    let wrong = entry(stated(Statement(.smokes, .yes)), 1)
    let other = entry(contact("Samtale"), 2, day: 1)
    let fixed = entry(
      .corrected(Correction(of: wrong.id, replacement: stated(Statement(.smokes, .no)), reason: "Feil")), 3, day: 5)
    let right = entry(stated(Statement(.smokes, .no)), 1)
    var corrected = CaseState(replaying: [wrong, other, fixed])
    var never = CaseState(replaying: [right, other])
    #expect(corrected.facts == never.facts)
    #expect(corrected.lastContact == never.lastContact)
    // Only the version tells that something was mended.
    #expect(corrected.version == 3)
    never.apply(entry(stated(), 3, day: 5))
    corrected.apply(entry(stated(), 4, day: 6))
    #expect(corrected.facts == never.facts)
  }

  @Test("A withdrawn entry leaves nothing, and a withdrawn correction brings it back")
  func withdrawing() {
    let written = entry(contact("Feil person"), 1)
    let withdrawn = entry(.corrected(Correction(of: written.id, replacement: nil, reason: "Feil journal")), 2)
    let regretted = entry(.corrected(Correction(of: withdrawn.id, replacement: nil, reason: "Var rett likevel")), 3)
    #expect(CaseState(replaying: [written, withdrawn]).contactCount == 0)
    #expect(CaseState(replaying: [written, withdrawn, regretted]).contactCount == 1)
  }

  @Test("A late entry about an earlier day does not overrule what is newer")
  func lateEntries() {
    let state = CaseState(replaying: [
      entry(stated(Statement(.smokes, .no)), 1, day: 10), entry(stated(Statement(.smokes, .yes)), 2, day: 3),
    ])
    #expect(state.facts[.smokes].answer == .no)
  }

  @Test("None, declined, unknown, not relevant and not asked are five answers")
  func answersAreApart() {
    let answers: [Answer] = [.no, .declined, .unknown, .notRelevant]
    let seen = answers.map { CaseState(replaying: [entry(stated(Statement(.smokes, $0)), 1)]).facts[.smokes].answer }
    #expect(seen == answers)
    #expect(CaseState().facts[.smokes].answer == .notAsked)
  }

  @Test("Being exposed to violence and being a risk of violence are two things")
  func exposureIsNotRisk() {
    let exposed = RiskAssessment(judgements: [RiskJudgement(risk: .violenceExposure, answer: .high, basis: "Slag")])
    let state = CaseState(replaying: [entry(.risksAssessed(exposed), 1)])
    #expect(state.facts.word(.violenceExposure) == "høy")
    #expect(state.facts[.violenceRisk].answer == .notAsked)
  }

  @Test("State does not grow with the number of contacts")
  func stateIsBounded() {
    var state = CaseState()
    for version in 1...500 { state.apply(entry(contact("Notat \(version)"), version, day: version)) }
    #expect(state.contactCount == 500)
    #expect(state.lastContact?.value.note == "Notat 500")
  }

  @Test("A score of 0 is an improvement")
  func zeroIsBetter() throws {
    func score(_ total: Int, _ version: Int) -> Entry {
      entry(
        .instrumentScored(InstrumentResult(instrument: "phq-9", instrumentVersion: "1", answers: [:], total: total)),
        version, day: version)
    }
    let state = CaseState(replaying: [score(14, 1), score(0, 2)])
    let course = try #require(state.scores.first)
    #expect(course.change == -14)
    #expect(course.latest.total == 0)
  }
}

@Suite struct DecideTests {
  private func problems(_ event: Event, in state: CaseState = CaseState(), day: Int = 0) -> [String] {
    event.problems(in: state, happened: start.adding(days: day), today: start).map(\.field)
  }

  @Test("Raised risk cannot be signed without a measure at once and somebody responsible")
  func raisedRiskNeedsMeasure() {
    let high = RiskJudgement(risk: .suicideRisk, answer: .high, basis: "Plan")
    #expect(problems(.risksAssessed(RiskAssessment(judgements: [high]))) == ["straks", "ansvarlig"])
    let handled = RiskAssessment(judgements: [high], measuresAtOnce: "Fulgt til legevakt", responsible: "Kari")
    #expect(problems(.risksAssessed(handled)).isEmpty)
    let low = RiskJudgement(risk: .suicideRisk, answer: .low)
    #expect(problems(.risksAssessed(RiskAssessment(judgements: [low]))).isEmpty)
  }

  @Test("Another pathway than suggested needs a reason; the suggested one does not")
  func otherPathwayNeedsReason() {
    #expect(problems(.pathwayChosen(PathwayChoice(pathway: 1, suggested: [2]))) == ["avvik"])
    #expect(problems(.pathwayChosen(PathwayChoice(pathway: 2, suggested: [2]))).isEmpty)
    #expect(problems(.pathwayChosen(PathwayChoice(pathway: 1, suggested: []))).isEmpty)
  }

  @Test("An enquiry demands only words; nothing else, and no future birth")
  func enquiryDemandsWords() {
    let now = Moment(day: start, time: .midnight)
    let bare = Enquiry(
      channel: .phone, words: "Hjelp", danger: .no, urgency: .today, person: PersonDetails(), received: now)
    #expect(problems(.enquiryReceived(bare)).isEmpty)
    var unborn = bare
    unborn.person.birthDate = start.adding(days: 1)
    #expect(problems(.enquiryReceived(unborn)) == ["fodt"])
    var empty = bare
    empty.words = " \n"
    #expect(problems(.enquiryReceived(empty)) == ["ord"])
  }

  @Test("Nothing can be written about a day that has not come")
  func noFuture() { #expect(problems(contact("Notat"), day: 1) == ["dag"]) }
}
