internal import Casework

/// How facts are named in forms, and which of them pages of their own write.
enum FactEntry {
  /// Facts that follow from what is signed on a page of its own: details, mapping, risk, pathway, measures, contacts,
  /// plans. See `ImpliedFacts` in Casework.
  static let structured: Set<Fact> = [
    .birthDate, .enquired, .episodeStarted, .contactHeld, .assessmentSigned, .whatMatters, .methodRecorded,
    .earlierAnswersReused, .relevanceJudged, .immediateMeasure, .toolUsed, .toolCompetence, .pathway, .pathwayMoved,
    .severity, .duration, .pathwayGround, .tookPart, .goalSet, .goalReviewed, .measureOffered, .measureStarted,
    .firstService, .measureWithoutPurpose, .measureRefused, .digitalSelfHelp, .activityOffer, .activityMeasure,
    .lowIntensity, .lowThresholdConsidered, .preventiveMeasure, .otherPathwayMeasure, .coordinator, .crisisPlan,
    .suicideRisk, .selfHarmRisk, .violenceRisk, .overdoseRisk, .violenceExposure, .lossOfFunction, .lossOfQuality,
    .interpreterNeeded,
  ]

  /// The name of the fact's field in a form, and in the address that leads to it.
  static func name(of fact: Fact) -> String { names[fact.slot] }

  /// By slot. What a case is called is looked up in the program's own description of itself, which takes time.
  private static let names = Fact.allCases.map { "fakta-\($0)" }
}
