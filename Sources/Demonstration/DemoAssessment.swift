internal import Access
internal import Casework
internal import CivilTime
internal import Content
internal import Desk
internal import Guidance

extension DemoLife {
  private var isSubstance: Bool {
    !Set(tale.themes).isDisjoint(with: ["rus", "overdose", "tilbakefall", "legemidler"])
  }

  /// One mapping, as wide as there was time for, and the risks that were asked about.
  mutating func assess(_ day: Day) async throws(DeskError) {
    guard at(day) else { return }
    let matters = words(tales.matters)
    let what = dice.chance(92) ? dice.one(of: matters, else: tales.matters[0]).words : ""
    let width = dice.number(5...18)
    let topics = Fact.topics.enumerated().map { index, fact in
      topic(fact, isWithin: index < 3 || dice.number(1...18) <= width)
    }
    let assessment = Assessment(
      whatMatters: what, topics: topics, statements: statements(),
      method: dice.chance(75) ? "Åpen samtale, og skjema der det passet." : "",
      participants: dice.chance(15) ? "Personen og pårørende" : "Personen")
    let state = try await sign([.assessmentSigned(assessment)])
    if state.facts.holds(.interpreterNeeded), !number.isMultiple(of: 3) {
      try await sign([.factsStated(StatedFacts(form: "kartlegging", statements: [Statement(.interpreterUsed, .yes)]))])
    }
    if dice.chance(86) { try await judgeRisk() }
    if dice.chance(55) {
      let plain: [Statement] = [.init(.informed, .yes), .init(.tookPart, .yes), .init(.summaryShared, .yes)]
      try await sign([.factsStated(StatedFacts(form: "samarbeid", statements: plain))])
    }
    // Whoever does not see where a protected person is cannot write down those around them either.
    if dice.chance(40), state.person.protection == .open { try await sign([.networkWritten(network())]) }
  }

  private mutating func topic(_ fact: Fact, isWithin: Bool) -> TopicAnswer {
    guard isWithin else { return TopicAnswer(topic: fact, status: .open, words: "") }
    if dice.chance(5) { return TopicAnswer(topic: fact, status: .declined, words: "") }
    if dice.chance(6) { return TopicAnswer(topic: fact, status: .notRelevant, words: "") }
    let words = dice.one(of: DemoTopicWords.words(fact), else: "Snakket om dette.")
    return TopicAnswer(topic: fact, status: .answered, words: words)
  }

  private mutating func statements() -> [Statement] {
    var all: [Statement] = []
    func plain(_ yes: Bool) -> Answer { yes ? .yes : .no }
    all.append(Statement(.mentalComplaints, plain(!isSubstance || dice.chance(60))))
    if dice.chance(80) { all.append(Statement(.substanceHabits, plain(isSubstance || dice.chance(55)))) }
    if dice.chance(75) { all.append(Statement(.substanceProblems, plain(isSubstance))) }
    if dice.chance(70) { all.append(Statement(.sleepTrouble, plain(dice.chance(60)))) }
    if dice.chance(50) { all.append(Statement(.bodilyUnclear, plain(dice.chance(25)))) }
    if dice.chance(78) {
      let hasChildren = dice.chance(28)
      all.append(Statement(.minorChildren, plain(hasChildren)))
      if hasChildren, dice.chance(80) { all.append(Statement(.minorsLookedAfter, .yes)) }
    }
    if dice.chance(60) { all.append(Statement(.minorSiblings, plain(dice.chance(6)))) }
    if dice.chance(65) {
      all.append(Statement(.hasRelatives, .yes))
      let consents = dice.chance(55)
      all.append(Statement(.consentRelatives, consents ? .yes : .declined))
      if consents, dice.chance(60) { all.append(Statement(.relativesContributed, .yes)) }
    }
    if dice.chance(70) { all.append(Statement(.smokes, plain(dice.chance(tale.pathway == 3 ? 60 : 22)))) }
    if tale.themes.contains("sorg") {
      all.append(Statement(.grief, .yes, since: start.adding(days: -dice.number(20...300))))
    }
    if tale.pathway == 3, tale.themes.contains("psykose") {
      all += [Statement(.psychosis, .yes), Statement(.antipsychotics, plain(dice.chance(80)))]
    }
    if tale.pathway == 3, dice.chance(70) { all.append(Statement(.longTermNeed, .yes)) }
    if dice.chance(50) { all.append(Statement(.mappedBefore, plain(dice.chance(40)))) }
    if dice.chance(60) { all.append(Statement(.bodilyHealthAsked, .yes)) }
    return all
  }

