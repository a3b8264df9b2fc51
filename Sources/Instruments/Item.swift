/// One question of an instrument.
public struct Item: Hashable, Sendable, Identifiable {
  /// Permanent within the instrument: "9".
  public let id: String
  /// The question, in Norwegian; empty until there is a text that may be shown.
  public let prompt: String
  /// The answers, in the order they are shown.
  public let options: [AnswerOption]
  /// Whether a high answer is turned into a low number before it is counted.
  public let isReversed: Bool
  /// The lowest value that counts, where answers are counted and not added.
  public let countsFrom: Int
  /// Its code in LOINC: "44250-9".
  public let loinc: String?

  public init(
    id: String, prompt: String, options: [AnswerOption], isReversed: Bool = false, countsFrom: Int = 1,
    loinc: String? = nil
  ) {
    (self.id, self.prompt, self.options) = (id, prompt, options)
    (self.isReversed, self.countsFrom, self.loinc) = (isReversed, countsFrom, loinc)
  }

  /// The same item in other words.
  func worded(_ prompt: String, _ options: [AnswerOption]) -> Item {
    Item(
      id: id, prompt: prompt, options: options, isReversed: isReversed, countsFrom: countsFrom, loinc: loinc)
  }

  /// The lowest and the highest value an answer can have; 0 to 0 for a question without answers.
  public var range: ClosedRange<Int> {
    let values = options.map(\.value)
    return (values.min() ?? 0)...(values.max() ?? 0)
  }

  /// The answer with that value.
  public func option(_ value: Int) -> AnswerOption? {
    options.first { $0.value == value }
  }
}

/// An answer that can be chosen.
public struct AnswerOption: Hashable, Sendable {
  /// What it adds to the total.
  public let value: Int
  /// The answer, in Norwegian.
  public let label: String

  public init(value: Int, label: String) {
    (self.value, self.label) = (value, label)
  }
}

/// Items that need no answer when others were answered so: who never drinks is not asked how much.
public struct SkipRule: Hashable, Sendable {
  /// The items that must all have been answered with ``value``.
  public let items: [String]
  public let value: Int
  /// The items that then count as 0 when they are left open. An answer that was given is never overruled.
  public let skipped: [String]

  public init(items: [String], value: Int, skipped: [String]) {
    (self.items, self.value, self.skipped) = (items, value, skipped)
  }
}

/// What becomes of the total when answers are missing.
public enum MissingRule: Hashable, Sendable {
  /// One open item, and there is no total.
  case noTotal
  /// Up to that many open items count as the mean of the answered ones; with more there is no total.
  case proRated(atMost: Int)

  /// How many items may be open while there still is a total.
  public var allowed: Int {
    switch self {
    case .noTotal: 0
    case .proRated(let most): most
    }
  }
}

/// An answer that asks for a risk assessment there and then, whatever the total is.
public struct RiskItem: Hashable, Sendable {
  /// The id of an item or of a question beside it, or ``total``.
  public let item: String

  /// What stands for the total itself where an item's id would stand.
  public static let total = "skår"
  /// The lowest value that asks.
  public let threshold: Int
  /// The risks it asks about.
  public let topics: [RiskTopic]

  public init(item: String, threshold: Int, topics: [RiskTopic]) {
    (self.item, self.threshold, self.topics) = (item, threshold, topics)
  }
}

/// The risks that an answer can ask about; the raw value is the name the record knows the risk by.
public enum RiskTopic: String, CaseIterable, Hashable, Sendable {
  case suicide = "selvmordsrisiko"
  case selfHarm = "selvskadingsrisiko"
  case violence = "voldsrisiko"
  case overdose = "overdoserisiko"

  /// The Norwegian name of the risk.
  public var norwegian: String { rawValue }
}
