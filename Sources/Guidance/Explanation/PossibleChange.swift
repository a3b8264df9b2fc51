public import Casework
public import CivilTime

/// One new answer, and what the finding would then say.
public struct PossibleChange: Hashable, Sendable {
  public let fact: Fact
  /// The answer in words: "gjort", "hovedforløp 3".
  public let answer: String
  public let status: FindingStatus
}

extension Guide {
  /// Which single answer, given today, would make the finding another. A day is not guessed at.
  public func whatWouldChange(_ id: String, state: CaseState, on day: Day) -> [PossibleChange] {
    guard let place = place(of: id) else { return [] }
    let now = program.run(state.facts, on: day) { finding(place, state, &$0).status }
    let norm = norms[place]
    let applying = norm.applies.facts
    let facts = applying + norm.fulfilled.facts.filter { !applying.contains($0) }
    return facts.flatMap { fact in
      fact.possibleAnswers.compactMap { statement -> PossibleChange? in
        let then = state.told(statement, on: day)
        let status = program.run(then.facts, on: day) { finding(place, then, &$0).status }
        guard status != now else { return nil }
        return PossibleChange(
          fact: fact, answer: statement.word ?? (statement.answer == .yes ? fact.kind.yesWord : fact.kind.noWord),
          status: status)
      }
    }
  }
}

extension Fact {
  fileprivate var possibleAnswers: [Statement] {
    switch kind {
    case .yesNo: [Statement(self, .yes), Statement(self, .no)]
    case .done, .event, .topic: [Statement(self, .yes)]
    case .choice(let words), .status(let words): words.compactMap { Statement(self, word: $0) }
    case .date: []
    }
  }
}

extension CaseState {
  /// The record as it would be after one more answer.
  fileprivate func told(_ statement: Statement, on day: Day) -> CaseState {
    var state = self
    state.apply(
      Entry(
        id: EntryID("tenkt"), record: RecordID("tenkt"), version: version + 1, day: day,
        writtenAt: Moment(day: day, time: .midnight),
        author: Author(staff: StaffID("tenkt"), name: "", role: "", unit: UnitID("tenkt")), authority: "", edition: "",
        event: .factsStated(StatedFacts(form: "tenkt", statements: [statement]))))
    return state
  }
}
