/// How a fact is answered, and what silence about it means.
public enum FactKind: Equatable, Sendable {
  /// Yes or no about the person; silence is *not asked*.
  case yesNo
  /// Something that is done; declined is offered and refused, silence is *not done*.
  case done
  /// Something that happens, perhaps again; silence is *has not happened*.
  case event
  /// One of some words; silence is *not asked*.
  case choice([String])
  /// One of some words that the service sets; silence is *not set*, which is an answer in itself.
  case status([String])
  /// A day that lies ahead or behind.
  case date
  /// One of the eighteen topics of a mapping.
  case topic

  /// Whether silence counts as no.
  public var silenceIsNo: Bool {
    switch self {
    case .done, .event, .status, .topic: true
    case .yesNo, .choice, .date: false
    }
  }

  /// The words a choice or a status may take; empty for the others.
  public var options: [String] {
    switch self {
    case .choice(let words), .status(let words): words
    default: []
    }
  }
}

extension Fact {
  /// Whether the offer itself is what is asked for. Of everything else that is done, only what has been done counts.
  public var isOffer: Bool { rawValue.hasPrefix("tilbud om ") || rawValue.hasSuffix(" tilbudt") }

  /// The levels of a risk, weakest first.
  public static let riskLevels = ["ingen", "lav", "moderat", "høy"]

  /// The index of the first level that is a raised risk: `moderat`.
  public static let raisedRisk: Int32 = 2

  /// The risks that are always five separate questions.
  public static let risks: [Fact] = [.suicideRisk, .selfHarmRisk, .violenceRisk, .overdoseRisk, .violenceExposure]

  /// What happens to a person and changes a risk.
  public static let happenings: Set<Fact> = [
    .overdose, .suicideAttempt, .selfHarm, .violentAct, .released, .discharged,
  ]

  /// How this fact is answered.
  public var kind: FactKind { Self.kinds[slot] }

  private static let kinds: [FactKind] = allCases.map(\.declaredKind)

  private var declaredKind: FactKind {
    if Self.topics.contains(self) { return .topic }
    if Self.risks.contains(self) { return .choice(Self.riskLevels) }
    if Self.events.contains(self) || Self.specialistEvents.contains(self) { return .event }
    if Self.done.contains(self) || Self.doneAboutTheOffer.contains(self) { return .done }
    switch self {
    case .pathway: return .status(["1", "2", "3"])
    case .severity: return .choice(["mild", "moderat", "alvorlig"])
    case .duration: return .choice(["kort", "lang"])
    case .mappingPlace: return .choice(["hjemme", "på kontoret", "digitalt", "et annet sted"])
    case .nationalPathway: return .status(["henvist", "følges der", "vurdert, ikke nå"])
    case .referralJudgement: return .status(["henvises", "bare veiledning", "ikke nå"])
    case .compulsoryCare: return .choice(["aldri", "tidligere", "i institusjon", "uten døgnopphold"])
    // Harm reduction
    case .nextBodilyCheck: return .date
    // Violence
    case .violenceTriage: return .status(["grønn", "gul", "rød"])
    case .violenceInquiry: return .status(["bedt om", "i gang", "ferdig", "ikke nødvendig"])
    case .violenceLikelihood: return .choice(["liten", "middels", "stor", "usikker"])
    case .violenceDamage: return .choice(["lite", "middels", "stort"])
    // The offer, and the specialist service
    case .mappingConclusion: return .status(Self.mappingConclusions)
    case .nationalStep: return .status(Self.nationalSteps)
    case .municipalityNeeded: return .choice(["ikke behov"] + Self.reasonsForTheMunicipality)
    case .lossOfFunction, .lossOfQuality: return .choice(["lite", "noe", "markert"])
    case .complaintsBefore: return .status(["nye", "kjente fra før"])
    case .earlierContact: return .status(["første gang", "tidligere"])
    case .drugPsychosis: return .status(["første gang", "alvorlig eller gjentatt"])
    case .birthDate, .compulsoryEnds: return .date
    default: return .yesNo
    }
  }

