internal import Access
internal import Casework
internal import CivilTime
internal import Content
internal import Desk
internal import Guidance

extension DemoLife {
  mutating func choosePathway(_ day: Day) async throws(DeskError) {
    guard let pathway = tale.pathway, dice.chance(96), at(day) else { return }
    let combination: (String, String) =
      switch pathway {
      case 1: ("mild", "kort")
      case 2: dice.chance(45) ? ("alvorlig", "kort") : ("moderat", "lang")
      default: ("alvorlig", "lang")
      }
    let choice = PathwayChoice(
      pathway: pathway, severity: combination.0, duration: combination.1, function: "noe", qualityOfLife: "noe",
      experienced: "markert", ground: "Vurdert sammen ut fra hvordan hverdagen er nå.", suggested: [pathway])
    try await sign([.pathwayChosen(choice)])
    if pathway == 3, dice.chance(60) {
      try await sign([.planWritten(crisisPlan)])
    }
    if pathway == 3, dice.chance(75) {
      let back = dice.number(10...520)
      let on = max(start, today.adding(days: -back))
      if on <= clock.now.day {
        try await sign([.factsStated(StatedFacts(form: "helse", statements: [Statement(.heartCheck, .yes, on: on)]))])
      }
    }
  }

  /// A crisis plan made by the person and the one who follows them up.
  var crisisPlan: PlanVersion {
    PlanVersion(
      kind: .crisis,
      sections: [
        .init(id: "tegn", text: "Jeg slutter å svare på meldinger og snur døgnet."),
        .init(id: "hjelper", text: "At noen kommer innom. Ikke for mange spørsmål."),
        .init(id: "ringe", text: "\(therapist.name), og akuttelefonen om natten."),
      ], participants: "Personen og \(therapist.name)",
      statements: [Statement(.crisisPlanPerson, .yes), Statement(.crisisPlanMunicipal, .yes)])
  }

  mutating func beginMeasures(_ day: Day) async throws(DeskError) {
    guard let pathway = tale.pathway, at(day) else { return }
    let fitting = municipality.knowledge.measures.filter {
      $0.pathways.isEmpty || $0.pathways.contains(pathway)
    }
    let suited = fitting.filter { !Set($0.suits).isDisjoint(with: tale.themes) }
    var events: [Event] = []
    var used: Set<String> = []
    for _ in 0..<dice.number(1...(pathway + 1)) {
      guard let kind = (suited.isEmpty ? fitting : suited).randomElement(using: &dice) else { continue }
      guard used.insert(kind.id).inserted else { continue }
      let offer = municipality.knowledge.offers(of: kind).randomElement(using: &dice)
      let step: MeasureStep.Step = dice.chance(88) ? .started : dice.chance(50) ? .offered : .declined
      events.append(
        .measure(
          MeasureStep(
            measure: ItemID(clock.newID()), kind: kind.id, kindName: kind.name, step: step, offer: offer?.id,
            offerName: offer?.name ?? "", purposes: dice.chance(90) ? Array(kind.purposes.prefix(2)) : [],
            traits: kind.traits(in: pathway))))
    }
    let goal = GoalStep(
      goal: ItemID(clock.newID()), step: .set(words: dice.one(of: words(tales.goals), else: tales.goals[0]).words))
    if dice.chance(80) { events.append(.goal(goal)) }
    if dice.chance(60) {
      events.append(.factsStated(StatedFacts(form: "planer", statements: [Statement(.planAgreed, .yes)])))
    }
    if !events.isEmpty { try await sign(events) }
  }

  /// Contacts, scores, goals and what happens, until the end or today.
  mutating func followUp(from first: Day, to last: Day) async throws(DeskError) {
    let pause = tale.pathway == 3 ? 9...21 : 10...28
    let course = DemoCourse(tale: tale, &dice)
    var day = first
    var contacts = 0
    while day <= last {
      if at(day) {
        try await contact()
        contacts += 1
        try await beSafe(at: contacts)
        if contacts % 3 == 1, let result = course.result(after: contacts, in: municipality.knowledge, &dice) {
          try await sign([.instrumentScored(result)])
        }
        if contacts % 4 == 0 { try await rateGoal() }
        try await sayHowTheHelpIs(after: contacts)
        if tale.pathway == 3, dice.chance(2) { try await happen() }
        if contacts == 9, dice.chance(18) { try await move() }
        if contacts == 5, dice.chance(20) { try await depart() }
      }
      day = day.adding(days: dice.number(pause))
      while !day.isWorkingDay { day = day.adding(days: 1) }
    }
  }

  private mutating func contact() async throws(DeskError) {
    let isMissed = dice.chance(9)
    let note = dice.one(of: words(tales.notes), else: tales.notes[0])
    let contact = Contact(
      form: isMissed ? .notMet : note.form, with: "",
      note: isMissed ? "Kom ikke. Sendt melding og spurt hvordan det går." : note.words,
      minutes: isMissed ? nil : dice.one(of: [20, 30, 45, 60], else: 45))
    try await sign([.contactHeld(contact)])
  }

  private mutating func rateGoal() async throws(DeskError) {
    let file = try await desk.person(record, page: "mål", for: therapist)
    guard let goal = file.state.goals.first(where: { $0.ended == nil }) else { return }
    let before = goal.ratings.last?.value ?? 2
    let value = max(0, min(10, before + dice.number(-1...2)))
    try await sign([.goal(GoalStep(goal: goal.id, step: .rated(value, note: "")))])
  }

  private mutating func happen() async throws(DeskError) {
    let isSubstance = tale.themes.contains("rus")
    let fact = dice.one(of: isSubstance ? [.overdose, .discharged] : [.selfHarm, .discharged], else: Fact.discharged)
    let words = "Fikk vite om \(fact.rawValue). Kontakt samme dag."
    try await sign([
      .contactHeld(Contact(form: .phone, note: words, statements: [Statement(fact, .yes)]))
    ])
    if dice.chance(70) { try await judgeRisk() }
  }

  private mutating func move() async throws(DeskError) {
    guard let pathway = tale.pathway else { return }
    let target = pathway == 3 ? 2 : pathway + 1
    let isWorse = target > pathway
    try await sign([
      .pathwayChosen(
        PathwayChoice(
          pathway: target, severity: isWorse ? "moderat" : "moderat", duration: "lang",
          ground: isWorse ? "Det varer lenger enn vi trodde." : "Har hatt det roligere i flere måneder.",
          suggested: [target], cause: isWorse ? .longer : .better))
    ])
    if dice.chance(60) { try await judgeRisk() }
  }

  private mutating func depart() async throws(DeskError) {
    let file = try await desk.person(record, page: "fravik", for: therapist)
    let guide = file.knowledge.guide
    let open = file.evaluation.findings.filter {
      $0.status == .missing && guide.norms[$0.index].strength == .should && guide.norms[$0.index].kind == .duty
    }
    guard let finding = open.randomElement(using: &dice), let reason = tales.departures.randomElement(using: &dice)
    else {
      return
    }
    // What is only put off is looked at again.
    let until = reason.reason == .notNowClinically ? Departure.suggestedReview(from: clock.now.day) : nil
    let departure = Departure(
      norm: guide.norms[finding.index].id, reason: reason.reason, words: reason.words, until: until)
    try await sign([.departed(departure)])
  }
}
