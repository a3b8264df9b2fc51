public import CivilTime

extension Event {
  /// What keeps this event from being signed into a record with this state; empty when nothing does.
  public func problems(in state: CaseState, happened day: Day, today: Day) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    if day > today { problems.append(FieldProblem("dag", "Dagen kan ikke ligge fram i tid.")) }
    switch self {
    case .registered(let person), .detailsChanged(let person): problems += person.problems(today: today)
    case .assessmentSigned(let assessment): problems += assessment.problems
    case .risksAssessed(let risks): problems += risks.problems(today: today)
    case .pathwayChosen(let choice): problems += choice.problems(in: state)
    case .goal(let goal): problems += goal.problems(in: state)
    case .measure(let measure): problems += measure.problems(in: state)
    case .contactHeld(let contact):
      if contact.note.isBlank { problems.append(FieldProblem("notat", "Skriv et notat, om så bare et par ord.")) }
    case .task(let task): problems += task.problems(in: state)
    case .planWritten(let plan):
      if plan.sections.allSatisfy({ $0.text.isBlank }) {
        problems.append(FieldProblem("plan", "Planen er tom. Skriv minst ett av punktene."))
      }
    case .factsStated(let stated):
      if stated.statements.isEmpty { problems.append(FieldProblem("fakta", "Ingenting er fylt ut ennå.")) }
    case .departed(let departure): problems += departure.problems(today: today)
    case .corrected(let correction):
      if correction.reason.isBlank { problems.append(FieldProblem("grunn", "Skriv hva som var feil.")) }
    case .instrumentScored(let result):
      if result.answers.isEmpty, result.total == nil, result.subscales?.isEmpty ?? true, result.note.isBlank {
        problems.append(FieldProblem("sum", "Fyll ut skjemaet, eller skriv summen."))
      }
    case .enquiryReceived(let enquiry): problems += enquiry.problems(today: today)
    case .removalDecided(let decision): problems += decision.problems
    case .transferred(let transfer):
      if transfer.reason.isBlank { problems.append(FieldProblem("grunn", "Skriv hvordan det ble oppdaget.")) }
    case .emptied: problems.append(FieldProblem("innslag", "Et tomt innslag kan ikke skrives."))
    case .access(let step): problems += step.problems(in: state)
    case .enquiryStep, .enquiryLinked, .networkWritten, .medicationsListed, .careTeamSet, .appointment: break
    }
    return problems
  }
}

extension PersonDetails {
  func problems(today: Day) -> [FieldProblem] {
    guard let birthDate else { return [] }
    if birthDate > today { return [FieldProblem("fodt", "Fødselsdatoen ligger fram i tid. Sjekk året.")] }
    if birthDate.fullYears(until: today) > 120 {
      return [FieldProblem("fodt", "Fødselsdatoen er mer enn 120 år siden. Sjekk året.")]
    }
    return []
  }
}

extension Enquiry {
  /// Only the words are asked for; a name, a number, a referral and a diagnosis are not.
  func problems(today: Day) -> [FieldProblem] {
    var problems = person.problems(today: today)
    if words.isBlank { problems.append(FieldProblem("ord", "Skriv hva det gjelder, gjerne med personens egne ord.")) }
    return problems
  }
}

extension Assessment {
  var problems: [FieldProblem] {
    let empty = topics.allSatisfy { $0.status == .open } && statements.isEmpty && whatMatters.isBlank
    return empty ? [FieldProblem("hva-er-viktig", "Ingenting er skrevet ennå. Begynn med det som er viktig.")] : []
  }
}

extension RiskAssessment {
  func problems(today: Day) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    if judgements.allSatisfy({ $0.answer == .notAssessed }) {
      problems.append(FieldProblem("risiko", "Velg et svar for minst én av risikoene."))
    }
    for judgement in judgements where judgement.answer.isElevated && judgement.basis.isBlank {
      problems.append(
        FieldProblem(
          "grunnlag-\(judgement.risk.slot)", "Skriv hva vurderingen av \(judgement.risk.rawValue) bygger på."))
    }
    if isElevated, measuresAtOnce.isBlank {
      problems.append(
        FieldProblem("straks", "Risikoen er forhøyet. Skriv hva dere gjør med en gang, før du signerer."))
    }
    if isElevated, responsible.isBlank {
      problems.append(FieldProblem("ansvarlig", "Skriv hvem som har ansvar for tiltaket."))
    }
    if let nextReview, nextReview < today {
      problems.append(FieldProblem("neste", "Neste vurdering kan ikke ligge tilbake i tid."))
    }
    return problems
  }
}

