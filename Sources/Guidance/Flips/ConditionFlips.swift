internal import Casework
internal import CivilTime

extension Condition {
  typealias Changed = (what: String, condition: Condition)

  var flips: [Changed] {
    switch self {
    case .always: []
    case .fact(let test): test.flips.map { ($0.what, .fact($0.test)) }
    case .not(let part): [("uten «ikke»", part)] + part.flips.map { ($0.what, .not($0.condition)) }
    case .all(let parts): Self.flips(parts, with: Condition.all, other: ("«alle» blir «en av»", Condition.any))
    case .any(let parts): Self.flips(parts, with: Condition.any, other: ("«en av» blir «alle»", Condition.all))
    }
  }

  private static func flips(
    _ parts: [Condition], with join: ([Condition]) -> Condition,
    other: (what: String, join: ([Condition]) -> Condition)
  ) -> [Changed] {
    let swapped: [Changed] = parts.count > 1 ? [(other.what, other.join(parts))] : []
    let shorter: [Changed] = parts.leavingOutEach().map { ("uten «\($0.left.shortly)»", join($0.rest)) }
    let changed: [Changed] = parts.changingEach(\.flips, \.condition).map { ($0.what, join($1)) }
    return swapped + shorter + changed
  }

  private var shortly: String {
    if case .fact(let test) = self { return ConditionPhrase.phrase(test) }
    return facts.map(\.rawValue).joined(separator: ", ")
  }
}

extension FactTest {
  typealias Changed = (what: String, test: FactTest)

  var flips: [Changed] {
    let answers: [Changed] = answer.flips(of: fact).map { flipped in
      let test = FactTest(fact, flipped, times: times)
      return ("«\(ConditionPhrase.phrase(test))»", test)
    }
    let timeless: [Changed] = times.indices.map { index in
      var rest = times
      rest.remove(at: index)
      return ("«\(ConditionPhrase.phrase(FactTest(fact, answer, times: rest)))», uten tid", test(rest))
    }
    let otherTimes: [Changed] = times.changingEach(\.flips, { $0 }).map { _, times in
      ("«\(ConditionPhrase.phrase(test(times)))»", test(times))
    }
    return answers + timeless + otherTimes
  }

  private func test(_ times: [TimeTest]) -> FactTest { FactTest(fact, answer, times: times) }
}

extension AnswerTest {
  fileprivate func flips(of fact: Fact) -> [AnswerTest] {
    switch self {
    case .yes: [.no]
    case .no: [.yes]
    // One who chooses among words has answered yes by choosing; a no to all of them is none of the words.
    case .answered: fact.kind.options.isEmpty ? [.asked, .yes] : [.asked]
    case .asked: [.answered]
    case .declined: [.unknown]
    case .unknown: [.declined]
    case .notAsked: [.asked]
    case .words(let words):
      words.leavingOutEach().map { .words($0.rest) }
        + fact.kind.options.indices.filter { !words.contains($0) }.map { .words((words + [$0]).sorted()) }
    }
  }
}

extension TimeTest {
  fileprivate var flips: [TimeTest] {
    switch self {
    case .within(let span): span.neighbours.map(TimeTest.within)
    case .longerThan(let span): span.neighbours.map(TimeTest.longerThan)
    case .notLongerThan(let span): span.neighbours.map(TimeTest.notLongerThan)
    case .sinceLast(let facts): facts.leavingOutEach().map { .sinceLast($0.rest) }
    case .notAfter, .ahead: []
    }
  }
}
