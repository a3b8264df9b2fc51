internal import Casework
internal import CivilTime
internal import Guidance

/// A dozen of the recommendations written by hand as one would without content files, to see what being data costs. They
/// are to answer as the files do; the measurement counts the records where they do not.
struct HandWritten {
  static let ids = [
    "HF3-13", "HF3-14", "HF3-15", "HF3-17", "HF3-53", "HF2-46", "HF1-20", "MAP-08", "MAP-38", "HF3-28", "HF3-55",
    "HF3-54",
  ]

  let facts: FactTable
  let departures: [DepartureState]
  let day: Day
  private var changesOn: Day?

  init(_ record: GuidedRecord, on day: Day) {
    (facts, departures, self.day) = (record.facts, record.departures, day)
  }

  /// The findings in the order of ``ids``. Called as the guide is called: worked into the measurement, the compiler would
  /// never make the list of findings that it counts.
  @inline(never)
  mutating func evaluate() -> Evaluation {
    let path = facts[.pathway]
    let pathway = path.answer == .yes ? path.value + 1 : 0
    let start = facts[.episodeStarted]
    let mapped = facts[.assessmentSigned]
    let measure = facts[.measureStarted]
    var findings: [Finding] = []
    findings.reserveCapacity(Self.ids.count)
    func say(_ applies: Bool, _ isMet: @autoclosure () -> Bool, _ read: Fact...) {
      let status: FindingStatus =
        !applies ? .notApplicable : isMet() ? .fulfilled : isDeparted(findings.count, read) ? .deviated : .missing
      findings.append(Finding(index: findings.count, status: status, due: nil))
    }
    findings.append(heartCheck(pathway == 3, path))
    let smokes = facts[.smokes].answer
    if pathway == 3, smokes != .yes, smokes != .no, smokes != .notRelevant {
      findings.append(Finding(index: 1, status: .undecided, due: nil))
    } else {
      say(
        pathway == 3 && smokes == .yes, isGiven(.smokingHelp, start), .pathway, .smokes, .smokingHelp, .episodeStarted)
    }
    say(pathway == 3, isGiven(.dietGuidance, start), .pathway, .dietGuidance, .episodeStarted)
    say(pathway == 3, isGiven(.activityOffer, start), .pathway, .activityOffer, .episodeStarted)
    say(pathway == 3, isGiven(.dietGuidance, start), .pathway, .dietGuidance, .episodeStarted)
    say(pathway == 2, isDone(.partnersConsidered, start), .pathway, .partnersConsidered, .episodeStarted)
    say(
      pathway == 1 && isDone(.measureStarted, start),
      isDone(.lowIntensity, measure) || isDone(.reasonForHigherIntensity, measure), .pathway, .measureStarted,
      .episodeStarted, .lowIntensity, .reasonForHigherIntensity)
    say(mapped.answer == .yes, isDone(.whatMatters, start), .assessmentSigned, .whatMatters, .episodeStarted)
    say(mapped.answer == .yes, isDone(.methodRecorded, mapped), .assessmentSigned, .methodRecorded)
    say(pathway == 3, isDone(.jointAssessment, start), .pathway, .jointAssessment, .episodeStarted)
    say(
      pathway == 3, isDone(.nutritionExamined, start) && isAnswered(.cookingHelp, start), .pathway,
      .nutritionExamined, .episodeStarted, .cookingHelp)
    say(pathway == 3, isGiven(.healthyLifeCentre, start), .pathway, .healthyLifeCentre, .episodeStarted)
    return Evaluation(findings: findings, changesOn: changesOn)
  }

  private mutating func heartCheck(_ applies: Bool, _ pathway: FactValue) -> Finding {
    guard applies else { return Finding(index: 0, status: .notApplicable, due: nil) }
    let check = facts[.heartCheck]
    let isChecked = check.answer == .yes
    let due = (isChecked ? check.day : pathway.since).adding(months: 12)
    let isFresh = isChecked && day <= due && check.day <= day
    let warnFrom = isChecked ? due.subtracting(.months(1)) : due
    if isChecked { note(due.adding(days: 1)) }
    note(due.adding(days: 1))
    note(warnFrom)
    let timed: FindingStatus = day > due ? .overdue : day >= warnFrom ? .due : .missing
    if isFresh { return Finding(index: 0, status: timed == .missing ? .fulfilled : timed, due: due) }
    return Finding(index: 0, status: isDeparted(0, [.pathway, .heartCheck]) ? .deviated : timed, due: due)
  }

  private mutating func note(_ change: Day) {
    if change > day, changesOn.map({ change < $0 }) ?? true { changesOn = change }
  }

  private func isFollowed(_ value: FactValue, by other: FactValue) -> Bool {
    other.answer == .yes && other.day > value.day
  }

  private func isDone(_ fact: Fact, _ since: FactValue) -> Bool {
    let value = facts[fact]
    return value.answer == .yes && !isFollowed(value, by: since)
  }

  private func isGiven(_ fact: Fact, _ since: FactValue) -> Bool {
    let value = facts[fact]
    return (value.answer == .yes || value.answer == .declined) && !isFollowed(value, by: since)
  }

  private func isAnswered(_ fact: Fact, _ since: FactValue) -> Bool {
    let value = facts[fact]
    return value.answer != .notAsked && value.answer != .unknown && !isFollowed(value, by: since)
  }

  /// Whether a reason stands, as ``Guide`` has it: until its day, and for as long as nothing read has changed.
  private mutating func isDeparted(_ index: Int, _ read: [Fact]) -> Bool {
    guard let departure = departures.first(where: { $0.norm == Self.ids[index] }) else { return false }
    if let until = departure.until, day > until { return false }
    guard read.allSatisfy({ facts[$0].changed <= departure.version }) else { return false }
    if let until = departure.until { note(until.adding(days: 1)) }
    return true
  }
}
