internal import Casework
internal import CivilTime
internal import Guidance

/// Records made of nothing but the facts that a recommendation reads, to see whether a change to it can be seen at all.
struct FlipRecords {
  /// Whether some record, on some day, is treated differently.
  let differ: Bool

  init(_ norm: Norm, _ changed: Norm) {
    let facts = Array(Set(norm.applies.facts + norm.fulfilled.facts + norm.deadline.readFacts)).sorted {
      $0.slot < $1.slot
    }
    let guide = Guide(edition: "", norms: [norm])
    let other = Guide(edition: "", norms: [changed])
    var dice = Dice(state: UInt64(norm.id.utf8.reduce(7) { ($0 &* 31) &+ UInt64($1) }) | 1)
    var found = false
    for _ in 0..<1_500 where !found {
      let state = dice.state(facts)
      for offset in [0, 1, 20, 45, 200, 380] {
        let day = Dice.start.adding(days: 40 + offset)
        if guide.evaluate(state, on: day).findings != other.evaluate(state, on: day).findings { found = true }
      }
    }
    differ = found
  }

  /// The same throws each time, so that the check never says one thing today and another tomorrow.
  private struct Dice: RandomNumberGenerator {
    static let start = Day(year: 2026, month: 1, day: 5) ?? Day(ordinal: 0)
    var state: UInt64

    mutating func next() -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state &* 0x2545_F491_4F6C_DD1D
    }

    mutating func state(_ facts: [Fact]) -> CaseState {
      var lines = [(Statement(.episodeStarted, .yes), 0)]
      for fact in facts {
        for _ in 0..<Int.random(in: 0...2, using: &self) {
          lines.append((statement(fact), Int.random(in: 0...40, using: &self)))
        }
      }
      lines.sort { $0.1 < $1.1 }
      return CaseState(
        replaying: lines.enumerated().map { index, line in
          entry(line.0, version: index + 1, day: Self.start.adding(days: line.1))
        })
    }

    private mutating func statement(_ fact: Fact) -> Statement {
      let answers: [Answer] = [.yes, .yes, .yes, .yes, .no, .declined, .unknown, .notRelevant]
      let answer = answers.randomElement(using: &self) ?? .yes
      guard answer == .yes else { return Statement(fact, answer) }
      switch fact.kind {
      case .choice(let words), .status(let words):
        return Statement(fact, .yes, value: Int.random(in: 0..<words.count, using: &self))
      case .date:
        return Statement(fact, .yes, value: Int(Self.start.ordinal) + Int.random(in: -400...400, using: &self))
      default:
        let since = Bool.random(using: &self) ? Self.start.adding(days: -Int.random(in: 0...400, using: &self)) : nil
        return Statement(fact, .yes, since: since)
      }
    }

    private func entry(_ statement: Statement, version: Int, day: Day) -> Entry {
      Entry(
        id: EntryID("f\(version)"), record: RecordID("f"), version: version, day: day,
        writtenAt: Moment(day: day, time: .midnight),
        author: Author(staff: StaffID("f"), name: "Prøve", role: "prøve", unit: UnitID("f")), authority: "prøve",
        edition: "", event: .factsStated(StatedFacts(form: "prøve", statements: [statement])))
    }
  }
}
