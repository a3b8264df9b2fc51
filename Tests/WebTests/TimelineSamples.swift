import Casework
import CivilTime

/// One of every kind of event, for what must hold whatever is written.
enum TimelineSamples {
  static let author = Author(staff: StaffID("kari"), name: "Kari Lund", role: "behandler", unit: UnitID("psyk"))
  static let day = Day(ordinal: 20_000)

  static func entry(_ event: Event, version: Int = 1) -> Entry {
    Entry(
      id: EntryID("e-\(version)"), record: RecordID("r"), version: version, day: day,
      writtenAt: Moment(day: day, time: .noon), author: author, authority: "prøve", edition: "prøve", event: event)
  }

  private static let member = CareTeam.Member(staff: StaffID("kari"), name: "Kari Lund")
  private static let yes = [Statement(.mentalComplaints, .yes), Statement(.sleepTrouble, .declined)]

  static let events: [Event] =
    [
      .enquiryReceived(
        Enquiry(
          channel: .phone, words: "ord", danger: .now, urgency: .immediate, person: PersonDetails(),
          received: Moment(milliseconds: 0))),
      .enquiryStep(.taken(by: StaffID("kari"), name: "Kari")),
      .enquiryStep(.assigned(to: StaffID("kari"), name: "Kari")),
      .enquiryStep(.callAttempted(reached: false, note: "ord")), .enquiryStep(.answered(note: "ord")),
      .enquiryStep(.dangerHandled(what: "ord")), .enquiryStep(.urgencyChanged(.today, why: "ord")),
      .enquiryStep(.linked(record: RecordID("r"))), .enquiryStep(.closed(reason: .adviceGiven, note: "ord")),
      .registered(PersonDetails(givenName: "Ola")), .detailsChanged(PersonDetails(givenName: "Ola")),
      .enquiryLinked(
        LinkedEnquiry(
          enquiry: RecordID("h"), channel: .letter, words: "ord", received: Moment(milliseconds: 0), opensEpisode: true)
      ),
      .networkWritten(Network(relatives: [.init(name: "Per", relation: "bror")])), .networkWritten(Network()),
      .medicationsListed(Medications(medicines: [.init(name: "medisin")])),
      .medicationsListed(Medications(medicines: [])),
      .careTeamSet(CareTeam(responsible: member, coordinator: member)),
      .assessmentSigned(
        Assessment(
          whatMatters: "ord",
          topics: TopicStatus.allCases.map { TopicAnswer(topic: .topicRisk, status: $0, words: "ord") },
          statements: yes)),
      .risksAssessed(
        RiskAssessment(judgements: RiskAnswer.allCases.map { RiskJudgement(risk: .suicideRisk, answer: $0) })),
      .instrumentScored(InstrumentResult(instrument: "phq-9", instrumentVersion: "1", answers: [:], total: 0)),
      .instrumentScored(
        InstrumentResult(instrument: "ukjent", instrumentVersion: "1", answers: [:], total: nil, riskItems: ["9"])),
      .pathwayChosen(PathwayChoice(pathway: 2, ground: "ord", cause: .worse, statements: yes)),
      .pathwayChosen(PathwayChoice(pathway: nil, ground: "ord", cause: .finished)),
      .goal(GoalStep(goal: ItemID("g"), step: .set(words: "ord"))),
      .goal(GoalStep(goal: ItemID("g"), step: .rated(0, note: ""))),
      .goal(GoalStep(goal: ItemID("g"), step: .ended(reached: true, note: "ord"))),
      .contactHeld(Contact(form: .notMet, note: "ord", minutes: 10, statements: yes)),
      .task(TaskStep(task: ItemID("t"), step: .raised(what: "ord", due: day, urgent: true, owner: nil))),
      .task(TaskStep(task: ItemID("t"), step: .done(what: "ord"))),
      .task(TaskStep(task: ItemID("t"), step: .withdrawn(why: "ord"))),
      .factsStated(StatedFacts(form: "helse", statements: yes, note: "ord")),
      .factsStated(StatedFacts(form: "ukjent", statements: yes)),
      .planWritten(
        PlanVersion(kind: .crisis, sections: [.init(id: "tegn", text: "ord"), .init(id: "x", text: "ord")])),
      .departed(Departure(norm: "MAP-01", reason: .harmful, words: "ord")),
      .departed(Departure(norm: "finnes-ikke", reason: .notAvailable, words: "ord")),
      .corrected(Correction(of: EntryID("x"), replacement: nil, reason: "ord")),
      .corrected(
        Correction(
          of: EntryID("x"), replacement: .contactHeld(Contact(form: .met, note: "riktig")), reason: "ord")),
      .removalDecided(RemovalDecision(.moved, of: [EntryID("x")], asker: .service, words: "ord")),
      .removalDecided(
        RemovalDecision(.erased, of: [EntryID("x")], asker: .person, ground: .unneeded, words: "ord")),
      .removalDecided(
        RemovalDecision(
          .refused, of: [EntryID("x"), EntryID("y")], asker: .representative, words: "ord", appeal: "ord")),
      .transferred(
        Transfer(
          .contactHeld(Contact(form: .met, note: "ord")),
          author: Author(staff: StaffID("kari"), name: "Kari", role: "behandler", unit: UnitID("u")),
          writtenAt: Moment(milliseconds: 0), reason: "ord")),
    ] + measures + appointments + access

  private static let access: [Event] = [
    .granted(
      AccessGrant(
        id: ItemID("g"), kind: .guidance, staff: StaffID("kari"), staffName: "Kari", unitName: "FACT",
        until: Moment(milliseconds: 0), reason: .guidance, words: "ord")),
    .granted(
      AccessGrant(
        id: ItemID("g"), kind: .selfAuthorised, staff: StaffID("kari"), staffName: "Kari", unitName: "FACT",
        until: Moment(milliseconds: 0), reason: .dangerToLife, words: "")),
    .ended(grant: ItemID("g"), why: "ord"), .seen(grant: ItemID("g")),
    .reviewed(grant: ItemID("g"), verdict: .questioned, note: "ord"),
    .blocked(RecordBlock(id: ItemID("b"), against: .staff(StaffID("kari"), name: "Kari"), words: "ord")),
    .blocked(RecordBlock(id: ItemID("b"), against: .everybody, entries: [EntryID("x")])),
    .unblocked(block: ItemID("b"), why: "ord"),
    .withheld(Withholding(entry: EntryID("x"), code: "NORN_FFL", words: "ord")),
    .shown(entry: EntryID("x"), why: "ord"), .watched(true, why: "ord"), .watched(false, why: "ord"),
  ].map(Event.access)

  private static let measures = MeasureStep.Step.allCases.map {
    Event.measure(MeasureStep(measure: ItemID("m"), kind: "akan", kindName: "Tiltak", step: $0, note: "ord"))
  }

  private static let appointments = AppointmentStep.Step.allCases.map {
    Event.appointment(
      AppointmentStep(
        appointment: ItemID("a"), step: $0, at: Moment(milliseconds: 0), form: .group, with: StaffID("kari"),
        withName: "Kari"))
  }
}