  private static let events: Set<Fact> = [
    .enquired, .episodeStarted, .firstService, .contactHeld, .assessmentSigned, .toolUsed, .earlierReceived,
    .signObserved, .suspectedSuicide, .suspectedSelfHarm, .suspectedExposure, .suspectedViolence, .overdose,
    .suicideAttempt, .selfHarm, .violentAct, .released, .discharged, .pathwayMoved, .referred, .measureStarted,
    .measureRefused,
    // Violence
    .worryAboutViolence, .warningSigns, .strainAndInterplay, .threats, .releasedAfterViolence, .transferredForDanger,
    .endedForViolence,
  ]

  private static let done: Set<Fact> = [
    .informed, .tookPart, .reasonNotToMap, .whatMatters, .methodRecorded, .summaryShared, .commentOnSummary,
    .informantPartDone, .earlierRequested, .relevanceJudged, .earlierAnswersReused, .reasonToAskAgain,
    .moreMappingDone, .multidisciplinary, .reasonNotToMapRisk, .stepwiseGuidance, .changesSinceLast,
    .relativesContributed, .relativesOnWell, .relativesOnHelp, .relativesOnNow, .relativesConfirmed,
    .immediateMeasure, .riskConsulted, .suicideGuidance, .violenceGuidance, .policeCooperation,
    .violenceCooperation, .pathwayGround, .bothDisordersJudged, .specialistGuidance, .specialistCooperation,
    .nearMunicipalOffers, .referralByGuide, .referralOwnAccount, .referralTalkedThrough, .gpConferred,
    .municipalDiagnosis, .jointAssessment, .firstMappingGuided, .epikriseRequested, .measureOffered, .lowIntensity,
    .reasonForHigherIntensity, .lowThresholdConsidered, .preventiveMeasure, .otherPathwayMeasure, .refusalGround,
    .namedGuide, .activityMeasure, .activityAdvice, .planAgreed, .goalSet, .goalReviewed, .earlySignsWritten,
    .partnersConsidered, .intensivePeriod, .coordinator, .individualPlan, .planHarmReduction,
    .planLivingConditions, .planCoping, .planQualityOfLife, .planMentalHealth, .planBodilyHealth, .planSubstance,
    .crisisPlan, .crisisPlanMunicipal, .crisisPlanSpecialist, .crisisPlanPerson, .crisisPlanRelatives,
    .crisisPlanBed, .cooperationInPlan, .cooperationInRecord, .institutionContact, .institutionCoordinator,
    .bodilyHealthAsked, .bodilyFollowUp, .bodilyResponsible, .bodilyExamination, .heartCheck, .smokingHelp,
    .dietGuidance, .activityOffer, .healthyLifeCentre, .nutritionExamined, .cookingHelp, .dietitian,
    .nutritionSpecialist, .arrangedFollowUp, .responsibilityGroup,
    // Harm reduction
    .saferIntake, .lowerRiskDrug, .overdoseTalk, .naloxone, .alcoholMapped, .drinkingLess, .infectionAdvice,
    .hepatitisVaccine, .hepatitisTest, .diabetesCheck,
    // Violence
    .inquiryInDailyLife, .dailyLifeInformation, .violenceRunning, .violencePlan, .violencePlanSpecialist,
    .violencePlanReduces, .violencePlanLimits, .violencePlanMeans, .laterDischarge, .noLeave, .homeVisits, .moreStaff,
    .calmingMethods, .roomsArranged, .saferWay, .replacedOffer,
  ]

  private static let specialistEvents: Set<Fact> = [.readyForDischarge, .epikriseReceived]

  private static let doneAboutTheOffer: Set<Fact> = [
    .networkReviewed, .interpreterUsed, .municipalCooperation, .feedbackUsed, .municipalityJoined,
    .treatmentPlanKnown, .pathwayCoordinatorMunicipal, .pathwayCoordinatorSpecialist, .bereavedTalk,
  ]

  private static let mappingConclusions = [
    "videre hjelp i kommunen", "henvisning", "både kommunen og henvisning", "ikke videre hjelp nå",
  ]

  /// The steps of a national patient pathway, in the order of the source. They belong to the specialist service.
  public static let nationalSteps = [
    "rett til helsehjelp vurdert", "forløpet startet", "første samtale", "basisutredning", "utvidet utredning",
    "planlegging av behandling", "behandling", "evaluering", "avsluttende samtale", "videre oppfølging i kommunen",
  ]

  private static let reasonsForTheMunicipality = [
    "samtidige tjenester", "tjenester etter behandlingen", "flere forløp over tid", "avslag eller rask avslutning",
  ]
}
