public import Casework
internal import CivilTime

extension FollowUpRow {
  /// Nil for a record that nobody has begun to follow up.
  public init?(_ state: CaseState) {
    let facts = state.facts
    guard facts.holds(.episodeStarted) else { return nil }
    let opened = facts[.episodeStarted].day
    self.init(opened: opened)
    if !state.isOpen { ended = state.moves.last?.since }
    /// The day in this follow-up from which it has been so.
    func since(_ fact: Fact) -> Day? { facts.holds(fact) ? max(facts[fact].since, opened) : nil }
    /// The first day in this follow-up on which it was done.
    func done(_ fact: Fact) -> Day? {
      guard facts.holds(fact), facts[fact].day >= opened else { return nil }
      return facts[fact].first >= opened ? facts[fact].first : facts[fact].day
    }
    firstHelp = done(.firstService)
    (pathway, pathwaySince) = (state.pathway?.pathway, state.pathway?.since)
    (mapped, instrument) = (done(.assessmentSigned), done(.toolUsed))
    (nextOfKin, nextOfKinConsent) = (since(.hasRelatives), since(.consentRelatives))
    let three = pathway == 3 ? pathwaySince : nil
    coordinated = [three, since(.longTermNeed)].compactMap(\.self).min()
    (individualPlan, coordinator) = (since(.individualPlan), since(.coordinator))
    crisisPlan = since(.crisisPlan)
    needsInterpreter = since(.interpreterNeeded) ?? (state.person.needsInterpreter == true ? opened : nil)
    interpreter = since(.interpreterUsed)
  }
}
