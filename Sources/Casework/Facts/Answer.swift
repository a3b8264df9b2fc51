public import CivilTime

/// What was answered about a fact. *None*, *declined*, *unknown* and *not asked* are four different answers.
public enum Answer: UInt8, Sendable, Hashable {
  case notAsked
  case unknown
  case declined
  case notRelevant
  case no
  case yes
}

/// One answer to one fact, as an entry states it.
public struct Statement: Hashable, Sendable {
  public let fact: Fact
  public let answer: Answer
  /// The index of the chosen word, a day's ordinal, or nil where yes or no is the whole answer.
  public let value: Int?
  /// The day it was answered or happened, where that is another day than the entry's.
  public let on: Day?
  /// The day from which it has been so, where known.
  public let since: Day?

  public init(_ fact: Fact, _ answer: Answer, value: Int? = nil, on: Day? = nil, since: Day? = nil) {
    (self.fact, self.answer, self.value, self.on, self.since) = (fact, answer, value, on, since)
  }

  /// States one of the words of a choice or a status; nil when the fact has no such word.
  public init?(_ fact: Fact, word: String, on: Day? = nil, since: Day? = nil) {
    guard let index = fact.kind.options.firstIndex(of: word) else { return nil }
    self.init(fact, .yes, value: index, on: on, since: since)
  }

  /// The chosen word, where there is one.
  public var word: String? {
    guard let value, fact.kind.options.indices.contains(value) else { return nil }
    return fact.kind.options[value]
  }
}

extension Statement: Codable {
  private enum Key: String, CodingKey { case fact, answer, word, day, on, since }

  private static let words: [Answer: String] = [
    .unknown: "unknown", .declined: "declined", .notRelevant: "not-relevant", .no: "no", .yes: "yes",
    .notAsked: "not-asked",
  ]

  public init(from decoder: any Decoder) throws {
    let box = try decoder.container(keyedBy: Key.self)
    fact = try box.decode(Fact.self, forKey: .fact)
    let text = try box.decode(String.self, forKey: .answer)
    guard let known = Self.words.first(where: { $0.value == text })?.key else {
      throw DecodingError.dataCorruptedError(forKey: .answer, in: box, debugDescription: "unknown answer")
    }
    answer = known
    if let word = try box.decodeIfPresent(String.self, forKey: .word) {
      guard let index = fact.kind.options.firstIndex(of: word) else {
        throw DecodingError.dataCorruptedError(forKey: .word, in: box, debugDescription: "unknown word")
      }
      value = index
    } else {
      value = try box.decodeIfPresent(Day.self, forKey: .day).map { Int($0.ordinal) }
    }
    on = try box.decodeIfPresent(Day.self, forKey: .on)
    since = try box.decodeIfPresent(Day.self, forKey: .since)
  }

  public func encode(to encoder: any Encoder) throws {
    var box = encoder.container(keyedBy: Key.self)
    try box.encode(fact, forKey: .fact)
    try box.encode(Self.words[answer], forKey: .answer)
    if let word {
      try box.encode(word, forKey: .word)
    } else if let value {
      try box.encode(Day(ordinal: Int32(value)), forKey: .day)
    }
    try box.encodeIfPresent(on, forKey: .on)
    try box.encodeIfPresent(since, forKey: .since)
  }
}
