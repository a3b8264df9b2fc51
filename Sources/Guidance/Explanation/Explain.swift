public import Casework
public import CivilTime

extension Guide {
  /// Why the norm with this id stands as it does; nil for an unknown id.
  public func explain(_ id: String, state: CaseState, on day: Day) -> Explanation? {
    guard let place = place(of: id) else { return nil }
    let norm = norms[place]
    let finding = evaluate(state, on: day).findings[place]
    let words = ConditionWords(state: state, day: day)
    let (applies, fulfilled) = reasons(norm, state, words)
    let facts = norm.applies.facts + norm.fulfilled.facts.filter { !norm.applies.facts.contains($0) }
    let departure = state.departures.first { $0.norm == id }
    let lapsed = departure.map { !departureStands($0, place, state, day) } ?? false
    return Explanation(
      norm: norm, status: finding.status, due: finding.due, applies: applies, fulfilled: fulfilled,
      facts: facts.map { words.read($0) },
      unknown: unknown(applies) + (fulfilled.map(unknown) ?? []),
      askedAndDeclined: finding.status == .fulfilled ? nil : asked(norm, state),
      departure: departure, departureLapsed: lapsed)
  }

  private func reasons(_ norm: Norm, _ state: CaseState, _ words: ConditionWords) -> (Reason, Reason?) {
    guard case .measure(let kind, let pathways) = norm.kind else {
      let applies = words.reason(norm.applies)
      return (applies, applies.outcome == .no ? nil : words.reason(norm.fulfilled))
    }
    return words.measureReasons(kind: kind, pathways: pathways)
  }

  private func departureStands(_ departure: DepartureState, _ place: Int, _ state: CaseState, _ day: Day) -> Bool {
    program.run(state, on: day) { program.stands(departure, program.entries[place], $0) }
  }

  private func unknown(_ reason: Reason) -> [Fact] {
    guard reason.parts.isEmpty else { return reason.parts.flatMap(unknown) }
    guard reason.outcome == .unknown, let read = reason.reads else { return [] }
    return [read.fact]
  }

  private func asked(_ norm: Norm, _ state: CaseState) -> Day? {
    norm.fulfilled.facts.filter { state.facts[$0].answer == .declined }.map { state.facts[$0].day }.max()
  }
}
