internal import Casework
internal import CivilTime
internal import Guidance

/// The norms read as they are written, one part after another, with nothing compiled, shared or skipped. What the fast
/// evaluation says is held against this.
struct PlainReading {
  let state: CaseState
  let day: Day
  private var changesOn: Day?

  init(_ state: CaseState, on day: Day) { (self.state, self.day) = (state, day) }

  static func evaluate(_ norms: [Norm], _ state: CaseState, on day: Day) -> Evaluation {
    var reading = PlainReading(state, on: day)
    let findings = norms.enumerated().map { place, norm in
      let (status, due) = reading.standing(norm)
      return Finding(index: place, status: status, due: due)
    }
    return Evaluation(findings: findings, changesOn: reading.changesOn)
  }

  private mutating func note(_ change: Day) {
    if change > day, changesOn.map({ change < $0 }) ?? true { changesOn = change }
  }

  private mutating func standing(_ norm: Norm) -> (FindingStatus, Day?) {
    if let until = norm.until {
      note(until.adding(days: 1))
      if day > until { return (.notApplicable, nil) }
    }
    if case .measure(let kind, let pathways) = norm.kind { return (measure(kind, pathways, norm.strength), nil) }
    switch holds(norm.applies) {
    case false?: return (.notApplicable, nil)
    case nil: return (.undecided, nil)
    case true?: break
    }
    let isFulfilled = holds(norm.fulfilled) == true
    let (due, warnFrom) = dueDay(norm, isFulfilled)
    let timed: FindingStatus =
      due.map { day > $0 ? .overdue : day >= (warnFrom ?? $0) ? .due : .missing } ?? .missing
    if let due { note(due.adding(days: 1)) }
    if let first = warnFrom ?? due { note(first) }
    if isFulfilled {
      if case .recurring = norm.deadline, timed != .missing { return (timed, due) }
      return (.fulfilled, due)
    }
    if norm.strength == .may { return (.offered, due) }
    return (isDeparted(norm) && norm.strength != .must && !norm.isRight ? .deviated : timed, due)
  }

  private func measure(_ kind: String, _ pathways: Set<Int>, _ strength: Strength) -> FindingStatus {
    if state.measures.contains(where: { $0.kind == kind && $0.status != .refused }) { return .fulfilled }
    let recorded = state.facts[.pathway]
    let pathway = state.pathway?.pathway ?? (recorded.answer == .yes ? Int(recorded.value) + 1 : nil)
    guard let pathway, pathway >= pathways.min() ?? 1 else { return .notApplicable }
    return strength == .may ? .offered : .missing
  }

  private mutating func isDeparted(_ norm: Norm) -> Bool {
    guard let departure = state.departures.first(where: { $0.norm == norm.id }) else { return false }
    if let until = departure.until, day > until { return false }
    let read = norm.applies.facts + norm.fulfilled.facts
    guard read.allSatisfy({ state.facts[$0].changed <= departure.version }) else { return false }
    if let until = departure.until { note(until.adding(days: 1)) }
    return true
  }
}

/// Conditions: yes, no, or nil for unknown.
extension PlainReading {
  private mutating func holds(_ condition: Condition) -> Bool? {
    switch condition {
    case .always: return true
    case .not(let part): return holds(part).map { !$0 }
    case .all(let parts): return join(parts, settles: false)
    case .any(let parts): return join(parts, settles: true)
    case .fact(let test):
      guard let isSo = isAnswered(test) else { return nil }
      guard isSo, !test.times.isEmpty else { return isSo }
      guard state.facts[test.fact].answer != .notAsked else { return false }
      for time in test.times where !holds(time, test.fact) { return false }
      return true
    }
  }

  private mutating func join(_ parts: [Condition], settles: Bool) -> Bool? {
    var isUnknown = false
    for part in parts {
      let answer = holds(part)
      if answer == settles { return settles }
      if answer == nil { isUnknown = true }
    }
    return isUnknown ? nil : !settles
  }

  private func isAnswered(_ test: FactTest) -> Bool? {
    let value = state.facts[test.fact]
    let isSettled = [.yes, .no, .notRelevant].contains(value.answer)
    let silence: Bool? = test.fact.kind.silenceIsNo ? false : nil
    let isYes = isSettled ? value.answer == .yes : silence
    return switch test.answer {
    case .asked: value.answer != .notAsked
    case .notAsked: value.answer == .notAsked
    case .declined: value.answer == .declined
    case .unknown: value.answer == .unknown
    case .answered: isSettled
    case .yes: isYes
    case .no: isYes.map { !$0 }
    case .words(let words):
      isYes.map { $0 && (value.value < 0 || value.value >= 32 || words.contains(Int(value.value))) }
    }
  }

