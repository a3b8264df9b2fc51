extension Event {
  /// The event with what only the record it is signed into can tell.
  public func completed(by state: CaseState) -> Event {
    switch self {
    case .pathwayChosen(var choice):
      choice.from = state.pathway?.pathway
      return .pathwayChosen(choice)
    case .careTeamSet(var team):
      team.coordinatorEnds = team.coordinator == nil && state.careTeam.coordinator != nil
      return .careTeamSet(team)
    case .measure(var measure):
      let others = state.measures.filter { $0.isRunning && $0.id != measure.measure }
      let known = state.measures.first { $0.id == measure.measure }
      let runs = [.started, .resumed, .evaluated, .paused].contains(measure.step)
      let lacks = runs && measure.purposes.isEmpty && (known?.purposes.isEmpty ?? true)
      measure.purposeLacking = lacks || others.contains { $0.purposes.isEmpty }
      return .measure(measure)
    default: return self
    }
  }
}
