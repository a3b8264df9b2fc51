internal import CivilTime

/// Ended goals and measures beyond this many are left to the timeline.
private let rememberedEnded = 40

extension CaseState {
  mutating func apply(_ step: GoalStep, _ entry: Entry) {
    let index = goals.firstIndex { $0.id == step.goal }
    switch step.step {
    case .set(let words):
      guard index == nil else { return }
      goals.append(GoalState(id: step.goal, words: words, since: entry.day, ratings: [], ended: nil, reached: nil))
    case .rated(let value, _):
      guard let index else { return }
      goals[index].ratings.append(GoalState.Rating(value: value, day: entry.day))
      goals[index].ratings = Array(goals[index].ratings.suffix(rememberedEnded))
    case .ended(let reached, _):
      guard let index else { return }
      (goals[index].ended, goals[index].reached) = (entry.day, reached)
    }
    trim(&goals) { $0.ended != nil }
  }

  mutating func apply(_ step: MeasureStep, _ entry: Entry) {
    if let index = measures.firstIndex(where: { $0.id == step.measure }) {
      let wasRunning = measures[index].isRunning
      measures[index].status = step.step
      if wasRunning != measures[index].isRunning || !wasRunning { measures[index].since = entry.day }
      if measures[index].isRunning { measures[index].started = min(measures[index].started ?? entry.day, entry.day) }
      if step.offer != nil { (measures[index].offer, measures[index].offerName) = (step.offer, step.offerName) }
      if !step.purposes.isEmpty { measures[index].purposes = step.purposes }
      if !step.note.isEmpty { measures[index].note = step.note }
      if !step.expectedEffect.isEmpty { measures[index].expectedEffect = step.expectedEffect }
    } else {
      measures.append(
        MeasureState(
          id: step.measure, kind: step.kind, kindName: step.kindName, status: step.step, offer: step.offer,
          offerName: step.offerName, purposes: step.purposes, since: entry.day,
          started: step.step == .started ? entry.day : nil, note: step.note,
          expectedEffect: step.expectedEffect))
    }
    trim(&measures) { !$0.isRunning && $0.status != .offered }
  }

  mutating func apply(_ step: AppointmentStep) {
    appointments.removeAll { $0.id == step.appointment }
    guard step.step == .booked || step.step == .moved else { return }
    appointments.append(
      AppointmentState(
        id: step.appointment, at: step.at, form: step.form, place: step.place, with: step.with,
        withName: step.withName))
    appointments.sort { $0.at < $1.at }
  }

  mutating func apply(_ step: TaskStep, _ entry: Entry) {
    tasks.removeAll { $0.id == step.task }
    guard case .raised(let what, let due, let urgent, let owner) = step.step else { return }
    tasks.append(
      TaskState(
        id: step.task, what: what, due: due, urgent: urgent, owner: owner, raisedBy: entry.author.staff,
        raised: entry.day))
    tasks.sort { ($0.due, $0.id) < ($1.due, $1.id) }
  }

  private func trim<Item>(_ items: inout [Item], where isEnded: (Item) -> Bool) {
    guard items.count(where: isEnded) > rememberedEnded, let oldest = items.firstIndex(where: isEnded) else { return }
    items.remove(at: oldest)
  }
}
