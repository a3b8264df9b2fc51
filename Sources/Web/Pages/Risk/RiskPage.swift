internal import Access
internal import Casework
internal import CivilTime
internal import Desk
internal import Guidance

/// How dangerous it is, what it rests on, and what is done about it.
struct RiskPage: Page {
  static let template = "risk"

  let title = "Risiko"
  let person: PersonFrame
  var crisisAddress: String? { person.crisisAddress }
  let errors: ErrorSummary
  let overtaken: Overtaken?
  /// Shown when somebody has judged a risk high.
  let high: Alert?
  let calls: EmergencyNumbers
  let asks: PageAsks?
  let standing: SummaryList?
  let never: EmptyState?
  let happeningAddress: String?
  /// The forms that go with a risk: what has happened, harm reduction, the danger of violence.
  let forms: [Button]
  let readOnly: Alert?
  let form: RiskFormPart?
  let prompts: [OverdosePrompt]

  init(_ place: PersonPlace, _ form: FormReading, draft: Draft? = nil, overtaken entry: Entry? = nil) {
    let (file, address) = (place.file, place.address("risiko"))
    let standing = RiskStanding(state: file.state, today: file.day)
    person = place.frame("risiko")
    errors = ErrorSummary(form)
    overtaken = entry.map { entry in
      var rows: [SummaryList.Row] = []
      if case .risksAssessed(let theirs) = entry.event {
        rows = RiskStanding.rows(theirs, seenFrom: file.day).map(\.row)
      }
      return Overtaken(entry, rows, seenFrom: file.day)
    }
    let raised = file.state.risks.filter { $0.answer == .high }
    high =
      raised.isEmpty
      ? nil
      : Alert(
        .danger, heading: "Høy risiko",
        raised.compactMap { risk in
          RiskQuestion.of(risk.risk).map { "\($0.name): høy (\(standing.when(risk.day)))." }
        }.joined(separator: " "))
    calls = EmergencyNumbers(place.desk.knowledge.municipality.emergencyNumbers)
    asks = PageAsks("Dette spør veilederen om her", page: "risiko", file)
    self.standing = file.state.risks.isEmpty ? nil : SummaryList(standing.rows)
    never =
      file.state.risks.isEmpty
      ? EmptyState("Risiko er ikke vurdert i denne journalen ennå.", advice: "At ingenting står her, betyr ikke nei.")
      : nil
    let mayWrite = place.actor.mayWrite
    happeningAddress = mayWrite ? "\(address)/hendelse" : nil
    forms = place.desk.knowledge.forms.filter { Self.besideRisk.contains($0.page) }.map {
      Button($0.name, kind: .quiet, to: PersonAddress.form($0.page, place.record))
    }
    readOnly = mayWrite ? nil : .readOnly
    self.form = mayWrite ? RiskFormPart(form, standing, address: address, draft: draft, reader: place.actor) : nil
    prompts = OverdosePrompt.all(file.state, today: file.day)
  }

  private static let besideRisk: Set<String> = ["risiko", "skadereduksjon", "voldsrisiko"]
}

/// The form that a risk assessment is written in.
struct RiskFormPart: Sendable {
  struct Question: Sendable {
    let name: String
    let last: String
    let since: String?
    let level: Choices
    let basis: TextArea
  }

  let address: String
  let version: String
  let draftVersion: String
  let draft: DraftNote?
  let questions: [Question]
  let protects: TextArea
  let atOnce: TextArea
  let responsible: Field
  let consulted: Field
  let next: DateField
  let changed: TextArea
  let before: [any Component]
  let done: Choices
  let seen: Choices
  let reason: TextArea
  let day: DateField

  init(_ form: FormReading, _ standing: RiskStanding, address: String, draft: Draft?, reader: StaffActor) {
    self.address = address
    version = form.values[SigningForm.version]
    draftVersion = form.values[SigningForm.draft]
    self.draft = draft.map {
      DraftNote($0, discardAddress: "\(address)/utkast/forkast", reader: reader, today: standing.today)
    }
    questions = RiskQuestion.all.map { question in
      Question(
        name: question.name, last: standing.lastTime(question), since: standing.since(question),
        level: Choices(question.level, question.question, RiskWords.options, inline: true, in: form),
        basis: TextArea(
          question.basis, "Hva bygger svaret på?", rows: 2, in: form))
    }
    protects = TextArea(
      "beskytter", "Det som beskytter", hint: "Mennesker, grunner til å leve, avtaler, steder som er trygge.",
      optional: true, rows: 2, in: form)
    before = FactQuestion(.selfHarmMappedBefore).parts(
      in: form, earlier: standing.state.facts.earlier(.selfHarmMappedBefore, seenFrom: standing.today))
    atOnce = TextArea(
      "straks", "Hva gjør dere med en gang?",
      hint: "Må være skrevet før en moderat eller høy risiko kan signeres.", rows: 3, in: form)
    responsible = Field(
      "ansvarlig", "Hvem har ansvar for det?", hint: "Navn eller funksjon.", width: .half, in: form)
    consulted = Field("droftet", "Hvem er det drøftet med?", optional: true, width: .half, in: form)
    next = DateField("neste", "Neste vurdering", optional: true, in: form)
    changed = TextArea(
      RiskForm.changed, "Hva er endret siden forrige vurdering?", optional: true, rows: 2, in: form)
    done = Choices(
      RiskForm.done, "Er noe av dette gjort nå?", RiskForm.doneFacts.map(Self.option), many: true, optional: true,
      in: form)
    seen = Choices(
      RiskForm.seen, "Har du sett eller mistenkt noe som ikke er vurdert ferdig?", RiskForm.seenFacts.map(Self.option),
      many: true, optional: true, in: form)
    reason = TextArea(
      RiskForm.reason, "Er det en grunn til ikke å kartlegge risiko nå?",
      hint: "Kan signeres alene, uten at noen risiko er vurdert.", optional: true, rows: 2, in: form)
    day = DateField(SigningForm.day, "Dagen vurderingen er fra", in: form)
  }

  private static func option(_ fact: Fact) -> Choices.Option {
    Choices.Option(fact.rawValue, fact.rawValue.withLargeFirst)
  }
}

extension Alert {
  /// For those who may read the record and not write in it.
  static let readOnly = Alert(.info, "Du kan lese her, men ikke skrive i journalen.")
}
