internal import Casework
internal import CivilTime
internal import Guidance

/// A mapping's draft read as what would be signed: the topics touched, the answers, what relatives told.
struct MappingReading: Sendable {
  /// What one topic comes to.
  struct TopicReading: Sendable {
    let number: Int
    let topic: Topic
    let answer: TopicAnswer
    let statements: [Statement]

    /// Whether anything about the topic would be signed.
    var isTouched: Bool { answer.status != .open || !statements.isEmpty || !answer.words.isEmpty }
  }

  /// The whole draft, with everything that is wrong noted at its field.
  private(set) var form: FormReading
  private(set) var topics: [TopicReading] = []
  /// What is about the talk and not one topic.
  private(set) var talk: [Statement] = []
  /// The answers about consent, and what relatives told; nil when nothing is written.
  private(set) var relatives: StatedFacts?
  /// What the person said to the summary; nil when nothing is written.
  private(set) var summary: StatedFacts?
  private(set) var method = ""
  private(set) var participants = ""
  /// The day of the talk, when another than today.
  private(set) var day: Day?

  /// Whether the person agrees that relatives are asked: the draft's answer, or else the record's.
  private(set) var relativesMayBeAsked = false

  private let plan: MappingPlan
  private let today: Day
  private let earlier: EarlierAnswers
  private let facts: FactTable

  /// - Parameter facts: what the record knows already.
  init(_ form: FormReading, _ plan: MappingPlan, _ earlier: EarlierAnswers, _ facts: FactTable, today: Day) {
    (self.form, self.plan, self.earlier, self.facts, self.today) = (form, plan, earlier, facts, today)
    for (index, topic) in plan.topics.enumerated() { topics.append(read(topic, index + 1)) }
    readTalk()
    readRelatives()
  }

  func topic(_ number: Int) -> TopicReading? { topics.first { $0.number == number } }

  var touched: [TopicReading] { topics.filter(\.isTouched) }

  /// What was answered about every fact.
  var statements: [Statement] { touched.flatMap(\.statements) + talk }

  /// What would be signed.
  var assessment: Assessment {
    let first = topics.first
    let matters = first?.answer.status == .answered ? form.values[TopicFields(1).words].withoutSpaceAround : ""
    return Assessment(
      whatMatters: matters, topics: touched.map(\.answer).filter { $0.status != .open || !$0.words.isEmpty },
      statements: statements, method: method, participants: participants)
  }

  /// What is answered about a fact, in the draft or else in the record.
  func answer(_ fact: Fact) -> Answer {
    let typed = (statements + (relatives?.statements ?? [])).last { $0.fact == fact }
    return typed?.answer ?? facts[fact].answer
  }

  /// The questions that other answers ask for and nobody has asked.
  var crossQuestions: [CrossQuestion] { CrossQuestion.open(answer) }

  /// Suspicions that are typed and not written in the record yet.
  var suspicions: [Fact] {
    statements.filter { $0.answer == .yes && Fact.suspicions.contains($0.fact) }.map(\.fact)
  }

  /// What would be signed, in one write.
  var events: [Event] {
    [.assessmentSigned(assessment)] + [summary, relatives].compactMap(\.self).map(Event.factsStated)
  }

  private mutating func read(_ topic: Topic, _ number: Int) -> TopicReading {
    let names = TopicFields(number)
    let given = form.text(names.words) ?? ""
    var statements = plan.questions(number).compactMap { $0.statement(in: &form, today: today) }
    var words = given
    if plan.asksWhoLooksAfter(number), let who = form.text("barna") {
      words = [words, "Hvem som tar seg av barn og søsken: \(who)"].filter { !$0.isEmpty }.joined(separator: "\n\n")
    }
    let chosen: TopicStatus? = form.choice(names.status)
    let saysSomething = !words.isEmpty || statements.contains { [.yes, .no, .unknown].contains($0.answer) }
    let status = chosen ?? (saysSomething ? .answered : .open)
    if status == .answered, !saysSomething, chosen != nil {
      form.refuse(
        names.words, "Temaet \(topic.name) er satt til besvart, men det står ingenting. Skriv noe, eller velg åpent.")
    }
    if status == .carriedOver { return carriedOver(topic, number, given, statements) }
    if status == .answered, !earlier[topic.fact].isEmpty {
      statements.append(Statement(.earlierAnswersExist, .yes))
      if let why = form.text(names.again) {
        statements.append(Statement(.reasonToAskAgain, .yes))
        words = [words, "Spurt på nytt fordi: \(why)"].filter { !$0.isEmpty }.joined(separator: "\n\n")
      }
    }
    let answer = TopicAnswer(topic: topic.fact, status: status, words: words)
    return TopicReading(number: number, topic: topic, answer: answer, statements: statements)
  }

