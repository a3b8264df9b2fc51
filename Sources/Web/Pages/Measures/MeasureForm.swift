internal import Casework
internal import CivilTime
internal import Desk
internal import Guidance
internal import Identity

/// Reads a step of a measure: a first one of a kind, or a later one of a measure in use.
struct MeasureForm {
  let form: FormReading
  let events: [Event]
  let step: MeasureStep.Step?
  let day: Day?

  /// The first steps: offered, started, or declined by the person.
  init(_ sent: FormReading, first kind: MeasureKind, _ place: PersonPlace) {
    var form = sent
    let knowledge = place.desk.knowledge
    let codes: [MeasureStep.Step] = [.started, .offered, .declined]
    let code = form.choice(
      "steg", of: codes.map(\.rawValue), required: "Velg om tiltaket starter, tilbys eller takkes nei til.")
    step = code.flatMap(MeasureStep.Step.init)
    let offers = knowledge.offers(of: kind)
    let chosen = form.choice("tilbud", of: offers.map(\.id.text))
    let offer = offers.first { $0.id.text == chosen }
    // A measure that was offered goes on under its own name, so that its course is one.
    let item = place.open(kind)?.id ?? ItemID(Secret.random(bytes: 12))
    var written = MeasureStep(measure: item, kind: kind.id, kindName: kind.name, step: step ?? .offered)
    (written.offer, written.offerName) = (offer?.id, offer?.name ?? "")
    written.purposes = form.choices("formal", of: knowledge.purposes.map(\.id))
    written.expectedEffect = form.text("effekt") ?? ""
    written.note = form.text("notat") ?? ""
    written.traits = kind.traits(in: place.state.pathway?.pathway)
    day = form.day(SigningForm.day, required: "Skriv hvilken dag det gjelder.")
    let wish =
      form.isTicked("onske") ? [StatedFacts(form: "forløp", statements: [Statement(.otherPathwayWished, .yes)])] : []
    events = [.measure(written)] + wish.map(Event.factsStated)
    self.form = form
  }

  /// A refusal by the service. That the measure stands in another pathway's list is no reason, and cannot be chosen.
  init(_ sent: FormReading, refusing kind: MeasureKind, _ place: PersonPlace) {
    var form = sent
    step = .refused
    let code = form.choice("grunn", of: RefusalReason.allCases.map(\.rawValue), required: "Velg den faglige grunnen.")
    let words = form.text("notat", required: "Skriv den faglige grunnen med egne ord.")
    day = form.day(SigningForm.day, required: "Skriv hvilken dag det gjelder.")
    self.form = form
    let reason = code.flatMap(RefusalReason.init)?.norwegian ?? ""
    var written = MeasureStep(
      measure: place.open(kind)?.id ?? ItemID(Secret.random(bytes: 12)), kind: kind.id, kindName: kind.name,
      step: .refused)
    written.note = "\(reason): \(words ?? "")"
    written.traits = kind.traits(in: place.state.pathway?.pathway)
    events = [
      .measure(written), .factsStated(StatedFacts(form: "forløp", statements: [Statement(.refusalGround, .yes)])),
    ]
  }

  /// A later step of a measure that is offered or in use.
  init(_ sent: FormReading, next measure: MeasureState, _ place: PersonPlace) {
    var form = sent
    let code = form.choice(
      "steg", of: MeasureStep.Step.allCases.map(\.rawValue), required: "Velg hva som skal skje med tiltaket.")
    step = code.flatMap(MeasureStep.Step.init)
    // On an older version the desk tells what a colleague did in the meantime; that says more than this would.
    let isCurrent = form.values[SigningForm.version].asCount.map { $0 >= place.state.version } ?? true
    if let step, isCurrent, !Self.next(measure.status).contains(step) {
      form.refuse("steg", "Tiltaket er \(MeasureWords.status(measure.status)). Velg et av stegene under.")
    }
    var note = form.text("notat") ?? ""
    if step == .evaluated, note.isEmpty { form.refuse("notat", "Skriv kort hvordan det går.") }
    if step == .ended {
      let outcome = form.choice("utfall", of: Outcome.allCases.map(\.rawValue), required: "Velg hvordan det gikk.")
      // The desk asks for words of its own, so the outcome alone is not enough.
      if !note.isEmpty { note = "\(outcome.flatMap(Outcome.init)?.norwegian ?? ""): \(note)" }
    }
    day = form.day(SigningForm.day, required: "Skriv hvilken dag det gjelder.")
    let kind = place.desk.knowledge.measure(measure.kind)
    var written = MeasureStep(
      measure: measure.id, kind: measure.kind, kindName: measure.kindName, step: step ?? .evaluated)
    (written.offer, written.offerName) = (measure.offer, measure.offerName)
    written.purposes = measure.purposes
    written.expectedEffect = form.text("effekt") ?? measure.expectedEffect
    written.note = note
    written.traits = kind?.traits(in: place.state.pathway?.pathway) ?? []
    events = [.measure(written)]
    self.form = form
  }

  /// What can follow, in the order of the buttons.
  static func next(_ status: MeasureStep.Step) -> [MeasureStep.Step] {
    switch status {
    case .offered: [.started, .declined]
    case .started, .resumed, .evaluated: [.evaluated, .paused, .ended]
    case .paused: [.resumed, .ended]
    case .declined, .refused: [.offered, .started]
    case .ended: [.resumed]
    }
  }
}

/// The professional reasons for which a service may refuse a measure.
enum RefusalReason: String, CaseIterable {
  case harm = "skade"
  case unsafe = "uforsvarlig"
  case better = "bedre-hjelp"
  case other = "annet"

  var norwegian: String {
    switch self {
    case .harm: "Det kan gjøre vondt verre for denne personen nå"
    case .unsafe: "Det er ikke faglig forsvarlig slik situasjonen er"
    case .better: "Noe annet hjelper bedre med det samme, og er tilbudt"
    case .other: "En annen faglig grunn"
    }
  }
}

/// How a measure went, as the person and the professional see it.
enum Outcome: String, CaseIterable {
  case helped = "hjalp"
  case partly = "hjalp-noe"
  case not = "hjalp-ikke"
  case worse = "verre"
  case stopped = "avbrutt"
  case unknown = "vet-ikke"

  var norwegian: String {
    switch self {
    case .helped: "Det hjalp"
    case .partly: "Det hjalp noe"
    case .not: "Det hjalp ikke"
    case .worse: "Det ble verre"
    case .stopped: "Avbrutt før det var ferdig"
    case .unknown: "Vet ikke"
    }
  }
}
