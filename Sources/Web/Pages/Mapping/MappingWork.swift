internal import Access
internal import Casework
internal import CivilTime
internal import Desk
internal import Guidance

/// What the mapping's pages show of one record: the person, the draft, what was signed before.
struct MappingWork: Sendable {
  let file: PersonFile
  let plan: MappingPlan
  let draft: MappingDraft
  let earlier: EarlierAnswers
  let reading: MappingReading
  let address: MappingAddress
  let person: PersonFrame

  /// Opens the record; the look is logged.
  init(_ record: RecordID, _ desk: CaseDesk, for actor: StaffActor) async throws(DeskError) {
    let file = try await desk.person(record, page: "kartlegging", for: actor)
    let earlier = try await desk.earlierAnswers(record, for: actor)
    let draft = try await desk.mappingDraft(record, for: actor)
    self.init(
      file, MappingPlan(desk.knowledge), draft, earlier,
      PersonFrame(file: file, actor: actor, tab: "kartlegging"))
  }

  private init(
    _ file: PersonFile, _ plan: MappingPlan, _ draft: MappingDraft, _ earlier: EarlierAnswers, _ person: PersonFrame
  ) {
    (self.file, self.plan, self.draft, self.earlier, self.person) = (file, plan, draft, earlier, person)
    reading = MappingReading(draft.form, plan, earlier, file.state.facts, today: file.day)
    address = MappingAddress(file.record)
  }

  var today: Day { file.day }

  /// The same record with another draft, as after it was kept.
  func with(_ draft: MappingDraft) -> MappingWork { MappingWork(file, plan, draft, earlier, person) }

  /// The form of a part: what the draft holds.
  func form(_ section: MappingSection) -> FormReading {
    FormReading(FormValues(typed: draft.values(plan.fields(of: section))))
  }

  /// "Utkast: sist skrevet av Amir Haugen, i dag kl. 10.42."; nil when nobody has.
  func kept(_ section: MappingSection) -> String? {
    draft.writer(section).map { "Utkast, sist skrevet av \($0.inWords(seenFrom: today)). Ikke signert ennå." }
  }

  /// The questions of a part, with what is known beside them.
  func parts(_ questions: [FactQuestion], in form: FormReading) -> [any Component] {
    let asked = Dictionary(
      reading.crossQuestions.map { ($0.asks, $0.reason) }, uniquingKeysWith: { first, _ in first })
    return questions.flatMap { question in
      question.parts(
        in: form, earlier: file.state.facts.earlier(question.fact, seenFrom: today), because: asked[question.fact])
    }
  }

  /// A colleague's text in a part, where it differs from what is typed.
  func other(_ section: MappingSection, than form: FormReading) -> ColleagueText? {
    guard let writer = draft.writer(section) else { return nil }
    let theirs = FormReading(FormValues(typed: draft.fields))
    let rows = plan.fields(of: section).compactMap { name -> SummaryList.Row? in
      guard theirs.values.all(name) != form.values.all(name) else { return nil }
      return SummaryList.Row(plan.label(of: name), lines: plan.inWords(theirs.values.all(name)))
    }
    return ColleagueText(by: writer.inWords(seenFrom: today), rows: rows)
  }
}

extension MappingPlan {
  /// A field's name as a person reads it.
  func label(of field: String) -> String {
    let questions = topics.flatMap(\.facts) + Self.consent + Self.talk
    if let fact = questions.first(where: { FactQuestion($0).field == field }) { return FactQuestion(fact).label }
    if let question = RelativesQuestion(rawValue: field) { return question.label }
    if field.hasSuffix("-dag") { return "Når" }
    let name = field.split(separator: "-").first.map(String.init) ?? field
    return Self.labels[name] ?? name.withLargeFirst
  }

  /// What was typed or chosen, line by line.
  func inWords(_ texts: [String]) -> [String] {
    let codes = [
      FactQuestion.unknown: "vet ikke", FactQuestion.declined: "vil ikke svare", "på": "krysset av",
    ]
    return texts.flatMap { text in
      (TopicStatus(rawValue: text)?.norwegian ?? codes[text] ?? text).split(separator: "\n").map(String.init)
    }
  }

  private static let labels = [
    "ord": "Med personens egne ord", "status": "Hvordan temaet står", "samtykke": "Personen vil at svaret brukes",
    "sammen": "Sett på svaret sammen", "igjen": "Hvorfor det spørres på nytt", "barna": "Hvem som tar seg av barna",
    "metode": "Hvordan samtalen ble holdt", "deltakere": "Hvem som var med", "dag": "Dagen for samtalen",
    "parorende": "Om de pårørende", "kommentar": "Personens kommentar",
  ]
}