extension PathwayChoice {
  func problems(in state: CaseState) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    guard let pathway else {
      return ground.isBlank ? [FieldProblem("grunnlag", "Skriv hvorfor forløpet avsluttes.")] : []
    }
    if !(1...3).contains(pathway) { problems.append(FieldProblem("forlop", "Velg hovedforløp 1, 2 eller 3.")) }
    if !suggested.isEmpty, !suggested.contains(pathway), reasonToDiffer.isBlank {
      problems.append(FieldProblem("avvik", "Dere velger et annet forløp enn forslaget. Skriv kort hvorfor."))
    }
    if let current = state.pathway?.pathway, current != pathway, ground.isBlank {
      problems.append(FieldProblem("grunnlag", "Skriv hva som ligger bak flyttingen."))
    }
    return problems
  }
}

extension GoalStep {
  func problems(in state: CaseState) -> [FieldProblem] {
    switch step {
    case .set(let words): words.isBlank ? [FieldProblem("maal", "Skriv målet med personens egne ord.")] : []
    case .rated(let value, _):
      (0...10).contains(value) ? [] : [FieldProblem("vurdering", "Velg et tall fra 0 til 10.")]
    case .ended: state.goals.contains { $0.id == goal } ? [] : [FieldProblem("maal", "Målet finnes ikke lenger.")]
    }
  }
}

extension MeasureStep {
  func problems(in state: CaseState) -> [FieldProblem] {
    let known = state.measures.first { $0.id == measure }
    var problems: [FieldProblem] = []
    if known == nil, ![.offered, .declined, .started, .refused].contains(step) {
      problems.append(FieldProblem("tiltak", "Tiltaket er ikke startet."))
    }
    if step == .refused, note.isBlank {
      problems.append(
        FieldProblem("notat", "Skriv den faglige grunnen. At det hører til et annet forløp er ikke en grunn."))
    }
    if step == .started, traits.contains(.otherPathway), expectedEffect.isBlank {
      problems.append(
        FieldProblem(
          "effekt", "Tiltaket står i listen for et annet forløp. Skriv kort hva dere venter at det skal hjelpe med."))
    }
    if step == .ended, note.isBlank { problems.append(FieldProblem("notat", "Skriv kort hvordan det gikk.")) }
    return problems
  }
}

extension TaskStep {
  func problems(in state: CaseState) -> [FieldProblem] {
    switch step {
    case .raised(let what, _, _, _): what.isBlank ? [FieldProblem("oppgave", "Skriv hva som skal gjøres.")] : []
    case .done(let what):
      what.isBlank && state.tasks.contains { $0.id == task && $0.urgent }
        ? [FieldProblem("gjort", "Dette hastet. Skriv hva som ble gjort.")] : []
    case .withdrawn(let why): why.isBlank ? [FieldProblem("grunn", "Skriv hvorfor oppgaven ikke trengs.")] : []
    }
  }
}

extension AccessStep {
  func problems(in state: CaseState) -> [FieldProblem] {
    switch self {
    case .granted(let grant):
      grant.reason.needsWords && grant.words.isBlank ? [FieldProblem("ord", "Skriv kort hva du skal gjøre.")] : []
    case .reviewed(_, .questioned, let note):
      note.isBlank ? [FieldProblem("notat", "Skriv hva som ikke er klart, og hva dere gjør.")] : []
    case .withheld(let withholding):
      withholding.words.isBlank ? [FieldProblem("begrunnelse", "Skriv hvorfor personen ikke får se dette nå.")] : []
    case .unblocked(_, let why), .shown(_, let why), .watched(_, let why), .ended(_, let why):
      why.isBlank ? [FieldProblem("grunn", "Skriv kort hvorfor.")] : []
    case .seen, .reviewed, .blocked: []
    }
  }
}

extension String {
  var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
