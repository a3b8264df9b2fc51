internal import Casework
internal import CivilTime
internal import Desk
internal import Guidance

extension MappingRelativesPage {
  init(_ work: MappingWork, form: FormReading? = nil, isConflict: Bool = false) {
    let section = MappingSection.relatives
    let typed = form ?? work.form(section)
    // What is typed now decides what is shown, also before it is kept.
    let reading = MappingReading(typed, work.plan, work.earlier, work.file.state.facts, today: work.today)
    title = "Opplysninger fra pårørende"
    person = work.person
    errors = ErrorSummary(typed)
    other = isConflict ? work.other(section, than: typed) : nil
    action = work.address.relatives
    seen = work.draft.revision(section)
    consent = work.parts(MappingPlan.consent.map(FactQuestion.init), in: typed)
    kept = work.kept(section)
    list = work.address.list
    let hasText = RelativesQuestion.allCases.contains { !typed.values[$0.rawValue].withoutSpaceAround.isEmpty }
    why = reading.relativesMayBeAsked ? nil : MappingRelativesPage.why(reading.answer(.consentRelatives))
    questions =
      reading.relativesMayBeAsked || hasText
      ? [Field("parorende-hvem", "Hvem forteller?", hint: "Navn og hvem de er for personen", width: .half, in: typed)]
        + RelativesQuestion.allCases.map { TextArea($0.rawValue, $0.label, optional: true, rows: 3, in: typed) }
        + [
          Choices(
            "parorende-avslo", "Vil de bidra?", [.init("på", "De pårørende ønsket ikke å bidra nå")], many: true,
            in: typed)
        ]
      : []
  }

  private static func why(_ consent: Answer) -> Alert {
    switch consent {
    case .no, .declined, .notRelevant:
      Alert(
        .info, heading: "Vi spør ikke pårørende",
        "Personen har ikke sagt ja. Det er et svar, og det skal respekteres. Pårørende kan likevel få generell "
          + "informasjon og støtte for egen del. Spør gjerne igjen en annen gang.")
    case .notAsked, .unknown, .yes:
      Alert(
        .info, heading: "Spør om samtykke først",
        "Spørsmålene til pårørende kommer fram når personen har sagt ja. Velg ja og lagre.")
    }
  }
}

extension MappingReviewPage {
  init(
    _ work: MappingWork, form: FormReading? = nil, notice: Alert? = nil, isConflict: Bool = false
  ) {
    let section = MappingSection.talk
    let typed = form ?? work.form(section)
    let reading = work.reading
    title = "Se over og signer"
    person = work.person
    errors = ErrorSummary(typed)
    other = isConflict ? work.other(section, than: typed) : nil
    notices = [notice].compactMap(\.self) + Self.notices(work)
    let touched = reading.touched
    topics =
      touched.isEmpty
      ? nil
      : SummaryList(
        touched.map { .init($0.topic.name, lines: $0.lines, change: work.address.topic($0.number)) })
    relatives = reading.relatives.map { told in
      let answers = told.statements.filter { MappingPlan.consent.contains($0.fact) || $0.answer == .declined }
        .map { "\(FactQuestion($0.fact).label): \($0.inWords)" }
      return SummaryList([
        .init(
          "Pårørende", lines: answers + told.note.split(separator: "\n").map(String.init),
          change: work.address.relatives)
      ])
    }
    nothing =
      touched.isEmpty
      ? EmptyState("Ingen temaer er skrevet ennå.", advice: "Begynn med det som er viktig for personen.") : nil
    let left = work.plan.topics.count - touched.count
    open =
      left == 0 || touched.isEmpty
      ? nil : "\(left) av \(work.plan.topics.count) temaer står urørt. De kan tas senere, i en ny kartlegging."
    action = work.address.review
    seen = work.draft.revision(section)
    draftVersion = work.draft.version
    recordVersion = work.file.state.version
    talk = Self.talk(work, typed)
    kept = work.kept(section)
    list = work.address.list
  }

  private static func talk(_ work: MappingWork, _ typed: FormReading) -> [any Component] {
    [
      DateField("dag", "Når var samtalen?", hint: "Står det tomt, er det i dag.", optional: true, in: typed),
      TextArea(
        "metode", "Hvordan ble kartleggingen gjort?",
        hint: "For eksempel åpen samtale, flere samtaler, med tolk, med et skjema", optional: true, rows: 2, in: typed),
      Field("deltakere", "Hvem var med?", optional: true, in: typed),
    ] + work.parts(work.plan.talkQuestions, in: typed) + [
      TextArea("kommentar", "Hva sa personen til oppsummeringen?", optional: true, rows: 2, in: typed)
    ]
  }

  /// What is wrong in the topics, and what is not asked yet.
  private static func notices(_ work: MappingWork) -> [Alert] {
    let own = Set(work.plan.fields(of: .talk))
    var alerts: [Alert] = []
    let wrong = work.reading.form.problems.filter { $0.field.map { !own.contains($0) } ?? true }
    if !wrong.isEmpty {
      alerts.append(
        Alert(
          .due, heading: "Må ordnes før du kan signere", "Gå til temaet med «Endre» i listen under.",
          lines: wrong.map(\.message)))
    }
    let open = work.reading.crossQuestions
    if !open.isEmpty {
      alerts.append(
        Alert(
          .due, heading: "Ikke spurt ennå", "Dere kan signere likevel, og spørre senere.",
          lines: open.map { "\(FactQuestion($0.asks).label). \($0.reason)" },
          button: open.first.map {
            Button("Gå til spørsmålet", kind: .quiet, small: true, to: work.address.question($0.asks, work.plan))
          }))
    }
    return alerts
  }
}
