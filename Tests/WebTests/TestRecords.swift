import Access
import Casework
import CivilTime
import Desk
import Testing

@testable import Web

extension TestDesk {
  /// A record opened from a phone call, with nothing in it but who it is.
  func openRecord(
    _ given: String = "Oddvar", _ family: String = "Testad", daysAgo days: Int = 0,
    details change: (inout PersonDetails) -> Void = { _ in }
  ) async throws -> RecordID {
    let actor = try actor()
    var person = PersonDetails(givenName: given, familyName: family, birthDate: Day(iso: "1972-03-12"))
    person.phone = "00 00 12 34"
    change(&person)
    return try await daysAgo(days) {
      let enquiry = Enquiry(
        channel: .phone, words: "Jeg får ikke sove.", danger: .no, urgency: .thisWeek, person: person,
        received: desk.moment)
      let id = try await desk.receive(enquiry, by: actor, key: nil)
      return try await desk.openRecord(from: id, by: actor, key: nil)
    }
  }

  /// A record with eight months of history: a mapping, risks, pathway 3, a plan, measures, scores, contacts.
  func openRecordWithHistory() async throws -> RecordID {
    let actor = try actor()
    let record = try await openRecord(daysAgo: 240) {
      ($0.safeToCall, $0.contactNote, $0.needsInterpreter) = (true, "etter kl. 12", false)
    }
    try await sign(.assessmentSigned(Self.assessment), in: record, daysAgo: 235)
    try await sign(.networkWritten(Self.network), .medicationsListed(Self.medicines), in: record, daysAgo: 230)
    let choice = PathwayChoice(
      pathway: 3, severity: "alvorlig", duration: "lang", ground: "Lang tids strev, og det er alvorlig nå.",
      suggested: [3], statements: [Statement(.longTermNeed, .yes)])
    try await sign(.pathwayChosen(choice), in: record, daysAgo: 220)
    let team = CareTeam(
      responsible: .init(staff: actor.id, name: actor.name), coordinator: .init(staff: actor.id, name: actor.name),
      unit: actor.unit, unitName: actor.unitName)
    try await sign(
      .careTeamSet(team), .goal(GoalStep(goal: ItemID("maal-1"), step: .set(words: "Sove fem timer i strekk"))),
      .measure(
        MeasureStep(
          measure: ItemID("tiltak-1"), kind: "samtaler-med-helsepersonell", kindName: "Samtaler med helsepersonell",
          step: .started, purposes: ["mestring"])), in: record, daysAgo: 200)
    for (days, total) in [(190, 19), (100, 14), (20, 9)] { try await score(total, in: record, daysAgo: days) }
    try await sign(
      .planWritten(
        PlanVersion(
          kind: .crisis,
          sections: [
            .init(id: "tegn", text: "Slutter å svare på meldinger."), .init(id: "hjelper", text: "Ringe søster."),
          ], participants: "Oddvar og søster")), in: record, daysAgo: 90)
    try await sign(
      .contactHeld(
        Contact(
          form: .phone, note: "Har tatt for mye medisin i helgen.",
          statements: [Statement(.overdose, .yes, on: today.adding(days: -12))])), in: record, daysAgo: 10)
    try await sign(.risksAssessed(Self.risks), in: record, daysAgo: 3)
    try await sign(
      .goal(GoalStep(goal: ItemID("maal-1"), step: .rated(6, note: ""))),
      .contactHeld(Contact(form: .met, note: "Sover bedre. Drukket to ganger siden sist.")),
      .appointment(
        AppointmentStep(
          appointment: ItemID("avtale-1"), step: .booked,
          at: Moment(day: today.adding(days: 1), time: .noon), form: .homeVisit, place: "hjemme", with: actor.id,
          withName: actor.name)), in: record, daysAgo: 2)
    return record
  }

  /// A PHQ-9 entered as a total.
  func score(_ total: Int, in record: RecordID, daysAgo days: Int) async throws {
    let result = InstrumentResult(instrument: "phq-9", instrumentVersion: "1", answers: [:], total: total)
    try await sign(.instrumentScored(result), in: record, daysAgo: days)
  }

  private static let assessment = Assessment(
    whatMatters: "Å få sove, og å klare å ta imot datteren min annenhver helg.",
    topics: [
      TopicAnswer(topic: .topicRecovery, status: .answered, words: "Å gå tur med hunden hjalp."),
      TopicAnswer(topic: .topicMastery, status: .answered, words: "Jeg lager middag selv."),
      TopicAnswer(topic: .topicRisk, status: .declined, words: ""),
    ],
    statements: [Statement(.mentalComplaints, .yes), Statement(.minorChildren, .yes)],
    method: "samtale", participants: "Oddvar og søster")

  private static let network = Network(
    relatives: [
      .init(name: "Randi Testad", relation: "søster", phone: "00 00 55 66", mayKnow: "avtaler og krise, ikke om rus")
    ],
    children: [.init(name: "Nora", birthYear: 2015, lookedAfterBy: "hos mor, følges opp av helsesykepleier")])

  private static let medicines = Medications(medicines: [
    .init(name: "olanzapin", dose: "10 mg", source: "fastlegen")
  ])

  private static let risks = RiskAssessment(
    judgements: [
      RiskJudgement(risk: .suicideRisk, answer: .moderate, basis: "Tanker hver kveld, ingen plan."),
      RiskJudgement(risk: .violenceRisk, answer: .none, basis: "Ingenting tyder på det."),
    ],
    protectiveFactors: "Datteren.", measuresAtOnce: "Ringer hver kveld. Kriseplanen er delt.",
    responsible: "vakthavende", consulted: "Akutteamet", nextReview: Day(iso: "2026-11-30"))
}
