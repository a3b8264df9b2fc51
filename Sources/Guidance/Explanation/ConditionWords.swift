internal import Casework
internal import CivilTime

/// Says a condition, and what one record answers to it, in Norwegian. The answer is the evaluator's own, read where the
/// compiled condition stands, so that what is said can never differ from what is counted.
struct ConditionWords {
  let state: CaseState
  /// What each compiled step asks, by its place.
  let phrases: [String]
  var evaluator: Evaluator

  private var day: Day { evaluator.day }

  /// - Parameter index: where the compiled condition begins.
  mutating func reason(_ condition: Condition, at index: Int32) -> Reason {
    switch condition {
    case .always: return Reason(words: "gjelder alle som får oppfølging", outcome: .yes, reads: nil, parts: [])
    case .not(let part):
      let inner = reason(part, at: index + 1)
      let outcome: Reason.Outcome = inner.outcome == .unknown ? .unknown : inner.outcome == .yes ? .no : .yes
      return Reason(words: "ikke slik at dette stemmer", outcome: outcome, reads: nil, parts: [inner])
    case .all(let parts):
      let reasons = reasons(parts, at: index + 1)
      let outcome: Reason.Outcome =
        reasons.contains { $0.outcome == .no } ? .no : reasons.contains { $0.outcome == .unknown } ? .unknown : .yes
      if reasons.count == 1 { return reasons[0] }
      return Reason(words: "alt dette", outcome: outcome, reads: nil, parts: reasons)
    case .any(let parts):
      let reasons = reasons(parts, at: index + 1)
      let outcome: Reason.Outcome =
        reasons.contains { $0.outcome == .yes } ? .yes : reasons.contains { $0.outcome == .unknown } ? .unknown : .no
      if reasons.count == 1 { return reasons[0] }
      return Reason(words: "minst én av disse", outcome: outcome, reads: nil, parts: reasons)
    case .fact(let test): return reason(test, at: index)
    }
  }

  private mutating func reasons(_ parts: [Condition], at first: Int32) -> [Reason] {
    var index = first
    var reasons: [Reason] = []
    for part in parts {
      reasons.append(reason(part, at: index))
      index = evaluator.steps[Int(index)].end
    }
    return reasons
  }

  private mutating func reason(_ test: FactTest, at index: Int32) -> Reason {
    let read = read(test.fact)
    var words = "\(phrases[Int(index)]): \(read.words)"
    if let day = read.day { words += ", \(day.short(seenFrom: self.day))" }
    for time in test.times {
      if let reference = reference(time) { words += ", sett mot \(reference)" }
    }
    return Reason(words: words, outcome: outcome(at: index), reads: read, parts: [])
  }

  /// Names the latest happening that the answer is compared with.
  private func reference(_ time: TimeTest) -> String? {
    let latest = time.facts.filter { Program.Reference($0).counts(state.facts[$0]) }.max { compared($0) < compared($1) }
    return latest.map { "\($0.rawValue) \(compared($0).short(seenFrom: day))" }
  }

  private func compared(_ fact: Fact) -> Day {
    let value = state.facts[fact]
    return switch Program.anchor(of: fact) {
    case .day: value.day
    case .since: value.since
    case .value: Day(ordinal: value.value)
    }
  }

  private mutating func outcome(at index: Int32) -> Reason.Outcome {
    switch evaluator.truth(at: Int(index)) {
    case .yes: .yes
    case .no: .no
    case .unknown: .unknown
    }
  }

  func read(_ fact: Fact) -> FactRead {
    let value = state.facts[fact]
    guard value.answer != .notAsked else {
      return FactRead(fact: fact, words: fact.kind.silentWords, day: nil, since: nil, entry: nil)
    }
    return FactRead(
      fact: fact, words: words(fact, value), day: value.day, since: value.since,
      entry: value.entry > 0 ? Int(value.entry) : nil)
  }

  private func words(_ fact: Fact, _ value: FactValue) -> String {
    switch value.answer {
    case .notAsked: fact.kind.silentWords
    case .unknown: "vet ikke"
    case .declined: "spurt, vil ikke svare"
    case .notRelevant: "ikke relevant"
    case .no: fact.kind.noWord
    case .yes:
      if case .date = fact.kind {
        Day(ordinal: value.value).short(seenFrom: day)
      } else {
        state.facts.word(fact) ?? fact.kind.yesWord
      }
    }
  }

  func measureReasons(kind: String, pathways: Set<Int>) -> (Reason, Reason?) {
    let list = pathways.sorted().map(String.init).joined(separator: " og ")
    let lowest = pathways.min() ?? 1
    let now = state.facts.pathwayNumber
    let applies: Reason.Outcome = now.map { $0 >= lowest ? .yes : .no } ?? .no
    let place = now.map { "personen er i hovedforløp \($0)" } ?? "hovedforløp er ikke valgt"
    let known = state.measures.first { $0.kind == kind }
    let fulfilled = Reason(
      words: known.map { "tiltaket er \($0.status.norwegian) \($0.since.short(seenFrom: day))" } ?? "ikke tilbudt ennå",
      outcome: known == nil ? .no : .yes, reads: nil, parts: [])
    let ground = Reason(
      words: "står i listen for hovedforløp \(list), og er åpent også for forløp over: \(place)",
      outcome: known != nil ? .yes : applies, reads: read(.pathway), parts: [])
    return (ground, ground.outcome == .no ? nil : fulfilled)
  }
}
