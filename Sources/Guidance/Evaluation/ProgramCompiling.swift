internal import Casework
internal import CivilTime

extension Program {
  mutating func compile(_ norm: Norm) {
    let applies = Int32(steps.count)
    compile(norm.applies)
    let fulfilled = Int32(steps.count)
    compile(norm.fulfilled)
    let deadlineReferences = refer(norm.deadline.facts)
    let readsStart = Int32(reads.count)
    let applying = norm.applies.facts
    reads += (applying + norm.fulfilled.facts.filter { !applying.contains($0) }).map { Int32($0.slot) }
    var lowestPathway: Int32?
    if case .measure(_, let pathways) = norm.kind { lowestPathway = Int32(pathways.min() ?? 1) }
    entries.append(
      Entry(
        applies: applies, fulfilled: fulfilled, deadlineReferences: deadlineReferences,
        reads: readsStart..<Int32(reads.count), strength: norm.strength, isRight: norm.isRight,
        lowestPathway: lowestPathway, until: norm.until, deadline: DeadlineCode(norm.deadline)))
  }

  mutating func compile(_ condition: Condition) {
    let index = steps.count
    switch condition {
    case .always: steps.append(Step(code: .always))
    case .all(let parts): compile(parts, joinedBy: .all)
    case .any(let parts): compile(parts, joinedBy: .any)
    case .not(let part):
      steps.append(Step(code: .not))
      compile(part)
    case .fact(let test): steps.append(step(test))
    }
    steps[index].end = Int32(steps.count)
  }

  /// The parts stand after their join also where it is asked as one question, since explanations go through them.
  private mutating func compile(_ parts: [Condition], joinedBy join: Code) {
    let index = steps.count
    steps.append(Step(code: join))
    for part in parts { compile(part) }
    let tests = parts.compactMap { if case .fact(let test) = $0 { test } else { nil } }
    guard tests.count == parts.count, let truths = TruthTable(tests, joinedBy: join) else { return }
    let asked = steps[(index + 1)...]
    steps[index].code = .fact
    steps[index].truths = truths
    for step in asked {
      (steps[index].slot, steps[index].anchor) = (step.slot, step.anchor)
      steps[index].words &= step.words
      if !step.times.isEmpty { steps[index].times = step.times }
    }
  }

  private mutating func step(_ test: FactTest) -> Step {
    var step = Step(code: .fact)
    step.slot = Int32(test.fact.slot)
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
      slot: Int32(fact.slot), lowest: Fact.risks.contains(fact) ? Fact.raisedRisk : .min,
      anchor: Program.anchor(of: fact), isHappening: Fact.happenings.contains(fact))
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
