internal import Casework
internal import CivilTime

/// One of each kind of event with every field filled, in texts that a careless store would spoil.
let everyEvent: [Event] = {
  let words = "Æøå é ß 👩‍👩‍👧 שלום 'x\"; DROP TABLE journal;-- \\ \n\t%_\u{0}slutt"
  let day = Day(ordinal: 20_100)
  let moment = Moment(milliseconds: 1_800_000_000_123)
  let person = PersonDetails(
    givenName: words, familyName: "Ås", birthDate: Day(ordinal: -10_000), nationalID: "01815012345",
    unknownAs: "Mann 40",
    phone: "+47 90 00 00 00", safeToCall: false, contactNote: words, address: "Gate 1", language: "se",
    needsInterpreter: true, generalPractitioner: "Lege", protectedAddress: true)
  let statements = [
    Statement(.suicideRisk, .yes, value: 2, on: day, since: day), Statement(.sleepTrouble, .declined),
    Statement(.birthDate, .yes, value: 8_000), Statement(.mentalComplaints, .no),
  ]
  let contact = Contact(form: .homeVisit, with: "mor", note: words, minutes: 45, statements: statements)
  return [
    .enquiryReceived(
      Enquiry(
        channel: .wardDischarge, words: words, danger: .now, dangerHandled: "Ringte 113", urgency: .immediate,
        person: person, from: "søster", received: moment, internalNote: words)),
    .enquiryStep(.urgencyChanged(.today, why: words)),
    .registered(person), .detailsChanged(person),
    .enquiryLinked(
      LinkedEnquiry(
        enquiry: RecordID("h-1"), channel: .generalPractitioner, words: words, received: moment, opensEpisode: true)),
    .networkWritten(
      Network(
        relatives: [.init(name: "Mor", relation: "mor", phone: "1", mayKnow: words)],
        children: [.init(name: "Barn", birthYear: 2015, lookedAfterBy: "far")])),
    .medicationsListed(Medications(medicines: [.init(name: "Medisin", dose: "10 mg", source: "fastlegen")])),
    .careTeamSet(
      CareTeam(
        responsible: .init(staff: StaffID("kari"), name: "Kari"),
        coordinator: .init(staff: StaffID("per"), name: "Per"),
        unit: UnitID("psyk"), unitName: "Psykisk helse", discuss: words)),
    .assessmentSigned(
      Assessment(
        whatMatters: words,
        topics: [
          TopicAnswer(
            topic: .topicRisk, status: .carriedOver, words: words, carriedFrom: EntryID("e"), carriedDay: day)
        ], statements: statements, method: "samtale", participants: "alle")),
    .risksAssessed(
      RiskAssessment(
        judgements: [RiskJudgement(risk: .overdoseRisk, answer: .high, basis: words)], protectiveFactors: "hund",
        measuresAtOnce: "nalokson", responsible: "Kari", consulted: "DPS", nextReview: day, statements: statements)),
    .instrumentScored(
      InstrumentResult(
        instrument: "phq-9", instrumentVersion: "1", answers: ["1": 0, "9": 3], total: 12, competent: true,
        riskItems: ["9"], note: words)),
    .pathwayChosen(
      PathwayChoice(
        pathway: 2, severity: "moderat", duration: "lang", function: words, qualityOfLife: words, experienced: words,
        conditions: ["a", "b"], ground: words, suggested: [1, 2], reasonToDiffer: words, cause: .wish,
        together: false, statements: statements)),
    .goal(GoalStep(goal: ItemID("g"), step: .rated(7, note: words))),
    .measure(
      MeasureStep(
        measure: ItemID("m"), kind: "kid", kindName: "Kurs", step: .started, offer: OfferID("o"), offerName: "Tilbud",
        purposes: ["mestring"], expectedEffect: words, note: words, traits: [.lowThreshold, .preventive])),
    .contactHeld(contact),
    .appointment(
      AppointmentStep(
        appointment: ItemID("a"), step: .booked, at: moment, form: .video, place: words, with: StaffID("kari"),
        withName: "Kari")),
    .task(TaskStep(task: ItemID("t"), step: .raised(what: words, due: day, urgent: true, owner: StaffID("kari")))),
    .factsStated(StatedFacts(form: "f", statements: statements, note: words)),
    .planWritten(
      PlanVersion(kind: .crisis, sections: [.init(id: "s", text: words)], participants: "vi", statements: statements)),
    .departed(Departure(norm: "MAP-1", reason: .notNowClinically, words: words, until: day)),
    .corrected(Correction(of: EntryID("r-15"), replacement: .contactHeld(contact), reason: words)),
    .removalDecided(
      RemovalDecision(
        .refused, of: [EntryID("r-1")], asker: .representative, ground: .misleading, words: words, appeal: words)),
    .transferred(Transfer(.contactHeld(contact), author: author, writtenAt: moment, reason: words)),
    .access(
      .granted(
        AccessGrant(
          id: ItemID("g"), kind: .selfAuthorised, staff: StaffID("kari"), staffName: "Kari", unitName: "FACT",
          until: moment, reason: .contactNow, words: words, opensBlocks: true, told: [StaffID("per")]))),
    .access(
      .blocked(
        RecordBlock(
          id: ItemID("b"), against: .unit(UnitID("psyk"), name: words), entries: [EntryID("r-3")], words: words))),
  ]
}()