  private mutating func network() -> Network {
    let relation = dice.one(of: ["søster", "bror", "mor", "far", "samboer", "venn"], else: "venn")
    let mayKnow = dice.one(of: ["Avtaler og krise, ikke om rus", "Alt", "Bare at jeg får hjelp"], else: "Alt")
    let name = dice.one(of: tales.womensNames, else: "Kim")
    return Network(relatives: [.init(name: name, relation: relation, phone: "00007777", mayKnow: mayKnow)])
  }

  mutating func judgeRisk() async throws(DeskError) {
    let raised = dice.chance(tale.pathway == 3 ? 38 : tale.pathway == 2 ? 24 : 9)
    let fitting = tales.risks.filter { $0.answer.isElevated == raised }
    let story = dice.one(of: fitting.isEmpty ? tales.risks : fitting, else: tales.risks[0])
    var judgements: [RiskJudgement] = []
    for risk in Fact.risks {
      if risk == story.risk {
        judgements.append(RiskJudgement(risk: risk, answer: story.answer, basis: story.basis))
      } else if dice.chance(88) {
        judgements.append(RiskJudgement(risk: risk, answer: dice.chance(94) ? .none : .declined))
      }
    }
    let assessment = RiskAssessment(
      judgements: judgements, protectiveFactors: story.protective, measuresAtOnce: story.measures,
      responsible: story.answer.isElevated ? therapist.name : "", consulted: story.consulted,
      nextReview: story.answer.isElevated ? clock.now.day.adding(days: 14) : nil,
      statements: story.consulted.isEmpty ? [] : [Statement(.riskConsulted, .yes)])
    try await sign([.risksAssessed(assessment)])
  }
}

enum DemoTopicWords {
  /// What a person may say about a topic; invented, and plain.
  static func words(_ topic: Fact) -> [String] {
    switch topic {
    case .topicUnderstanding: ["Det begynte da jeg mistet rutinene.", "Jeg tror det henger sammen med søvnen."]
    case .topicRecovery: ["Forrige gang hjalp det å gå tur med naboen.", "Å ha noe å stå opp til."]
    case .topicResources: ["Søsteren min ringer hver søndag.", "Jeg er god med hendene."]
    case .topicMastery: ["Lager mat selv og betaler regningene.", "Klarer jobben, men ikke mer."]
    case .topicHistory: ["Hadde en tung periode for fem år siden.", "Ikke hatt hjelp før."]
    case .topicMedicines: ["Tar sovemedisin av og til.", "Ingen faste medisiner."]
    case .topicFunctioning: ["Orker halve dager.", "Går bra på dagen, kveldene er verst."]
    case .topicQualityOfLife: ["Fem av ti, sier hun selv.", "Bedre i sommer enn nå."]
    case .topicLivingConditions: ["Leier, trives. Stram økonomi.", "Har kjøkken, men lager sjelden mat."]
    case .topicActivity: ["Går til jobb, ellers lite.", "Svømmer på onsdager."]
    case .topicDigital: ["Har telefon, ikke BankID.", "Greit med video."]
    default: ["Snakket om dette, ingenting som haster.", "Vil gjerne komme tilbake til dette senere."]
    }
  }
}
