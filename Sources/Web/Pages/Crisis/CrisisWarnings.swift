internal import Casework
internal import CivilTime
internal import Desk

/// Where what the record says does not fit together, or lacks what a crisis needs. It is night, and nobody has time to
/// find this out by reading.
struct CrisisWarnings {
  let lines: [String]

  /// - Parameter hidesContact: whether the reader may not know how to reach the person, so that nothing is lacking there.
  init(_ state: CaseState, on day: Day, hidesContact: Bool = false) {
    lines =
      Self.risksOvertaken(state, day) + Self.suspicions(state, day) + Self.reviewPassed(state, day)
      + Self.plan(state, day) + (hidesContact ? [] : Self.calling(state)) + Self.children(state)
  }

  /// Which happenings speak against which risk.
  private static let speaksAgainst: [Fact: Set<Fact>] = [
    .suicideRisk: [.suicideAttempt], .selfHarmRisk: [.selfHarm, .suicideAttempt], .overdoseRisk: [.overdose],
    .violenceRisk: [.violentAct],
  ]

  private static func risksOvertaken(_ state: CaseState, _ day: Day) -> [String] {
    state.risks.compactMap { risk in
      let against = speaksAgainst[risk.risk] ?? []
      guard let later = state.happenings.last(where: { against.contains($0.fact) && $0.day >= risk.day }) else {
        return nil
      }
      guard !risk.answer.isElevated || later.day > risk.day else { return nil }
      return "\(RecordWords.risk(risk.risk)) ble vurdert til «\(RecordWords.level(risk.answer))» "
        + "\(risk.day.short(seenFrom: day)), men \(later.fact.rawValue) er registrert \(later.day.short(seenFrom: day))."
    }
  }

  private static let suspected: [Fact: Fact] = [
    .suspectedSuicide: .suicideRisk, .suspectedSelfHarm: .selfHarmRisk, .suspectedViolence: .violenceRisk,
    .suspectedExposure: .violenceExposure,
  ]

  private static func suspicions(_ state: CaseState, _ day: Day) -> [String] {
    suspected.sorted { $0.key.slot < $1.key.slot }.compactMap { suspicion, risk in
      let noted = state.facts[suspicion]
      guard noted.answer == .yes else { return nil }
      let judged = state.risks.first { $0.risk == risk }
      if let judged, judged.day >= noted.day { return nil }
      let since = judged == nil ? "er ikke vurdert" : "er ikke vurdert siden"
      return "\(suspicion.rawValue.withLargeFirst) \(noted.day.short(seenFrom: day)): \(risk.rawValue) \(since)."
    }
  }

  private static func reviewPassed(_ state: CaseState, _ day: Day) -> [String] {
    let passed = state.risks.compactMap(\.nextReview).max().flatMap { $0 < day ? $0 : nil }
    return passed.map { ["Risikoen skulle vært vurdert igjen \($0.short(seenFrom: day))."] } ?? []
  }

  private static func plan(_ state: CaseState, _ day: Day) -> [String] {
    guard let plan = state.plans.first(where: { $0.value.kind == .crisis }) else {
      let isRaised = state.risks.contains { $0.answer.isElevated }
      return isRaised || !state.happenings.isEmpty ? ["Det finnes ingen kriseplan."] : []
    }
    guard let last = state.happenings.last, last.day > plan.day else { return [] }
    return [
      "Kriseplanen er fra \(plan.day.short(seenFrom: day)), før siste hendelse (\(last.fact.rawValue) \(last.day.short(seenFrom: day)))."
    ]
  }

  private static func calling(_ state: CaseState) -> [String] {
    var lines: [String] = []
    if state.person.safeToCall == false { lines.append("Det er ikke trygt å ringe personen.") }
    if state.person.phone.isEmpty { lines.append("Vi har ikke telefonnummeret til personen.") }
    if !state.network.relatives.contains(where: { !$0.phone.isEmpty }) {
      lines.append("Ingen pårørende med telefonnummer er skrevet opp.")
    } else if [.no, .declined].contains(state.facts[.consentRelatives].answer) {
      lines.append("Personen har ikke samtykket til at pårørende involveres. Dere kan alltid lytte til dem.")
    }
    return lines
  }

  private static func children(_ state: CaseState) -> [String] {
    guard state.facts.holds(.minorChildren) || !state.network.children.isEmpty else { return [] }
    let isKnown = state.network.children.allSatisfy { !$0.lookedAfterBy.isEmpty } && !state.network.children.isEmpty
    return isKnown ? [] : ["Personen har barn. Hvem som ser til dem nå, er ikke skrevet."]
  }
}
