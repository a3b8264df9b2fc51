internal import Casework
internal import CivilTime
internal import Desk
internal import Guidance

/// Where judging and choosing a main pathway happens: the judgement, what speaks for and against, and the choice.
struct JudgementPage: Page {
  static let template = "judgement"

  let title = "Vurder og velg forløp"
  let person: PersonFrame
  var crisisAddress: String? { person.crisisAddress }
  let errors: ErrorSummary
  let overtaken: Overtaken?
  let address: String
  let away: String
  let version: String
  let draftVersion: String
  let draft: DraftNote?
  let current: String
  let judged: [Choices]
  let groups: [Choices]
  let lifeEvents: Choices
  let both: Choices
  let known: SummaryList
  let suggestion: SuggestionPart?
  let choice: Choices
  let isMove: Bool
  let cause: Select
  let differ: TextArea
  let ground: TextArea
  let together: Choices
  let day: DateField

  init(
    _ place: PersonPlace, _ form: FormReading, suggestion: PathwaySuggestion?, draft: Draft? = nil,
    overtaken entry: Entry? = nil
  ) {
    let knowledge = place.desk.knowledge
    person = place.frame("forløp")
    errors = ErrorSummary(form)
    overtaken = entry.map { entry in
      guard case .pathwayChosen(let theirs) = entry.event else { return Overtaken(entry, [], seenFrom: place.today) }
      return Overtaken(entry, PathwayWords.rows(theirs), seenFrom: place.today)
    }
    away = place.address("forlop")
    address = "\(away)/vurdering"
    version = form.values[SigningForm.version]
    draftVersion = form.values[SigningForm.draft]
    self.draft = draft.map {
      DraftNote(
        $0, discardAddress: "\(place.address("forlop"))/vurdering/utkast/forkast", reader: place.actor,
        today: place.today)
    }
    let standing = place.state.pathway
    current =
      standing.map { "Nå: \(PathwayWords.name($0.pathway)) siden \($0.since.short(seenFrom: place.today))." }
      ?? "Personen er ikke i noe hovedforløp nå."
    judged = Self.judged(form)
    let conditions = ConditionGroups(knowledge.pathways)
    groups = conditions.groups.enumerated().map { number, group in
      Choices(JudgementForm.name(of: number), group.name, group.conditions.map(Self.option), many: true, in: form)
    }
    lifeEvents = Choices(
      "livshendelser", "Har noe av dette utløst det?", conditions.lifeEvents.map(Self.option), many: true, in: form)
    both = Choices(
      "samtidig", "Er det ruslidelse og psykisk lidelse samtidig?",
      [.init("ja", "Ja"), .init("nei", "Nei"), .init("vet-ikke", "Vet ikke ennå")], inline: true, in: form)
    known = SummaryList(SuggestionFacts.rows(place.state.facts, seenFrom: place.today))
    self.suggestion = suggestion.map { SuggestionPart($0, knowledge.pathways) }
    choice = Choices(
      "forlop", "Hvilket forløp velger dere?",
      knowledge.pathways.map { .init("\($0.number)", $0.name, hint: $0.summary) }, in: form)
    isMove = standing != nil
    cause = Select(
      "arsak", "Hvorfor flytter dere?", PathwayWords.moving.map { ($0.rawValue, RecordWords.cause($0).withLargeFirst) },
      hint: "Trengs bare når dere velger et annet forløp enn nå.", optional: true, in: form)
    ground = TextArea(
      "grunnlag", "Grunnlaget for valget, i ord",
      hint: "Hva dere snakket om, og hva personen mener selv.", optional: true, rows: 4, in: form)
    differ = TextArea(
      "avvik", "Velger dere noe annet enn forslaget? Skriv kort hvorfor.", optional: true, rows: 2, in: form)
    together = Choices("sammen", "Medvirkning", [.init("ja", "Valgt sammen med personen")], many: true, in: form)
    day = DateField(SigningForm.day, "Dagen valget er fra", in: form)
  }

  private static func option(_ condition: ExampleCondition) -> Choices.Option { .init(condition.id, condition.name) }

  private static func judged(_ form: FormReading) -> [Choices] {
    let unknown = Choices.Option("", "Vet ikke ennå")
    let loss: [Choices.Option] = [.init("lite", "Lite"), .init("noe", "Noe"), .init("markert", "Mye"), unknown]
    return [
      Choices(
        "alvor", "Hvor alvorlig er det nå?",
        [.init("mild", "Mildt"), .init("moderat", "Moderat"), .init("alvorlig", "Alvorlig"), unknown], inline: true,
        in: form),
      Choices(
        "varighet", "Hvor lenge venter dere at det varer?",
        [.init("kort", "Kort"), .init("lang", "Lenge"), unknown], inline: true, in: form),
      Choices("funksjon", "Hvor mye går det ut over hverdagen?", loss, inline: true, in: form),
      Choices("livskvalitet", "Hvor mye går det ut over livskvaliteten?", loss, inline: true, in: form),
      Choices("opplevd", "Hvor mye opplever personen det som et problem?", loss, inline: true, in: form),
    ]
  }
}
