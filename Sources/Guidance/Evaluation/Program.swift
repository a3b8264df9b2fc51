internal import Casework
internal import CivilTime

/// The norms' conditions laid flat, so that evaluating them touches no reference counts and no heap.
struct Program: Sendable {
  enum Code: UInt8 { case always, all, any, not, fact }
  enum TimeCode: UInt8 { case within, longerThan, notLongerThan, sinceLast, notAfter, ahead }

  struct Step {
    var code: Code
    /// The step after the last one that belongs to this.
    var end: Int32 = 0
    var slot: Int32 = 0
    var truths = TruthTable()
    /// The words that make it true, one bit each; all of them where any word will do.
    var words = UInt32.max
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

  /// A norm laid flat. It holds no reference, so that going through all of them counts none.
  struct Entry {
    var applies: Int32
    var fulfilled: Int32
    var strength: Strength
    var isRight: Bool
    var deadline: DeadlineCode
    var deadlineReferences: Range<Int32>
    /// Slots whose change makes a departure lapse.
    var reads: Range<Int32>
    var measure: MeasureEntry?
    /// The last day it holds.
    var until: Day?
  }

  /// A deadline without its facts, which stand among the references.
  enum DeadlineCode {
    case none, atOnce
    case within(Span)
    case before(lead: Span)
    case recurring(slot: Int32, every: Span, warning: Span)
    case local(Span)
  }

  struct MeasureEntry {
    /// What ``Program/kinds`` calls the kind.
    var kind: Int32
    var lowestPathway: Int32
  }

  private(set) var steps: [Step] = []
  private(set) var times: [Time] = []
  private(set) var references: [Reference] = []
  private(set) var reads: [Int32] = []
  private(set) var entries: [Entry] = []
  /// The kinds of measure that norms are about: a number for each id in content.
  private(set) var kinds: [String: Int32] = [:]

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
      let place = kinds[kind] ?? Int32(kinds.count)
      kinds[kind] = place
      measure = MeasureEntry(kind: place, lowestPathway: Int32(pathways.min() ?? 1))
    }
    entries.append(
      Entry(
        applies: applies, fulfilled: fulfilled, strength: norm.strength, isRight: norm.isRight,
        deadline: DeadlineCode(norm.deadline), deadlineReferences: deadlineReferences,
        reads: readsStart..<Int32(reads.count),
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
    step.truths = TruthTable(test)
    step.anchor = Self.anchor(of: test.fact)
    if case .words(let words) = test.answer { step.words = words.reduce(0) { $0 | (1 << UInt32($1)) } }
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

extension Program.DeadlineCode {
  init(_ deadline: Deadline) {
    self =
      switch deadline {
      case .none: .none
      case .atOnce: .atOnce
      case .within(let span, _): .within(span)
      case .before(_, let lead): .before(lead: lead)
      case .recurring(let fact, let every, let warning, _):
        .recurring(slot: Int32(fact.slot), every: every, warning: warning)
      case .local(let span): .local(span)
      }
  }
}