  private mutating func carriedOver(
    _ topic: Topic, _ number: Int, _ given: String, _ statements: [Statement]
  ) -> TopicReading {
    let names = TopicFields(number)
    guard let latest = earlier.carriable(topic.fact) else {
      form.refuse(names.status, "Det finnes ikke noe svar fra før på \(topic.name). Velg noe annet.")
      return TopicReading(
        number: number, topic: topic, answer: TopicAnswer(topic: topic.fact, status: .open, words: given),
        statements: statements)
    }
    if !form.isTicked(names.consent) {
      form.refuse(names.consent, "Spør om personen vil at svaret fra før brukes, og kryss av.")
    }
    if !form.isTicked(names.together) {
      form.refuse(names.together, "Se på svaret sammen, og kryss av når dere er enige om at det fortsatt gjelder.")
    }
    if !given.isEmpty {
      form.refuse(names.words, "Svaret fra før brukes slik det står. Vil du legge til noe, så velg «besvart».")
    }
    let origin = earlier.origin(of: latest, topic.fact)
    let answer = TopicAnswer(
      topic: topic.fact, status: .carriedOver, words: latest.words, carriedFrom: origin.entry, carriedDay: origin.day)
    let exists = Statement(.earlierAnswersExist, .yes)
    return TopicReading(number: number, topic: topic, answer: answer, statements: statements + [exists])
  }

  private mutating func readTalk() {
    method = form.text("metode") ?? ""
    participants = form.text("deltakere", max: 500) ?? ""
    day = form.day("dag", in: Day.earliest...today, outside: "Samtalen kan ikke ligge fram i tid. Sjekk datoen.")
    talk = plan.talkQuestions.compactMap { $0.statement(in: &form, today: today) }
    if let comment = form.text("kommentar") {
      talk.removeAll { $0.fact == .commentOnSummary }
      summary = StatedFacts(
        form: "oppsummering", statements: [Statement(.commentOnSummary, .yes)],
        note: "Personens kommentar til oppsummeringen: \(comment)")
    }
  }

  private mutating func readRelatives() {
    var stated = MappingPlan.consent.compactMap { FactQuestion($0).statement(in: &form, today: today) }
    let consent = stated.first { $0.fact == .consentRelatives }?.answer ?? facts[.consentRelatives].answer
    let agreed = consent == .yes
    relativesMayBeAsked = agreed
    var told: [String] = []
    for question in RelativesQuestion.allCases {
      guard let words = form.text(question.rawValue) else { continue }
      guard agreed else {
        form.refuse(
          FactQuestion(.consentRelatives).field,
          "Det står noe fra pårørende, men ikke at personen samtykker. Spør om samtykke, eller fjern teksten.")
        break
      }
      told.append("\(question.label)\n\(words)")
      stated.append(Statement(question.fact, .yes))
    }
    if agreed, !told.isEmpty {
      stated.append(Statement(.relativesContributed, .yes))
      if let who = form.text("parorende-hvem", required: "Skriv hvem opplysningene kommer fra.") {
        told.insert("Fra: \(who)", at: 0)
      }
    } else if agreed, form.isTicked("parorende-avslo") {
      stated.append(Statement(.relativesContributed, .declined))
    }
    guard !stated.isEmpty else { return }
    relatives = StatedFacts(form: "pårørende", statements: stated, note: told.joined(separator: "\n\n"))
  }
}
