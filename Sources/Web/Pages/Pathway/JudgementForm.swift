internal import Access
internal import Casework
internal import CivilTime
internal import Desk
internal import Guidance

/// Reads the judgement and the choice of pathway.
struct JudgementForm {
  static let conditions = "eksempler"

  var form: FormReading
  let judgement: PathwayJudgement
  let statements: [Statement]
  let suggestion: PathwaySuggestion
  let day: Day?
  private let ids: [String]

  static func fresh(version: Int, today: Day) -> FormReading {
    FormReading(filledWith: [SigningForm.version: "\(version)", SigningForm.day: today.numeric])
  }

  init(_ sent: FormReading, _ place: PersonPlace) {
    var form = sent
    let knowledge = place.desk.knowledge
    var judgement = PathwayJudgement()
    judgement.severity = form.choice("alvor")
    judgement.duration = form.choice("varighet")
    judgement.function = form.choice("funksjon")
    judgement.qualityOfLife = form.choice("livskvalitet")
    judgement.experienced = form.choice("opplevd")
    // The boxes stand in several groups with a name each, so that every group has its own question.
    let groups = ConditionGroups(knowledge.pathways)
    var chosen: [String] = []
    for (place, group) in groups.groups.enumerated() {
      chosen += form.choices(Self.name(of: place), of: group.conditions.map(\.id))
    }
    chosen += form.choices("livshendelser", of: groups.lifeEvents.map(\.id))
    ids = chosen
    judgement.conditions = Set(chosen)
    self.judgement = judgement
    statements = Self.bothDisorders(form.choice("samtidig", of: ["ja", "nei", "vet-ikke"]))
    day = form.day(SigningForm.day, required: "Skriv hvilken dag valget er fra.")
    suggestion = PathwaySuggestion(
      judgement: judgement, facts: place.facts(adding: statements), examples: knowledge.examples, on: place.today)
    self.form = form
  }

  static func name(of group: Int) -> String { "\(conditions)-\(group + 1)" }

  private static func bothDisorders(_ answer: String?) -> [Statement] {
    switch answer {
    case "ja": [Statement(.bothDisorders, .yes), Statement(.bothDisordersJudged, .yes)]
    case "nei": [Statement(.bothDisorders, .no), Statement(.bothDisordersJudged, .yes)]
    case "vet-ikke": [Statement(.bothDisorders, .unknown)]
    default: []
    }
  }

  /// The choice to be signed; nil when the form says why not.
  mutating func choice(from current: Int?) -> PathwayChoice? {
    guard let code = form.choice("forlop", of: ["1", "2", "3"], required: "Velg hovedforløp 1, 2 eller 3.") else {
      return nil
    }
    let pathway = Int(code)
    var choice = PathwayChoice(
      pathway: pathway, severity: judgement.severity?.rawValue, duration: judgement.duration?.rawValue,
      function: judgement.function?.rawValue ?? "", qualityOfLife: judgement.qualityOfLife?.rawValue ?? "",
      experienced: judgement.experienced?.rawValue ?? "", conditions: ids)
    choice.ground = form.text("grunnlag") ?? ""
    choice.reasonToDiffer = form.text("avvik") ?? ""
    choice.suggested = suggestion.suggested
    choice.together = form.isTicked("sammen")
    choice.statements = statements
    // Judging again and staying is no move, and must not be told as one.
    if let current, current != pathway {
      let codes = PathwayWords.moving.map(\.rawValue)
      let cause = form.choice("arsak", of: codes, required: "Velg hvorfor dere flytter til et annet forløp.")
      choice.cause = cause.flatMap(MoveCause.init) ?? .reassessed
    }
    return choice
  }
}

extension PersonPlace {
  /// The record's facts as they would be with these statements, before anything is signed.
  func facts(adding statements: [Statement]) -> FactTable {
    var next = state
    next.apply(
      Entry(
        id: EntryID(""), record: record, version: state.version, day: today, writtenAt: desk.moment,
        author: actor.author, authority: "", edition: desk.guide.edition,
        event: .factsStated(StatedFacts(form: "forløp", statements: statements))))
    return next.facts
  }
}
