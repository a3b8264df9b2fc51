internal import Casework
internal import CivilTime

/// Evaluates compiled conditions against one fact table on one day, and remembers when time alone changes an answer.
struct Evaluator {
  let entries: UnsafeBufferPointer<Program.Entry>
  let steps: UnsafeBufferPointer<Program.Step>
  let times: UnsafeBufferPointer<Program.Time>
  let references: UnsafeBufferPointer<Program.Reference>
  let facts: Facts
  let day: Day
  private(set) var changesOn: Day?

  /// A fact table, read in place.
  struct Facts {
    let places: UnsafeBufferPointer<UInt16>
    let known: UnsafeBufferPointer<FactValue>

    subscript(slot: Int) -> FactValue { known[Int(places[slot])] }
  }

  init(
    entries: UnsafeBufferPointer<Program.Entry>, steps: UnsafeBufferPointer<Program.Step>,
    times: UnsafeBufferPointer<Program.Time>, references: UnsafeBufferPointer<Program.Reference>,
    facts: Facts, day: Day
  ) {
    (self.entries, self.steps, self.times, self.references) = (entries, steps, times, references)
    (self.facts, self.day) = (facts, day)
  }

  mutating func note(change on: Day) {
    guard on > day else { return }
    if let known = changesOn, known <= on { return }
    changesOn = on
  }

  /// Whether the last day of something lies behind; when it does not, it ages on the day after.
  mutating func isPast(_ last: Day) -> Bool {
    note(change: last.adding(days: 1))
    return day > last
  }

  mutating func truth(at index: Int) -> Truth {
    switch steps[index].code {
    case .always: return .yes
    case .fact: return test(index)
    case .not:
      switch truth(at: index + 1) {
      case .yes: return .no
      case .no: return .yes
      case .unknown: return .unknown
      }
    case .all: return join(index, settles: .no, otherwise: .yes)
    case .any: return join(index, settles: .yes, otherwise: .no)
    }
  }

  /// The first part that settles the whole decides; short of that, one unknown part makes the whole unknown.
  private mutating func join(_ index: Int, settles: Truth, otherwise: Truth) -> Truth {
    var result = otherwise
    var child = index + 1
    let end = Int(steps[index].end)
    while child < end {
      // Most parts are facts: tested here, without a call for each.
      let truth = steps[child].code == .fact ? test(child) : truth(at: child)
      if truth == settles { return truth }
      if truth == .unknown { result = .unknown }
      child = Int(steps[child].end)
    }
    return result
  }

  @inline(__always)
  private mutating func test(_ index: Int) -> Truth {
    let slot = Int(steps[index].slot)
    let answer = facts[slot].answer
    let truth = steps[index].truths[answer]
    // What nobody knows is as unknown before a span as after it.
    guard truth == .yes else { return truth }
    if answer == .yes {
      let word = UInt32(bitPattern: facts[slot].value)
      if word < 32, steps[index].words & (1 << word) == 0 { return .no }
    }
    let times = steps[index].times
    if times.isEmpty { return .yes }
    if answer == .notAsked { return .no }
    return hold(times, slot, steps[index].anchor) ? .yes : .no
  }

  private mutating func hold(_ range: Range<Int32>, _ slot: Int, _ anchor: Program.Anchor) -> Bool {
    for index in range where !holds(times[Int(index)], facts[slot], anchor) { return false }
    return true
  }

  private mutating func holds(_ time: Program.Time, _ value: FactValue, _ counted: Program.Anchor) -> Bool {
    switch time.code {
    case .within:
      let last = value.day.adding(time.span)
      if day <= last { note(change: last.adding(days: 1)) }
      return day <= last && value.day <= day
    case .longerThan:
      let last = anchor(value, counted).adding(time.span)
      if day <= last { note(change: last.adding(days: 1)) }
      return day > last
    case .notLongerThan:
      let last = anchor(value, counted).adding(time.span)
      if day <= last { note(change: last.adding(days: 1)) }
      return day <= last
    case .sinceLast:
      for index in time.references where isNewer(references[Int(index)], than: value) { return false }
      return true
    case .notAfter:
      guard let latest = latest(time.references) else { return true }
      return value.day <= latest
    case .ahead:
      let on = anchor(value, counted)
      if day <= on { note(change: on.adding(days: 1)) }
      return day <= on
    }
  }

  /// Whether something has come since an answer was given. What happened to the person in this episode and was written
  /// down after the answer counts as newer also when its day is earlier: whoever answered did not know.
  private func isNewer(_ reference: Program.Reference, than value: FactValue) -> Bool {
    let other = facts[Int(reference.slot)]
    guard reference.counts(other) else { return false }
    let on = anchor(other, reference.anchor)
    if on > value.day { return true }
    return reference.isHappening && other.changed > value.entry && on >= episodeStart
  }

  private var episodeStart: Day {
    let start = facts[Fact.episodeStarted.slot]
    return start.answer == .yes ? start.day : value(Int32(Fact.enquired.slot)).day
  }

  private func anchor(_ value: FactValue, _ anchor: Program.Anchor) -> Day {
    switch anchor {
    case .day: value.day
    case .since: value.since
    case .value: Day(ordinal: value.value)
    }
  }

  /// The latest day among those of the references that have happened or hold.
  func latest(_ range: Range<Int32>) -> Day? {
    var result: Day?
    for index in range {
      let reference = references[Int(index)]
      let value = facts[Int(reference.slot)]
      guard reference.counts(value) else { continue }
      let on = anchor(value, reference.anchor)
      if result.map({ on > $0 }) ?? true { result = on }
    }
    return result
  }

  /// The first of the references that has come after `answered`, so that something new never moves the day on. What
  /// has come again keeps its first day for as long as nobody has answered it.
  func firstUnanswered(_ range: Range<Int32>, since answered: Day?) -> Day? {
    var result: Day?
    for index in range {
      let reference = references[Int(index)]
      let value = facts[Int(reference.slot)]
      guard reference.counts(value) else { continue }
      let latest = anchor(value, reference.anchor)
      guard answered.map({ latest > $0 }) ?? true else { continue }
      let repeats = reference.anchor == .day && answered.map { value.first > $0 } ?? true
      let on = repeats ? min(value.first, latest) : latest
      if result.map({ on < $0 }) ?? true { result = on }
    }
    return result ?? latest(range)
  }

  /// The day something happened, or the first in this episode that nobody has answered where it has happened again.
  func unanswered(_ value: FactValue, since answered: Day?) -> Day {
    guard answered.map({ value.first > $0 }) ?? true else { return value.day }
    return min(value.day, max(value.first, episodeStart))
  }

  /// The first of the references in this episode that nobody has answered; the latest of them where all are answered.
  func firstInEpisode(_ range: Range<Int32>, since answered: Day?) -> Day? {
    var first: Day?
    for index in range {
      let reference = references[Int(index)]
      let value = facts[Int(reference.slot)]
      guard reference.counts(value) else { continue }
      let on = reference.anchor == .day ? unanswered(value, since: answered) : anchor(value, reference.anchor)
      guard answered.map({ on > $0 }) ?? true, on >= episodeStart else { continue }
      first = first.map { min($0, on) } ?? on
    }
    return first ?? latest(range)
  }

  func value(_ slot: Int32) -> FactValue { facts[Int(slot)] }
}
