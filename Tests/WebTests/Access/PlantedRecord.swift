import Access
import Casework
import CivilTime
import Desk
import Store
import Testing

@testable import Web

/// A record with a word of its own in every kind of entry and every field where somebody writes freely.
struct PlantedRecord {
  /// Stands in everything that is planted, and nowhere else.
  static let mark = "qzhemmelig"

  let record: RecordID
  let enquiry: RecordID
  /// What was planted, with the entry that holds it.
  private(set) var entries: [(kind: String, entry: EntryID)] = []

  static func word(_ kind: String) -> String { mark + kind }

  /// - Parameter reader: gets an appointment and a task, so that their own day has something to leak.
  init(_ desk: TestDesk, readBy reader: StaffActor) async throws {
    let writer = try desk.actor()
    var person = PersonDetails(givenName: "Oddvar", familyName: "Testad", birthDate: Day(iso: "1972-03-12"))
    person.phone = "00 00 12 34"
    let enquiry = Enquiry(
      channel: .phone, words: Self.word("henvendelse"), danger: .no, urgency: .thisWeek, person: person,
      from: Self.word("fra"), received: desk.desk.moment, internalNote: Self.word("notat"))
    (self.enquiry, record) = try await desk.daysAgo(60) {
      let id = try await desk.desk.receive(enquiry, by: writer, key: nil)
      return (id, try await desk.desk.openRecord(from: id, by: writer, key: nil))
    }
    let journal = try await desk.store.journal(of: record)
    entries += journal.filter { if case .enquiryLinked = $0.event { true } else { false } }.map {
      ("henvendelse", $0.id)
    }
    for (number, (kind, event)) in Self.events(desk.today, writer, reader).enumerated() {
      try await desk.sign(event, in: record, daysAgo: 50 - number)
      entries.append((kind, try #require(try await desk.store.journal(of: record).last?.id)))
    }
    try await repeated(desk, writer)
  }

  /// What is written about an entry, or carried on from one, in entries that are not themselves blocked.
  private func repeated(_ desk: TestDesk, _ writer: StaffActor) async throws {
    let contact = try #require(entries.first { $0.kind == "kontakt" }?.entry)
    let mapping = try #require(entries.first { $0.kind == "kartlegging" }?.entry)
    try await desk.desk.correct(
      Correction(
        of: contact, replacement: .contactHeld(Contact(form: .phone, note: Self.word("rettet"))),
        reason: Self.word("rettelse")), in: record, by: writer, key: nil)
    try await desk.desk.steer(
      .withheld(Withholding(entry: contact, code: "NORN_FFL", words: Self.word("tilbakeholdt"))), in: record,
      by: writer, key: nil)
    try await desk.desk.decideRemoval(
      RemovalDecision(
        .refused, of: [contact], asker: .person, words: Self.word("avslag"), appeal: Self.word("klage")), in: record,
      by: writer, key: nil)
    let carried = TopicAnswer(
      topic: .topicMastery, status: .carriedOver, words: Self.word("kartlegging"), carriedFrom: mapping,
      carriedDay: desk.today)
    try await desk.sign(
      .assessmentSigned(Assessment(whatMatters: "Ro.", topics: [carried], statements: [])), in: record, daysAgo: 1)
  }

  private static func events(_ today: Day, _ writer: StaffActor, _ reader: StaffActor) -> [(String, Event)] {
    func word(_ kind: String) -> String { Self.word(kind) }
    let soon = Moment(day: today, time: .noon)
    return [
      (
        "nettverk",
        .networkWritten(
          Network(
            relatives: [.init(name: word("navn"), relation: word("slekt"), phone: "", mayKnow: word("vite"))],
            children: [.init(name: word("barn"), birthYear: 2015, lookedAfterBy: word("passes"))]))
      ),
      (
        "legemidler",
        .medicationsListed(
          Medications(medicines: [.init(name: word("middel"), dose: word("dose"), source: word("kilde"))]))
      ),
      (
        "kartlegging",
        .assessmentSigned(
          Assessment(
            whatMatters: word("viktig"),
            topics: [TopicAnswer(topic: .topicMastery, status: .answered, words: word("kartlegging"))],
            statements: [], method: word("metode"), participants: word("deltakere")))
      ),
      (
        "risiko",
        .risksAssessed(
          RiskAssessment(
            judgements: [RiskJudgement(risk: .suicideRisk, answer: .moderate, basis: word("grunnlag"))],
            protectiveFactors: word("vern"), measuresAtOnce: word("straks"), responsible: word("ansvar"),
            consulted: word("konsultert"), nextReview: today))
      ),
      (
        "måling",
        .instrumentScored(
          InstrumentResult(
            instrument: "phq-9", instrumentVersion: "1", answers: [:], total: 19, note: word("skjema"),
            takenBy: word("utfylt")))
      ),
      (
        "forløp",
        .pathwayChosen(
          PathwayChoice(
            pathway: 3, severity: "alvorlig", duration: "lang", function: word("funksjon"),
            qualityOfLife: word("livskvalitet"), experienced: word("opplevd"), ground: word("begrunnelse"),
            suggested: [3], statements: []))
      ),
      ("mål", .goal(GoalStep(goal: ItemID("g"), step: .set(words: word("mål"))))),
      ("målvurdering", .goal(GoalStep(goal: ItemID("g"), step: .rated(6, note: word("vurdert"))))),
      (
        "tiltak",
        .measure(
          MeasureStep(
            measure: ItemID("m"), kind: "samtaler-med-helsepersonell", kindName: word("tiltak"), step: .started,
            offerName: word("tilbud"), expectedEffect: word("virkning"), note: word("tiltaksnotat")))
      ),
      ("kontakt", .contactHeld(Contact(form: .met, with: word("med"), note: word("kontakt"), statements: []))),
      (
        "avtale",
        .appointment(
          AppointmentStep(
            appointment: ItemID("a"), step: .booked, at: soon, form: .homeVisit, place: word("sted"), with: reader.id,
            withName: reader.name))
      ),
      (
        "oppgave",
        .task(
          TaskStep(
            task: ItemID("t"), step: .raised(what: word("oppgave"), due: today, urgent: true, owner: reader.id)))
      ),
      (
        "skjema",
        .factsStated(StatedFacts(form: "helse", statements: [Statement(.sleepTrouble, .yes)], note: word("opplysning")))
      ),
      (
        "plan",
        .planWritten(
          PlanVersion(
            kind: .crisis, sections: [.init(id: "tegn", text: word("tegn"))], participants: word("plandeltaker")))
      ),
      ("fravik", .departed(Departure(norm: "HF3-47", reason: .harmful, words: word("fravik")))),
      (
        "team",
        .careTeamSet(
          CareTeam(
            responsible: .init(staff: writer.id, name: writer.name), unit: writer.unit, unitName: writer.unitName,
            discuss: word("drøftes")))
      ),
      (
        "opplysninger",
        .detailsChanged(
          PersonDetails(
            givenName: "Oddvar", familyName: "Testad", birthDate: Day(iso: "1972-03-12"), phone: "00 00 12 34",
            contactNote: word("beskjed"), address: word("adresse"), language: word("språk"),
            generalPractitioner: word("fastlege")))
      ),
    ]
  }
}
