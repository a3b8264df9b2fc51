internal import Casework
internal import CivilTime

extension Program.Entry {
  /// The day by which it must be done, and from when to say so.
  func dueDay(isFulfilled: Bool, _ evaluator: inout Evaluator) -> (due: Day?, warnFrom: Day?) {
    switch deadline {
    case .none: return (nil, nil)
    case .atOnce:
      guard !isFulfilled else { return (nil, nil) }
      let due = evaluator.firstUnanswered(deadlineReferences, since: answered(evaluator))
      return (due, due)
    case .within(let span):
      let due = evaluator.latest(deadlineReferences)?.adding(span)
      return isFulfilled ? (nil, nil) : (due, nil)
    case .before(let lead):
      let due = evaluator.latest(deadlineReferences)
      return isFulfilled ? (nil, nil) : (due, due.map { $0.subtracting(lead) })
    case .recurring(let slot, let span, let warning):
      let last = evaluator.value(slot)
      let base =
        last.answer == .yes
        ? last.day : evaluator.latest(deadlineReferences.lowerBound + 1..<deadlineReferences.upperBound)
      let due = base?.adding(span)
      return (due, last.answer == .yes ? due.map { $0.subtracting(warning) } : nil)
    case .local(let span):
      guard !isFulfilled, let began = began(evaluator) else { return (nil, nil) }
      return (began.adding(span), nil)
    }
  }

  /// The day up to which what the norm asks for has been done; nil while some of it never has.
  private func answered(_ evaluator: Evaluator) -> Day? {
    var earliest: Day?
    for index in Int(fulfilled)..<Int(evaluator.steps[Int(fulfilled)].end) where !evaluator.steps[index].times.isEmpty {
      let value = evaluator.value(evaluator.steps[index].slot)
      guard value.answer == .yes else { return nil }
      earliest = earliest.map { min($0, value.day) } ?? value.day
    }
    return earliest
  }

  /// The day from which a municipality counts: the latest change among the facts that the norm applies by, or the first
  /// of what asks for it to be met again that nobody has answered. Something new never moves the day on.
  private func began(_ evaluator: Evaluator) -> Day? {
    let answered = answered(evaluator)
    var latest: Day?
    func consider(_ day: Day) { latest = latest.map { max($0, day) } ?? day }
    for index in Int(applies)..<Int(fulfilled) where evaluator.steps[index].code == .fact {
      let value = evaluator.value(evaluator.steps[index].slot)
      guard value.answer != .notAsked else { continue }
      consider(evaluator.steps[index].anchor == .day ? evaluator.unanswered(value, since: answered) : value.since)
    }
    for index in Int(fulfilled)..<Int(evaluator.steps[Int(fulfilled)].end) {
      for time in evaluator.steps[index].times where evaluator.times[Int(time)].code == .sinceLast {
        evaluator.firstInEpisode(evaluator.times[Int(time)].references, since: answered).map(consider)
      }
    }
    return latest
  }
}
