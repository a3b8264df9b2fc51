public import Casework
public import CivilTime

/// When a norm applies, or is met: facts joined by all, any and not. Unknown facts make an unknown answer.
public indirect enum Condition: Hashable, Sendable {
  case always
  case all([Condition])
  case any([Condition])
  case not(Condition)
  case fact(FactTest)

  /// Every fact that the condition reads, without repeats, in the order read.
  public var facts: [Fact] {
    var found: [Fact] = []
    gather(into: &found)
    return found
  }

  /// There are few in one condition, so looking through them is sooner done than hashing.
  private func gather(into found: inout [Fact]) {
    switch self {
    case .always: break
    case .all(let parts), .any(let parts): for part in parts { part.gather(into: &found) }
    case .not(let part): part.gather(into: &found)
    case .fact(let test):
      if !found.contains(test.fact) { found.append(test.fact) }
      for time in test.times {
        for fact in time.facts where !found.contains(fact) { found.append(fact) }
      }
    }
  }
}

/// What is asked about one fact: its answer, and when.
public struct FactTest: Hashable, Sendable {
  public let fact: Fact
  public let answer: AnswerTest
  public let times: [TimeTest]

  public init(_ fact: Fact, _ answer: AnswerTest, times: [TimeTest] = []) {
    (self.fact, self.answer, self.times) = (fact, answer, times)
  }
}

/// A question about an answer.
public enum AnswerTest: Hashable, Sendable {
  case yes, no
  /// Yes, no, a word, or found not relevant: an answer that settles it.
  case answered
  /// Anything but silence.
  case asked
  case declined, unknown, notAsked
  /// One of these words, by index.
  case words([Int])
}

/// A question about when.
public enum TimeTest: Hashable, Sendable {
  /// Not longer ago than this.
  case within(Span)
  /// It has been so for longer than this.
  case longerThan(Span)
  /// It has not been so for longer than this.
  case notLongerThan(Span)
  /// On or after the latest of these, as far as they have happened. A risk counts when it is raised.
  case sinceLast([Fact])
  /// On or before the day of this, as far as it is known.
  case notAfter(Fact)
  /// A day that lies ahead.
  case ahead

  var facts: [Fact] {
    switch self {
    case .sinceLast(let facts): facts
    case .notAfter(let fact): [fact]
    case .within, .longerThan, .notLongerThan, .ahead: []
    }
  }
}

/// When something must be done, and where that day comes from.
public enum Deadline: Hashable, Sendable {
  /// The source gives none.
  case none
  /// At once, counted from the first of these that has not been answered.
  case atOnce([Fact])
  case within(Span, of: [Fact])
  /// Before a day that is itself a fact; asked for from `lead` before it.
  case before(Fact, lead: Span)
  /// Again and again: asked for from `warning` before the span has passed since the last time.
  case recurring(Fact, every: Span, warning: Span, first: [Fact])
  /// Set by the municipality, counted from the day the norm began to apply or last had to be met again. Always shown
  /// as a local choice.
  case local(Span)

  /// Whether the municipality, and not the source, has set it.
  public var isLocal: Bool { if case .local = self { true } else { false } }

  /// The facts whose days set the deadline.
  public var readFacts: [Fact] { facts }

  var facts: [Fact] {
    switch self {
    case .none, .local: []
    case .atOnce(let facts), .within(_, let facts): facts
    case .before(let fact, _): [fact]
    case .recurring(let fact, _, _, let first): [fact] + first
    }
  }
}