  private mutating func holds(_ time: TimeTest, _ fact: Fact) -> Bool {
    let value = state.facts[fact]
    func isWithin(_ last: Day) -> Bool {
      if day <= last { note(last.adding(days: 1)) }
      return day <= last
    }
    switch time {
    case .within(let span): return isWithin(value.day.adding(span)) && value.day <= day
    case .longerThan(let span): return !isWithin(counted(fact).adding(span))
    case .notLongerThan(let span): return isWithin(counted(fact).adding(span))
    case .ahead: return isWithin(counted(fact))
    case .sinceLast(let facts): return !facts.contains { isNewer($0, than: value) }
    case .notAfter(let other): return latest([other]).map { value.day <= $0 } ?? true
    }
  }
}

/// Days.
extension PlainReading {
  private func counted(_ fact: Fact) -> Day {
    let value = state.facts[fact]
    return switch fact.kind {
    case .event, .done, .topic: value.day
    case .yesNo, .choice, .status: value.since
    case .date: Day(ordinal: value.value)
    }
  }

  private func isCountedByDay(_ fact: Fact) -> Bool { [.event, .done, .topic].contains(fact.kind) }

  private func counts(_ fact: Fact) -> Bool {
    let value = state.facts[fact]
    return value.answer == .yes && (!Fact.risks.contains(fact) || value.value >= Fact.raisedRisk)
  }

  private var episodeStart: Day {
    let start = state.facts[.episodeStarted]
    return start.answer == .yes ? start.day : state.facts[.enquired].day
  }

  private func isNewer(_ fact: Fact, than value: FactValue) -> Bool {
    guard counts(fact) else { return false }
    if counted(fact) > value.day { return true }
    return Fact.happenings.contains(fact) && state.facts[fact].changed > value.entry && counted(fact) >= episodeStart
  }

  private func latest(_ facts: [Fact]) -> Day? { facts.filter(counts).map(counted).max() }

  private func tests(_ condition: Condition) -> [FactTest] {
    switch condition {
    case .always: []
    case .not(let part): tests(part)
    case .all(let parts), .any(let parts): parts.flatMap(tests)
    case .fact(let test): [test]
    }
  }

  private func dueDay(_ norm: Norm, _ isFulfilled: Bool) -> (due: Day?, warnFrom: Day?) {
    switch norm.deadline {
    case .none: return (nil, nil)
    case .recurring(let fact, let every, let warning, let first):
      let last = state.facts[fact]
      guard last.answer == .yes else { return (latest(first)?.adding(every), nil) }
      let due = last.day.adding(every)
      return (due, due.subtracting(warning))
    case _ where isFulfilled: return (nil, nil)
    case .atOnce(let facts):
      let due = firstUnanswered(facts, answered(norm))
      return (due, due)
    case .within(let span, let facts): return (latest(facts)?.adding(span), nil)
    case .before(let fact, let lead): return (latest([fact]), latest([fact])?.subtracting(lead))
    case .local(let span): return (began(norm)?.adding(span), nil)
    }
  }

  private func answered(_ norm: Norm) -> Day? {
    let asked = tests(norm.fulfilled).filter { !$0.times.isEmpty }.map { state.facts[$0.fact] }
    return asked.allSatisfy { $0.answer == .yes } ? asked.map(\.day).min() : nil
  }

  private func isAfter(_ day: Day, _ answered: Day?) -> Bool { answered.map { day > $0 } ?? true }

  private func firstUnanswered(_ facts: [Fact], _ answered: Day?) -> Day? {
    let days = facts.filter(counts).filter { isAfter(counted($0), answered) }.map { fact in
      let first = state.facts[fact].first
      return isCountedByDay(fact) && isAfter(first, answered) ? min(first, counted(fact)) : counted(fact)
    }
    return days.min() ?? latest(facts)
  }

  private func unanswered(_ fact: Fact, _ answered: Day?) -> Day {
    let value = state.facts[fact]
    return isAfter(value.first, answered) ? min(value.day, max(value.first, episodeStart)) : value.day
  }

  private func began(_ norm: Norm) -> Day? {
    let answered = answered(norm)
    let applying = tests(norm.applies).map(\.fact).filter { state.facts[$0].answer != .notAsked }.map { fact in
      isCountedByDay(fact) ? unanswered(fact, answered) : state.facts[fact].since
    }
    let again = tests(norm.fulfilled).flatMap(\.times).compactMap { time -> Day? in
      guard case .sinceLast(let facts) = time else { return nil }
      let days = facts.filter(counts).map { isCountedByDay($0) ? unanswered($0, answered) : counted($0) }
      return days.filter { isAfter($0, answered) && $0 >= episodeStart }.min() ?? latest(facts)
    }
    return (applying + again).max()
  }
}
