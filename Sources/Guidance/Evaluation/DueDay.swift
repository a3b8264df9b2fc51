internal import Casework
internal import CivilTime

extension Program {
  /// The day by which it must be done, and from when to say so.
  func dueDay(_ entry: Entry, isFulfilled: Bool, _ evaluator: inout Evaluator) -> (due: Day?, warnFrom: Day?) {
    switch entry.deadline {
    case .none: return (nil, nil)
    case .atOnce:
      guard !isFulfilled else { return (nil, nil) }
      let due = evaluator.firstUnanswered(entry.deadlineReferences, since: answered(entry, evaluator))
      return (due, due)
    case .within(let span):
      let due = evaluator.latest(entry.deadlineReferences)?.adding(span)
      return isFulfilled ? (nil, nil) : (due, nil)
    case .before(let lead):
      let due = evaluator.latest(entry.deadlineReferences)
      return isFulfilled ? (nil, nil) : (due, due.map { $0.subtracting(lead) })
    case .recurring(let slot, let span, let warning):
      let last = evaluator.value(slot)
      let base =
        last.answer == .yes
        ? last.day : evaluator.latest(entry.deadlineReferences.lowerBound + 1..<entry.deadlineReferences.upperBound)
      let due = base?.adding(span)
      return (due, last.answer == .yes ? due.map { $0.subtracting(warning) } : nil)
    case .local(let span):
      guard !isFulfilled, let began = began(entry, evaluator) else { return (nil, nil) }
      return (began.adding(span), nil)
    }
  }

  /// The day up to which what the norm asks for has been done; nil while some of it never has.
  private func answered(_ entry: Entry, _ evaluator: Evaluator) -> Day? {
    var earliest: Day?
    for index in Int(entry.fulfilled)..<Int(steps[Int(entry.fulfilled)].end) where !steps[index].times.isEmpty {
      let value = evaluator.value(steps[index].slot)
      guard value.answer == .yes else { return nil }
      earliest = earliest.map { min($0, value.day) } ?? value.day
    }
    return earliest
  }

  /// The day from which a municipality counts: the latest change among the facts that the norm applies by, or the first
  /// of what asks for it to be met again that nobody has answered. Something new never moves the day on.
  private func began(_ entry: Entry, _ evaluator: Evaluator) -> Day? {
    let answered = answered(entry, evaluator)
    var latest: Day?
    func consider(_ day: Day) { latest = latest.map { max($0, day) } ?? day }
    for index in Int(entry.applies)..<Int(entry.fulfilled) where steps[index].code == .fact {
      let value = evaluator.value(steps[index].slot)
      guard value.answer != .notAsked else { continue }
      consider(steps[index].anchor == .day ? evaluator.unanswered(value, since: answered) : value.since)
    }
    for index in Int(entry.fulfilled)..<Int(steps[Int(entry.fulfilled)].end) {
      for time in steps[index].times where times[Int(time)].code == .sinceLast {
        evaluator.firstInEpisode(times[Int(time)].references, since: answered).map(consider)
      }
    }
    return latest
  }
}
