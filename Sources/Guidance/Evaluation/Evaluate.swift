public import Casework
public import CivilTime

extension Guide {
  /// How every norm stands for this record on this day.
  public func evaluate(_ state: CaseState, on day: Day) -> Evaluation {
    evaluate(state.facts, state.departures, state.pathway?.pathway, on: day) { isUsed in
      for measure in state.measures where measure.status != .refused { isUsed(measure.kind) }
    }
  }

  /// The same of what going through everybody decodes.
  public func evaluate(_ record: GuidedRecord, on day: Day) -> Evaluation {
    evaluate(record.facts, record.departures, record.pathway, on: day) { isUsed in
      for kind in record.measures { isUsed(kind) }
    }
  }

  /// - Parameter measures: names each kind of measure that has been offered.
  private func evaluate(
    _ facts: FactTable, _ departures: [DepartureState], _ chosen: Int?, on day: Day,
    measures: ((String) -> Void) -> Void
  ) -> Evaluation {
    program.run(facts, on: day) { evaluator in
      var findings = program.beginning(chosen ?? facts.pathwayNumber)
      findings.withUnsafeMutableBufferPointer { findings in
        if !program.places.isEmpty {
          measures { kind in
            for place in program.places[kind] ?? [] {
              findings[Int(place)] = Finding(index: Int(place), status: .fulfilled, due: nil)
            }
          }
        }
        answer(departures, &evaluator, &findings)
      }
      return Evaluation(findings: findings, changesOn: evaluator.changesOn)
    }
  }

  /// Answers every norm that asks about the record. Where none of them applies, all stands as at the beginning.
  private func answer(
    _ departures: [DepartureState], _ evaluator: inout Evaluator, _ findings: inout UnsafeMutableBufferPointer<Finding>
  ) {
    program.order.withUnsafeBufferPointer { order in
      for gate in program.gates {
        let opens = evaluator.truth(at: Int(gate.step))
        if opens == .no { continue }
        for place in gate.alone {
          let norm = Int(order[Int(place)])
          findings[norm] = finding(norm, opens, departures, &evaluator)
        }
        for place in gate.further {
          let norm = Int(order[Int(place)])
          findings[norm] = finding(norm, departures, &evaluator)
        }
      }
      for place in program.ungated {
        let norm = Int(order[Int(place)])
        findings[norm] = finding(norm, departures, &evaluator)
      }
      for place in program.ending {
        let norm = Int(order[Int(place)])
        if let until = evaluator.entries[norm].until, evaluator.isPast(until) {
          findings[norm] = Finding(index: norm, status: .notApplicable, due: nil)
        } else if evaluator.entries[norm].lowestPathway == nil {
          findings[norm] = finding(norm, departures, &evaluator)
        }
      }
    }
  }

  /// How one norm stands, as ``evaluate(_:on:)`` has it.
  func finding(_ index: Int, _ state: CaseState, _ evaluator: inout Evaluator) -> Finding {
    if let until = evaluator.entries[index].until, evaluator.isPast(until) {
      return Finding(index: index, status: .notApplicable, due: nil)
    }
    guard case .measure(let kind, _) = norms[index].kind else {
      return finding(index, state.departures, &evaluator)
    }
    let isUsed = state.measures.contains { $0.status != .refused && $0.kind == kind }
    let pathway = state.pathway?.pathway ?? state.facts.pathwayNumber
    let status = evaluator.entries[index].measureStatus(isUsed: isUsed, pathway: pathway)
    return Finding(index: index, status: status ?? .notApplicable, due: nil)
  }

  @inline(__always)
  private func finding(_ index: Int, _ departures: [DepartureState], _ evaluator: inout Evaluator) -> Finding {
    let applies = evaluator.truth(at: Int(evaluator.entries[index].applies))
    if applies == .no { return Finding(index: index, status: .notApplicable, due: nil) }
    return finding(index, applies, departures, &evaluator)
  }

  /// How a norm stands that applies, or may apply.
  private func finding(
    _ index: Int, _ applies: Truth, _ departures: [DepartureState], _ evaluator: inout Evaluator
  ) -> Finding {
    guard applies == .yes else { return Finding(index: index, status: .undecided, due: nil) }
    let entry = evaluator.entries[index]
    let isFulfilled = evaluator.truth(at: Int(entry.fulfilled)) == .yes
    let (due, warnFrom) = entry.dueDay(isFulfilled: isFulfilled, &evaluator)
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
    if !departures.isEmpty, isDeparted(index, entry, departures, &evaluator) {
      return Finding(index: index, status: .deviated, due: due)
    }
    return Finding(index: index, status: timed, due: due)
  }

  /// Whether a reason closes the norm now. Also where a reason closes nothing, the day it stops standing is noted.
  @inline(never)
  private func isDeparted(
    _ index: Int, _ entry: Program.Entry, _ departures: [DepartureState], _ evaluator: inout Evaluator
  ) -> Bool {
    guard let departure = departures.first(where: { $0.norm == norms[index].id }),
      program.stands(departure, entry, evaluator)
    else { return false }
    if let until = departure.until { evaluator.note(change: until.adding(days: 1)) }
    return entry.strength != .must && !entry.isRight
  }

  private static func timed(_ due: Day?, _ warnFrom: Day?, _ day: Day) -> FindingStatus {
    guard let due else { return .missing }
    if day > due { return .overdue }
    return day >= (warnFrom ?? due) ? .due : .missing
  }
}

extension Program {
  func run<Result>(_ facts: FactTable, on day: Day, _ body: (inout Evaluator) -> Result) -> Result {
    entries.withUnsafeBufferPointer { entries in
      steps.withUnsafeBufferPointer { steps in
        times.withUnsafeBufferPointer { times in
          references.withUnsafeBufferPointer { references in
            facts.places.withUnsafeBufferPointer { places in
              facts.known.withUnsafeBufferPointer { known in
                var evaluator = Evaluator(
                  entries: entries, steps: steps, times: times, references: references,
                  facts: Evaluator.Facts(places: places, known: known), day: day)
                return body(&evaluator)
              }
            }
          }
        }
      }
    }
  }

  /// A departure stands until the day set for looking at it again, for as long as nothing that the norm reads has
  /// changed since it was written.
  func stands(_ departure: DepartureState, _ entry: Entry, _ evaluator: Evaluator) -> Bool {
    if let until = departure.until, evaluator.day > until { return false }
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
