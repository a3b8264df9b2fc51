internal import Casework
internal import CivilTime
internal import Guidance

/// A dozen of the recommendations written by hand, to see about what being data costs. The main condition of each is here,
/// not every exception of its file, so the ratio is an upper estimate of the cost.
enum HandWritten {
  static let ids = [
    "HF3-13", "HF3-14", "HF3-15", "HF3-17", "HF3-53", "HF2-46", "HF1-20", "MAP-08", "MAP-38", "HF3-28", "HF3-55",
    "HF3-54",
  ]

  /// How many of them ask for something; the sum keeps the work from being optimised away.
  static func asking(_ state: CaseState, on day: Day) -> Int {
    let facts = state.facts
    let pathway = facts[.pathway]
    let number = pathway.answer == .yes ? pathway.value + 1 : 0
    var count = 0
    if number == 3 {
      let check = facts[.heartCheck]
      let isFresh = check.answer == .yes && day <= check.day.adding(months: 12)
      let due = (check.answer == .yes ? check.day : pathway.since).adding(months: 12)
      if !isFresh || day >= due.adding(months: -1) { count += 1 }
      if facts[.smokes].answer == .yes, !isOffered(facts[.smokingHelp], since: facts) { count += 1 }
      for fact in [
        Fact.dietGuidance, .activityOffer, .dietGuidance, .jointAssessment, .nutritionExamined, .healthyLifeCentre,
      ]
      where !isOffered(facts[fact], since: facts) {
        count += 1
      }
    }
    if number == 2, !isOffered(facts[.partnersConsidered], since: facts) { count += 1 }
    if number == 1, facts[.lowIntensity].answer != .yes, facts[.reasonForHigherIntensity].answer != .yes { count += 1 }
    if facts[.episodeStarted].answer == .yes {
      if facts[.whatMatters].answer != .yes { count += 1 }
      if facts[.methodRecorded].answer != .yes { count += 1 }
    }
    return count
  }

  private static func isOffered(_ value: FactValue, since facts: FactTable) -> Bool {
    value.answer != .notAsked && value.day >= facts[.episodeStarted].day
  }
}
