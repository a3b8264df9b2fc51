internal import CivilTime

extension CaseState {
  /// Adds one entry. A correction cannot be added alone: it changes what earlier entries meant (see ``init(replaying:)``).
  public mutating func apply(_ entry: Entry) {
    if case .transferred(let transfer) = entry.event { return apply(entry.carrying(transfer)) }
    version = max(version, entry.version)
    for statement in entry.event.statements {
      facts.apply(statement, on: entry.day, version: Int32(entry.version))
      remember(statement, entry)
    }
    switch entry.event {
    case .enquiryReceived, .enquiryStep, .enquiryLinked, .factsStated, .corrected: break
    case .removalDecided, .transferred, .emptied: break
    case .registered(let details), .detailsChanged(let details): person = details
    case .networkWritten(let written): network = written
    case .careTeamSet(let team): careTeam = team
    case .medicationsListed(let list): medications = Dated(list, entry)
    case .assessmentSigned(let assessment): apply(assessment, entry)
    case .risksAssessed(let assessment): apply(assessment, entry)
    case .instrumentScored(let result): apply(result, entry)
    case .pathwayChosen(let choice): apply(choice, entry)
    case .goal(let step): apply(step, entry)
    case .measure(let step): apply(step, entry)
    case .contactHeld(let contact):
      contactCount += 1
      if lastContact.map({ $0.day <= entry.day }) ?? true { lastContact = Dated(contact, entry) }
    case .appointment(let step): apply(step)
    case .task(let step): apply(step, entry)
    case .planWritten(let plan):
      plans.removeAll { $0.value.kind == plan.kind }
      plans.append(Dated(plan, entry))
    case .departed(let departure): apply(departure, entry)
    case .access(let step): apply(step, entry)
    }
  }

  private mutating func remember(_ statement: Statement, _ entry: Entry) {
    guard statement.answer == .yes, Fact.happenings.contains(statement.fact) else { return }
    happenings.append(Happening(fact: statement.fact, day: statement.on ?? entry.day, entry: entry.id))
    happenings.sort { $0.day < $1.day }
  }

  private mutating func apply(_ assessment: Assessment, _ entry: Entry) {
    if !assessment.whatMatters.isEmpty { whatMatters = Dated(assessment.whatMatters, entry) }
    for answer in assessment.topics where answer.status != .open {
      topics.removeAll { $0.topic == answer.topic }
      topics.append(
        TopicState(
          topic: answer.topic, status: answer.status, words: answer.words, day: answer.carriedDay ?? entry.day,
          entry: answer.carriedFrom ?? entry.id))
    }
  }

  private mutating func apply(_ assessment: RiskAssessment, _ entry: Entry) {
    for judgement in assessment.judgements where judgement.answer != .notAssessed {
      if let known = risks.first(where: { $0.risk == judgement.risk }), known.day > entry.day { continue }
      risks.removeAll { $0.risk == judgement.risk }
      risks.append(
        RiskState(
          risk: judgement.risk, answer: judgement.answer, basis: judgement.basis, day: entry.day,
          nextReview: assessment.nextReview, entry: entry.id))
    }
    if riskAssessment.map({ $0.day <= entry.day }) ?? true { riskAssessment = Dated(assessment, entry) }
  }

  private mutating func apply(_ choice: PathwayChoice, _ entry: Entry) {
    let move = PathwayState(
      pathway: choice.pathway, since: entry.day, cause: choice.cause, ground: choice.ground,
      reasonToDiffer: choice.reasonToDiffer, author: entry.author.name)
    moves.append(move)
    pathway = choice.pathway == nil ? nil : move
  }

  private mutating func apply(_ departure: Departure, _ entry: Entry) {
    departures.removeAll { $0.norm == departure.norm }
    departures.append(
      DepartureState(
        norm: departure.norm, reason: departure.reason, words: departure.words, day: entry.day,
        version: entry.version, author: entry.author.name, entry: entry.id, until: departure.until))
  }
}
