internal import Casework
internal import CivilTime

/// An answer that may be unknown.
enum Truth: UInt8 { case no, unknown, yes }

/// The norms' conditions laid flat, so that evaluating them touches no reference counts and no heap.
struct Program: Sendable {
  enum Code: UInt8 { case always, all, any, not, fact }
  enum AnswerCode: UInt8 { case yes, no, answered, asked, declined, unknown, notAsked, words }
  enum TimeCode: UInt8 { case within, longerThan, notLongerThan, sinceLast, notAfter, ahead }

  struct Step {
    var code: Code
    /// The step after the last one that belongs to this.
    var end: Int32 = 0
    var slot: Int32 = 0
    var answer = AnswerCode.yes
    var words: UInt32 = 0
    var silenceIsNo = false
    var anchor = Anchor.since
    var times: Range<Int32> = 0..<0
  }

  struct Time {
    var code: TimeCode
    var span = Span.days(0)
    var references: Range<Int32> = 0..<0
  }

  /// A fact whose day others are compared with.
  struct Reference {
    var slot: Int32
    var anchor: Anchor
    /// Something that happened to the person, which an earlier answer did not know of.
    var isHappening: Bool
    /// A risk counts from the day it is judged raised; that it was found low is no news to act on.
    var lowest: Int32

    /// Whether it has happened, or holds.
    func counts(_ value: FactValue) -> Bool { value.answer == .yes && value.value >= lowest }
  }

  /// Which of a fact's days counts when it is compared with another.
  enum Anchor: UInt8 { case day, since, value }

  struct Entry {
    var applies: Int32
    var fulfilled: Int32
    var strength: Strength
    var isRight: Bool
    var deadline: Deadline
    var deadlineReferences: Range<Int32>
    /// Slots whose change makes a departure lapse.
    var reads: Range<Int32>
    var measure: MeasureEntry?
    /// The last day it holds.
    var until: Day?
  }

  struct MeasureEntry {
    var kind: String
    var lowestPathway: Int
  }

  private(set) var steps: [Step] = []
  private(set) var times: [Time] = []
  private(set) var references: [Reference] = []
  private(set) var reads: [Int32] = []
  private(set) var entries: [Entry] = []

  init(compiling norms: [Norm]) {
    for norm in norms { compile(norm) }
  }

  private mutating func compile(_ norm: Norm) {
    let applies = Int32(steps.count)
    compile(norm.applies)
    let fulfilled = Int32(steps.count)
    compile(norm.fulfilled)
    let deadlineReferences = refer(norm.deadline.facts)
    let readsStart = Int32(reads.count)
    let applying = norm.applies.facts
    reads += (applying + norm.fulfilled.facts.filter { !applying.contains($0) }).map { Int32($0.slot) }
    var measure: MeasureEntry?
    if case .measure(let kind, let pathways) = norm.kind {
      measure = MeasureEntry(kind: kind, lowestPathway: pathways.min() ?? 1)
    }
    entries.append(
      Entry(
        applies: applies, fulfilled: fulfilled, strength: norm.strength, isRight: norm.isRight,
        deadline: norm.deadline, deadlineReferences: deadlineReferences, reads: readsStart..<Int32(reads.count),
        measure: measure, until: norm.until))
  }

  private mutating func compile(_ condition: Condition) {
    let index = steps.count
    switch condition {
    case .always: steps.append(Step(code: .always))
    case .all(let parts):
      steps.append(Step(code: .all))
      for part in parts { compile(part) }
    case .any(let parts):
      steps.append(Step(code: .any))
      for part in parts { compile(part) }
    case .not(let part):
      steps.append(Step(code: .not))
      compile(part)
    case .fact(let test): steps.append(step(test))
    }
    steps[index].end = Int32(steps.count)
  }

  private mutating func step(_ test: FactTest) -> Step {
    var step = Step(code: .fact, slot: Int32(test.fact.slot))
    step.silenceIsNo = test.fact.kind.silenceIsNo
    step.anchor = Self.anchor(of: test.fact)
    switch test.answer {
    case .yes: step.answer = .yes
    case .no: step.answer = .no
    case .answered: step.answer = .answered
    case .asked: step.answer = .asked
    case .declined: step.answer = .declined
    case .unknown: step.answer = .unknown
    case .notAsked: step.answer = .notAsked
    case .words(let words):
      step.answer = .words
      step.words = words.reduce(0) { $0 | (1 << UInt32($1)) }
    }
    let start = Int32(times.count)
    for time in test.times {
      let compiled: Time
      switch time {
      case .within(let span): compiled = Time(code: .within, span: span)
      case .longerThan(let span): compiled = Time(code: .longerThan, span: span)
      case .notLongerThan(let span): compiled = Time(code: .notLongerThan, span: span)
      case .sinceLast(let facts): compiled = Time(code: .sinceLast, references: refer(facts))
      case .notAfter(let fact): compiled = Time(code: .notAfter, references: refer([fact]))
      case .ahead: compiled = Time(code: .ahead)
      }
      times.append(compiled)
    }
    step.times = start..<Int32(times.count)
    return step
  }

  private mutating func refer(_ facts: [Fact]) -> Range<Int32> {
    let start = Int32(references.count)
    references += facts.map(Reference.init)
    return start..<Int32(references.count)
  }

  static func anchor(of fact: Fact) -> Anchor {
    switch fact.kind {
    case .event, .done, .topic: .day
    case .yesNo, .choice, .status: .since
    case .date: .value
    }
  }
}

extension Program.Reference {
  init(_ fact: Fact) {
    self.init(
      slot: Int32(fact.slot), anchor: Program.anchor(of: fact), isHappening: Fact.happenings.contains(fact),
      lowest: Fact.risks.contains(fact) ? Fact.raisedRisk : .min)
  }
}
