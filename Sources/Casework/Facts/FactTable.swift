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

/// Every fact of one record, addressed by the fact's slot.
public struct FactTable: Hashable, Sendable {
  public private(set) var values: [FactValue]

  public init() { values = Array(repeating: FactValue(), count: Fact.allCases.count) }

  public subscript(fact: Fact) -> FactValue { values[fact.slot] }

  /// The word in force of a choice or status, if it has one.
  public func word(_ fact: Fact) -> String? {
    let value = self[fact]
    guard value.answer == .yes, value.value >= 0 else { return nil }
    return fact.kind.options.indices.contains(Int(value.value)) ? fact.kind.options[Int(value.value)] : nil
  }

  /// Whether the fact is affirmed.
  public func holds(_ fact: Fact) -> Bool { self[fact].answer == .yes }

  mutating func apply(_ statement: Statement, on day: Day, version: Int32) {
    values[statement.fact.slot].apply(statement, kind: statement.fact.kind, entryDay: day, version: version)
  }
}

extension FactTable: Codable {
  /// One text for the whole table, `fact=numbers;…`: a record is opened far more often than it is looked at by eye, and
  /// a value at a time costs ten times as much to read.
  public init(from decoder: any Decoder) throws {
    let box = try decoder.singleValueContainer()
    self.init()
    guard read(try box.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: box, debugDescription: "not a fact table")
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var box = encoder.singleValueContainer()
    try box.encode(written)
  }

  private var written: String {
    var text = ""
    for fact in Fact.allCases {
      let value = self[fact]
      guard value != FactValue() else { continue }
      text += "\(fact.rawValue)=\(value.answer.rawValue),\(value.value),\(value.day.ordinal),\(value.since.ordinal),"
      text += "\(value.first.ordinal),\(value.count),\(value.entry),\(value.changed);"
    }
    return text
  }

  private mutating func read(_ text: String) -> Bool {
    for row in text.utf8.split(separator: UInt8(ascii: ";")) {
      guard let sign = row.firstIndex(of: UInt8(ascii: "=")), let fact = Fact.named(row[..<sign]) else { return false }
      var numbers: [Int32] = []
      numbers.reserveCapacity(8)
      for part in row[row.index(after: sign)...].split(separator: UInt8(ascii: ",")) {
        guard let number = Int32(Substring(part)) else { return false }
        numbers.append(number)
      }
      guard numbers.count == 8, let answer = Answer(rawValue: UInt8(clamping: numbers[0])) else { return false }
      var value = FactValue()
      (value.answer, value.value) = (answer, numbers[1])
      (value.day, value.since) = (Day(ordinal: numbers[2]), Day(ordinal: numbers[3]))
      (value.first, value.count) = (Day(ordinal: numbers[4]), numbers[5])
      (value.entry, value.changed) = (numbers[6], numbers[7])
      values[fact.slot] = value
    }
    return true
  }
}

extension Fact {
  fileprivate static func named(_ name: Substring.UTF8View) -> Fact? { byName[Substring(name)] }

  private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { (Substring($0.rawValue), $0) })
}
