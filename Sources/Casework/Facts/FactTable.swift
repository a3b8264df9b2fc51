public import CivilTime

/// What the record knows about one fact: the answer in force and the days that norms ask about.
public struct FactValue: Hashable, Sendable {
  public internal(set) var answer = Answer.notAsked
  /// The chosen word's index or a day's ordinal; −1 where yes or no is the whole answer.
  public internal(set) var value: Int32 = -1
  /// The day of the latest answer or happening.
  public internal(set) var day = Day(ordinal: .min)
  /// The day from which the answer in force has been so.
  public internal(set) var since = Day(ordinal: .min)
  /// The first day it was so.
  public internal(set) var first = Day(ordinal: .max)
  /// How many times it has been stated as so.
  public internal(set) var count: Int32 = 0
  /// The record version of the entry that states the answer in force.
  public internal(set) var entry: Int32 = 0
  /// The record version at which the answer last changed.
  public internal(set) var changed: Int32 = 0

  public init() {}

  mutating func apply(_ statement: Statement, kind: FactKind, entryDay: Day, version: Int32) {
    let on = statement.on ?? entryDay
    let value = Int32(statement.value ?? -1)
    let affirmed = statement.answer == .yes
    if affirmed {
      count += 1
      first = min(first, statement.since ?? on)
    }
    if kind == .event {
      if answer == .yes, !affirmed { return }
      changed = version
      if on < day { return }
    } else if answer != .notAsked, on < day {
      return
    }
    // Doing something again is news, although the answer is the same.
    if kind == .done { changed = version }
    if answer != statement.answer || self.value != value {
      changed = version
      since = statement.since ?? on
    } else if let given = statement.since {
      since = given
    }
    (answer, self.value, day, entry) = (statement.answer, value, on, version)
  }
}

/// Every fact of one record, addressed by the fact's slot. A record knows a fifth of them, and keeps no more than that.
public struct FactTable: Hashable, Sendable {
  /// By slot, where the fact's value stands among ``known``.
  public private(set) var places: [UInt16]
  /// What is known, in slot order, after the one value that stands for all that nobody has asked about.
  public private(set) var known = [FactValue()]

  public init() { places = Self.nothingKnown }

  /// One for all tables, until they know something.
  private static let nothingKnown = [UInt16](repeating: 0, count: Fact.allCases.count)

  public subscript(fact: Fact) -> FactValue { known[Int(places[fact.slot])] }

  /// The word in force of a choice or status, if it has one.
  public func word(_ fact: Fact) -> String? {
    let value = self[fact]
    guard value.answer == .yes, value.value >= 0 else { return nil }
    return fact.kind.options.indices.contains(Int(value.value)) ? fact.kind.options[Int(value.value)] : nil
  }

  /// Whether the fact is affirmed.
  public func holds(_ fact: Fact) -> Bool { self[fact].answer == .yes }

  /// The table that knows these; nil where a fact is among them twice.
  init?(_ values: [(slot: Int, value: FactValue)]) {
    self.init()
    known.reserveCapacity(values.count + 1)
    for (slot, value) in values.sorted(by: { $0.slot < $1.slot }) {
      guard places[slot] == 0 else { return nil }
      places[slot] = UInt16(known.count)
      known.append(value)
    }
  }

  mutating func apply(_ statement: Statement, on day: Day, version: Int32) {
    let slot = statement.fact.slot
    if places[slot] == 0 { makeRoom(at: slot) }
    known[Int(places[slot])].apply(statement, kind: statement.fact.kind, entryDay: day, version: version)
  }

  /// Makes room for a value in slot order, so that two tables that know the same are the same.
  private mutating func makeRoom(at slot: Int) {
    let before = places[..<slot].last { $0 != 0 } ?? 0
    for later in slot..<places.count where places[later] != 0 { places[later] += 1 }
    places[slot] = before + 1
    known.insert(FactValue(), at: Int(before) + 1)
  }
}
