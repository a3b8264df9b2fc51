public import Casework
public import CivilTime

extension Guide {
  /// How every norm stands for this record on this day.
  public func evaluate(_ state: CaseState, on day: Day) -> Evaluation {
    program.run(state, on: day) { evaluator in
      let measures = MeasureUse(state.measures, among: program.kinds)
      let pathway = state.pathway?.pathway ?? state.facts.pathwayNumber
      var findings: [Finding] = []
      findings.reserveCapacity(program.entries.count)
      for (index, entry) in program.entries.enumerated() {
        findings.append(finding(index, entry, state, measures, pathway, &evaluator))
      }
      return Evaluation(findings: findings, changesOn: evaluator.changesOn)
    }
  }

  /// How one norm stands, as ``evaluate(_:on:)`` has it.
  func finding(_ index: Int, _ state: CaseState, _ evaluator: inout Evaluator) -> Finding {
    let pathway = state.pathway?.pathway ?? state.facts.pathwayNumber
    return finding(
      index, program.entries[index], state, MeasureUse(state.measures, among: program.kinds), pathway, &evaluator)
  }

  private func finding(
    _ index: Int, _ entry: Program.Entry, _ state: CaseState, _ measures: MeasureUse, _ pathway: Int?,
    _ evaluator: inout Evaluator
  ) -> Finding {
    if let until = entry.until, evaluator.isPast(until) {
      return Finding(index: index, status: .notApplicable, due: nil)
    }
    if let measure = entry.measure {
      let status = measures.status(of: measure, strength: entry.strength, pathway: pathway)
      return Finding(index: index, status: status, due: nil)
    }
    let departure = state.departures.isEmpty ? nil : state.departures.first { $0.norm == norms[index].id }
    return finding(index, entry, departure, &evaluator)
  }

  private func finding(
    _ index: Int, _ entry: Program.Entry, _ departure: DepartureState?, _ evaluator: inout Evaluator
  ) -> Finding {
    switch evaluator.truth(at: Int(entry.applies)) {
    case .no: return Finding(index: index, status: .notApplicable, due: nil)
    case .unknown: return Finding(index: index, status: .undecided, due: nil)
    case .yes: break
    }
    let isFulfilled = evaluator.truth(at: Int(entry.fulfilled)) == .yes
    let (due, warnFrom) = program.dueDay(entry, isFulfilled: isFulfilled, &evaluator)
    let timed = Self.timed(due, warnFrom, evaluator.day)
    if let due { evaluator.note(change: due.adding(days: 1)) }
    if let first = warnFrom ?? due { evaluator.note(change: first) }
    if isFulfilled {
      guard case .recurring = entry.deadline, timed != .missing else {
        return Finding(index: index, status: .fulfilled, due: due)
      }
      return Finding(index: index, status: timed, due: due)
    }
    if entry.strength == .may { return Finding(index: index, status: .offered, due: due) }
    if let departure, entry.strength != .must, !entry.isRight, program.stands(departure, entry, evaluator) {
      return Finding(index: index, status: .deviated, due: due)
    }
    return Finding(index: index, status: timed, due: due)
  }

  private static func timed(_ due: Day?, _ warnFrom: Day?, _ day: Day) -> FindingStatus {
    guard let due else { return .missing }
    if day > due { return .overdue }
    return day >= (warnFrom ?? due) ? .due : .missing
  }
}

extension Program {
  func run<Result>(_ state: CaseState, on day: Day, _ body: (inout Evaluator) -> Result) -> Result {
    steps.withUnsafeBufferPointer { steps in
      times.withUnsafeBufferPointer { times in
        references.withUnsafeBufferPointer { references in
          state.facts.values.withUnsafeBufferPointer { facts in
            var evaluator = Evaluator(steps: steps, times: times, references: references, facts: facts, day: day)
            return body(&evaluator)
          }
        }
      }
    }
  }

  /// A departure stands for as long as nothing that the norm reads has changed since it was written.
  func stands(_ departure: DepartureState, _ entry: Entry, _ evaluator: Evaluator) -> Bool {
    for index in entry.reads where evaluator.value(reads[Int(index)]).changed > departure.version { return false }
    return true
  }
}

extension FactTable {
  /// The main pathway in force, 1 to 3.
  var pathwayNumber: Int? {
    let value = self[.pathway]
    return value.answer == .yes ? Int(value.value) + 1 : nil
  }
}
