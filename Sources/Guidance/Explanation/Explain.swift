public import Casework
public import CivilTime

extension Guide {
  /// Why the norm with this id stands as it does; nil for an unknown id.
  public func explain(_ id: String, state: CaseState, on day: Day) -> Explanation? {
    guard let place = place(of: id) else { return nil }
    let (norm, saying) = (norms[place], sayings[place])
    let departure = state.departures.first { $0.norm == id }
    return program.run(state.facts, on: day) { evaluator in
      let entry = program.entries[place]
      let finding = finding(place, state, &evaluator)
      var words = ConditionWords(state: state, phrases: phrases, evaluator: evaluator)
      let (applies, fulfilled) = reasons(norm, entry, &words, on: day)
      return Explanation(
        norm: norm, source: saying.source, origin: saying.origin, asked: saying.asked, status: finding.status,
        due: finding.due,
        applies: applies, fulfilled: fulfilled,
        facts: entry.reads.map { words.read(Fact.allCases[Int(program.reads[Int($0)])]) },
        unknown: unknown(applies) + (fulfilled.map(unknown) ?? []),
        askedAndDeclined: finding.status == .fulfilled ? nil : declined(saying.asked, state),
        departure: departure, departureLapsed: departure.map { !program.stands($0, entry, evaluator) } ?? false,
        departureIsUpForReview: departure?.until.map { day > $0 } ?? false)
    }
  }

  private func reasons(
    _ norm: Norm, _ entry: Program.Entry, _ words: inout ConditionWords, on day: Day
  ) -> (Reason, Reason?) {
    if let until = norm.until, day > until {
      return (Reason(words: "gjaldt til \(until.withYear), og er opphørt", outcome: .no, reads: nil, parts: []), nil)
    }
    guard case .measure(let kind, let pathways) = norm.kind else {
      let applies = words.reason(norm.applies, at: entry.applies)
      return (applies, applies.outcome == .no ? nil : words.reason(norm.fulfilled, at: entry.fulfilled))
    }
    return words.measureReasons(kind: kind, pathways: pathways)
  }

  private func unknown(_ reason: Reason) -> [Fact] {
    guard reason.parts.isEmpty else { return reason.parts.flatMap(unknown) }
    guard reason.outcome == .unknown, let read = reason.reads else { return [] }
    return [read.fact]
  }

  private func declined(_ asked: [Fact], _ state: CaseState) -> Day? {
    asked.lazy.filter { state.facts[$0].answer == .declined }.map { state.facts[$0].day }.max()
  }
}
