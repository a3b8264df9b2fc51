internal import CivilTime

extension Event {
  /// The facts that this event establishes: those it states, and those that follow from what it is.
  public var statements: [Statement] {
    switch self {
    case .enquiryReceived, .enquiryStep, .medicationsListed, .departed, .corrected, .removalDecided, .emptied, .access:
      []
    case .transferred(let transfer): transfer.event.statements
    case .networkWritten: [Statement(.networkReviewed, .yes)]
    case .registered(let person), .detailsChanged(let person): Self.implied(by: person)
    case .enquiryLinked(let enquiry):
      [Statement(.enquired, .yes)] + (enquiry.opensEpisode ? [Statement(.episodeStarted, .yes)] : [])
    case .assessmentSigned(let assessment): Self.implied(by: assessment) + assessment.statements
    case .risksAssessed(let risks): Self.implied(by: risks) + risks.statements
    case .instrumentScored(let result): Self.implied(by: result)
    case .pathwayChosen(let choice): Self.implied(by: choice) + choice.statements
    case .goal(let goal): Self.implied(by: goal)
    case .measure(let measure): Self.implied(by: measure)
    case .contactHeld(let contact):
      (contact.form == .notMet ? [] : [Statement(.contactHeld, .yes)]) + contact.statements
    case .appointment(let appointment): appointment.step == .kept ? [Statement(.contactHeld, .yes)] : []
    case .task: []
    case .careTeamSet(let team):
      if team.coordinator != nil {
        [Statement(.coordinator, .yes)]
      } else {
        team.coordinatorEnds ? [Statement(.coordinator, .no)] : []
      }
    case .factsStated(let stated): stated.statements
    case .planWritten(let plan): (plan.kind == .crisis ? [Statement(.crisisPlan, .yes)] : []) + plan.statements
    }
  }

  private static func implied(by person: PersonDetails) -> [Statement] {
    let born = person.birthDate.map { Statement(.birthDate, .yes, value: Int($0.ordinal)) }
    // Nobody asked is not no.
    let interpreter = person.needsInterpreter.map { Statement(.interpreterNeeded, $0 ? .yes : .no) }
    return [born, interpreter].compactMap(\.self)
  }

  private static func implied(by assessment: Assessment) -> [Statement] {
    var all = [Statement(.assessmentSigned, .yes)]
    if !assessment.whatMatters.isEmpty { all.append(Statement(.whatMatters, .yes)) }
    if !assessment.method.isEmpty { all.append(Statement(.methodRecorded, .yes)) }
    for topic in assessment.topics {
      switch topic.status {
      case .open: break
      case .answered: all.append(Statement(topic.topic, .yes))
      case .declined: all.append(Statement(topic.topic, .declined))
      case .notRelevant: all.append(Statement(topic.topic, .notRelevant))
      case .carriedOver:
        all.append(Statement(topic.topic, .yes))
        all.append(Statement(.earlierAnswersReused, .yes))
        all.append(Statement(.relevanceJudged, .yes))
      }
    }
    return all
  }

  private static func implied(by risks: RiskAssessment) -> [Statement] {
    var all = risks.judgements.compactMap { judgement in
      switch judgement.answer {
      case .notAssessed: nil as Statement?
      case .unknown: Statement(judgement.risk, .unknown)
      case .declined: Statement(judgement.risk, .declined)
      case .none: Statement(judgement.risk, .yes, value: 0)
      case .low: Statement(judgement.risk, .yes, value: 1)
      case .moderate: Statement(judgement.risk, .yes, value: 2)
      case .high: Statement(judgement.risk, .yes, value: 3)
      }
    }
    if !risks.measuresAtOnce.isEmpty { all.append(Statement(.immediateMeasure, .yes)) }
    return all
  }

  private static func implied(by result: InstrumentResult) -> [Statement] {
    // What the person thinks of the help is no mapping of the person.
    if result.isFeedback == true { return [Statement(.feedbackUsed, .yes)] }
    var all = [Statement(.toolUsed, .yes)]
    if let competent = result.competent { all.append(Statement(.toolCompetence, competent ? .yes : .no)) }
    return all
  }

  private static func implied(by choice: PathwayChoice) -> [Statement] {
    var all: [Statement] = []
    if let pathway = choice.pathway {
      all.append(Statement(.pathway, .yes, value: pathway - 1))
    } else {
      all.append(Statement(.pathway, .notAsked))
    }
    if let from = choice.from, let pathway = choice.pathway, from != pathway {
      all.append(Statement(.pathwayMoved, .yes))
    }
    if let severity = choice.severity, let stated = Statement(.severity, word: severity) { all.append(stated) }
    if let duration = choice.duration, let stated = Statement(.duration, word: duration) { all.append(stated) }
    if let stated = Statement(.lossOfFunction, word: choice.function) { all.append(stated) }
    if let stated = Statement(.lossOfQuality, word: choice.qualityOfLife) { all.append(stated) }
    if !choice.ground.isEmpty || !choice.conditions.isEmpty { all.append(Statement(.pathwayGround, .yes)) }
    if choice.together { all.append(Statement(.tookPart, .yes)) }
    return all
  }

  private static func implied(by goal: GoalStep) -> [Statement] {
    switch goal.step {
    case .set: [Statement(.goalSet, .yes)]
    case .rated, .ended: [Statement(.goalReviewed, .yes)]
    }
  }

  private static func implied(by measure: MeasureStep) -> [Statement] {
    var all: [Statement] = []
    switch measure.step {
    case .offered, .declined: all.append(Statement(.measureOffered, .yes))
    case .started, .resumed:
      all += [Statement(.measureOffered, .yes), Statement(.measureStarted, .yes), Statement(.firstService, .yes)]
    case .refused: all.append(Statement(.measureRefused, .yes))
    case .paused, .evaluated, .ended: break
    }
    if let lacking = measure.purposeLacking { all.append(Statement(.measureWithoutPurpose, lacking ? .yes : .no)) }
    guard measure.step != .refused else { return all }
    let running = measure.step == .started || measure.step == .resumed
    for trait in measure.traits {
      switch trait {
      case .digitalSelfHelp:
        if running || measure.step == .ended { all.append(Statement(.digitalSelfHelp, running ? .yes : .no)) }
      case .physicalActivity:
        all.append(Statement(.activityOffer, .yes))
        if running { all.append(Statement(.activityMeasure, .yes)) }
      case .lowIntensity: all.append(Statement(.lowIntensity, .yes))
      case .lowThreshold: all.append(Statement(.lowThresholdConsidered, .yes))
      case .preventive: all.append(Statement(.preventiveMeasure, .yes))
      case .otherPathway: all.append(Statement(.otherPathwayMeasure, .yes))
      }
    }
    return all
  }
}
