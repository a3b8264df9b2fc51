internal import Casework
internal import CivilTime

/// Seeded records for properties: any fact, any answer, any day of two months.
struct Chance: RandomNumberGenerator {
  private var state: UInt64
  static let start = Day(year: 2026, month: 1, day: 5) ?? Day(ordinal: 0)

  init(seed: Int) { state = UInt64(bitPattern: Int64(seed)) &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }

  /// Statements with the day each is made on, in day order.
  mutating func statements() -> [(Statement, Int)] {
    var all = [(Statement(.episodeStarted, .yes), 0)]
    if Bool.random(using: &self), let pathway = Statement(.pathway, word: String(Int.random(in: 1...3, using: &self))) {
      all.append((pathway, 4))
    }
    for _ in 0..<Int.random(in: 0...60, using: &self) {
      guard let fact = Fact.allCases.randomElement(using: &self), fact != .pathway else { continue }
      all.append((statement(fact), Int.random(in: 0...29, using: &self)))
    }
    return all.sorted { $0.1 < $1.1 }
  }

  private mutating func statement(_ fact: Fact) -> Statement {
    let answers: [Answer] = [.yes, .yes, .yes, .no, .declined, .unknown, .notRelevant]
    let answer = answers.randomElement(using: &self) ?? .yes
    guard answer == .yes else { return Statement(fact, answer) }
    switch fact.kind {
    case .choice(let words), .status(let words):
      return Statement(fact, .yes, value: Int.random(in: 0..<words.count, using: &self))
    case .date:
      return Statement(fact, .yes, value: Int(Self.start.ordinal) + Int.random(in: -9000...200, using: &self))
    default:
      let since = Bool.random(using: &self) ? Self.start.adding(days: -Int.random(in: 0...400, using: &self)) : nil
      return Statement(fact, .yes, since: since)
    }
  }

  mutating func record() -> (CaseState, Day) {
    (Self.state(statements()), Self.start.adding(days: Int.random(in: 30...500, using: &self)))
  }

  static func state(_ statements: [(Statement, Int)]) -> CaseState {
    CaseState(
      replaying: statements.sorted { $0.1 < $1.1 }.enumerated().map { index, line in
        entry(
          .factsStated(StatedFacts(form: "prøve", statements: [line.0])), version: index + 1,
          day: start.adding(days: line.1))
      })
  }

  static func entry(_ event: Event, version: Int, day: Day) -> Entry {
    Entry(
      id: EntryID("e\(version)"), record: RecordID("r"), version: version, day: day,
      writtenAt: Moment(day: day, time: .midnight),
      author: Author(staff: StaffID("s"), name: "Prøve", role: "behandler", unit: UnitID("u")), authority: "prøve",
      edition: "veileder-2024-utkast", event: event)
  }
}
