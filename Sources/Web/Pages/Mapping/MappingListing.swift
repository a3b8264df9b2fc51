internal import Casework
internal import CivilTime
internal import Desk
internal import Guidance

extension MappingPage {
  /// - Parameters:
  ///   - form: the part about what matters, when it is shown again.
  ///   - suspicion: the form about suspicions, when it is shown again.
  init(
    _ work: MappingWork, form: FormReading? = nil, other: Alert? = nil,
    suspicion: FormReading = FormReading()
  ) {
    let today = work.today
    let first = MappingSection.topic(1)
    let typed = form ?? work.form(first)
    title = "Kartlegging"
    person = work.person
    errors = ErrorSummary(form ?? suspicion)
    draft = work.draft.last.map { "Utkastet er felles, og ble sist lagret av \($0.inWords(seenFrom: today))." }
    discardAddress = work.draft.isEmpty ? nil : work.address.discard
    self.other = other
    matters = TextArea(
      TopicFields(1).words, "Hva er viktig for deg?", hint: "Skriv med personens egne ord.", rows: 4, ownWords: true,
      in: typed)
    mattersAddress = work.address.whatMatters
    mattersSeen = work.draft.revision(first)
    earlierMatters = work.file.state.whatMatters.map {
      EarlierWords(words: $0.value, source: "\($0.day.short(seenFrom: today)), skrevet av \($0.author)")
    }
    pending = MappingPage.pending(work)
    let open = work.reading.crossQuestions
    notAsked =
      open.isEmpty
      ? nil
      : TaskList(
        open.map {
          .init(
            FactQuestion($0.asks).label, to: work.address.question($0.asks, work.plan), hint: $0.reason,
            state: Tag("ikke spurt", .due))
        })
    let states = work.plan.topics.indices.map { MappingPage.state(of: $0 + 1, work) }
    progress = Progress(
      id: "framdrift", "Temaer det er svart på", done: states.count { $0.status != .open }, of: states.count,
      text: "\(states.count { $0.status != .open }) av \(states.count) temaer")
    topics = TaskList(
      zip(work.plan.topics, states).enumerated().map { index, pair in
        .init(
          "\(index + 1). \(pair.0.name)", to: work.address.topic(index + 1), hint: pair.1.hint,
          state: Tag(pair.1.text, pair.1.status.tone))
      })
    parts = MappingPage.parts(work)
    review = Button("Se over og signer", to: work.address.review)
    self.suspicion = Choices(
      "mistanke", "Hva er du bekymret for?", SuspicionMark.options, many: true, in: suspicion)
    suspicionNote = TextArea(
      "mistanke-hva", "Hva så eller hørte du?", optional: true, rows: 2, max: 2_000, in: suspicion)
    suspicionAddress = work.address.suspicion
  }

  private static func pending(_ work: MappingWork) -> Alert? {
    guard let first = work.reading.suspicions.first else { return nil }
    return Alert(
      .danger, heading: "Mistanke som bare står i utkastet",
      "Det er krysset av for \(first.rawValue), men det er ikke skrevet i journalen ennå.",
      button: Button("Gå til temaet og lagre", to: work.address.question(first, work.plan)), urgent: true)
  }

  private static func parts(_ work: MappingWork) -> TaskList {
    let told = work.reading.relatives.map { !$0.note.isEmpty } ?? false
    let relatives =
      told
      ? Tag("skrevet", .ok) : work.reading.relativesMayBeAsked ? Tag("samtykke gitt", .plain) : Tag("åpent", .plain)
    let talk = work.draft.writer(.talk)
    return TaskList([
      .init(
        "Opplysninger fra pårørende", to: work.address.relatives, hint: "Bare når personen samtykker.",
        state: relatives),
      .init(
        "Om samtalen", to: work.address.review, hint: "Hvordan, hvor og hvem som var med. Oppsummering og signering.",
        state: talk == nil ? Tag("åpent", .plain) : Tag("skrevet", .ok)),
      .init(
        "Tidligere kartlegginger og verktøy", to: PersonAddress.form("kartlegging", work.file.record),
        hint: "Hva som er hentet fra andre, og grunner til å la noe være. Lagres for seg.", state: Tag("eget skjema")),
    ])
  }

  /// How a topic stands: in the draft, or else in the record.
  private static func state(
    of number: Int, _ work: MappingWork
  ) -> (status: TopicStatus, text: String, hint: String?) {
    guard let reading = work.reading.topic(number) else { return (.open, TopicStatus.open.norwegian, nil) }
    if let writer = work.draft.writer(.topic(number)), reading.isTouched {
      let status = reading.answer.status
      return (status, "\(status.norwegian), i utkast", "Skrevet av \(writer.inWords(seenFrom: work.today))")
    }
    guard let known = work.earlier[reading.topic.fact].first else { return (.open, TopicStatus.open.norwegian, nil) }
    return (known.status, known.status.norwegian, "Fra \(known.source(seenFrom: work.today))")
  }
}

/// What can be marked there and then while one talks.
enum SuspicionMark: String, CaseIterable, Sendable {
  case suicide = "selvmord"
  case selfHarm = "selvskading"
  case exposure = "utsatt"
  case violence = "vold"
  case sign = "tegn"

  var fact: Fact {
    switch self {
    case .suicide: .suspectedSuicide
    case .selfHarm: .suspectedSelfHarm
    case .exposure: .suspectedExposure
    case .violence: .suspectedViolence
    case .sign: .signObserved
    }
  }

  static let options: [Choices.Option] = [
    .init(Self.suicide.rawValue, "Selvmord"), .init(Self.selfHarm.rawValue, "Selvskading"),
    .init(Self.exposure.rawValue, "At noen skader personen nå"),
    .init(Self.violence.rawValue, "At personen kan skade andre"),
    .init(
      Self.sign.rawValue, "Et tegn jeg vil følge opp", hint: "Mindre enn en mistanke: noe som ble sagt eller sett."),
  ]
}
