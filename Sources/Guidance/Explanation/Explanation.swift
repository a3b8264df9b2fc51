public import Casework
public import CivilTime

/// One fact as a norm read it.
public struct FactRead: Hashable, Sendable {
  public let fact: Fact
  /// The answer in words: "ja", "hovedforløp 3", "ikke spurt".
  public let words: String
  public let day: Day?
  public let since: Day?
  /// The record version of the entry that states it.
  public let entry: Int?
}

/// Why a condition holds, does not hold, or cannot be told.
public struct Reason: Hashable, Sendable {
  public enum Outcome: String, Sendable, Hashable {
    case yes = "ja"
    case no = "nei"
    case unknown = "vet ikke"
  }

  /// The condition in words, with what the record says about it.
  public let words: String
  public let outcome: Outcome
  public let reads: FactRead?
  public let parts: [Reason]
}

/// Everything that a finding rests on.
public struct Explanation: Hashable, Sendable {
  public let norm: Norm
  /// Where the norm stands, in words.
  public let source: String
  /// Which edition it is from and what the municipality has decided itself, in words.
  public let origin: String?
  /// The facts by which it is met, in the order read.
  public let asked: [Fact]
  public let status: FindingStatus
  public let due: Day?
  public let applies: Reason
  /// Nil when the norm does not apply.
  public let fulfilled: Reason?
  public let facts: [FactRead]
  /// Facts that nobody knows and that would settle it.
  public let unknown: [Fact]
  /// The day it was asked and declined, so that somebody asks again kindly.
  public let askedAndDeclined: Day?
  public let departure: DepartureState?
  /// Whether the departure no longer stands because something it rested on has changed, or its day has passed.
  public let departureLapsed: Bool
  /// Whether it is the day set for looking at it again that has passed.
  public let departureIsUpForReview: Bool
}
