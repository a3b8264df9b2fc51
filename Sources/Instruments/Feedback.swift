/// When the person's answer about the help itself is worth bringing up next time. Our own numbers: a prompt for a talk, no
/// norm, no measure of anybody's work.
public struct FeedbackRule: Hashable, Sendable {
  /// An answer at or below this is low.
  public let low: Int
  /// An answer that is so much lower than the last time has fallen.
  public let fall: Int

  public init(low: Int, fall: Int) { (self.low, self.fall) = (low, fall) }
}

/// An answer that is worth bringing up.
public struct FeedbackPrompt: Hashable, Sendable {
  public let item: Item
  public let value: Int
  /// What it was the last time, when it has fallen since.
  public let fellFrom: Int?
}

extension Instrument {
  /// The answers that are low, or lower than the last time; none where the instrument is not about the help itself.
  public func worthBringingUp(_ answers: [String: Int], since previous: [String: Int]?) -> [FeedbackPrompt] {
    guard let feedback else { return [] }
    return items.compactMap { item in
      guard let value = answers[item.id] else { return nil }
      let before = previous?[item.id].flatMap { $0 - value >= feedback.fall ? $0 : nil }
      return value <= feedback.low || before != nil ? FeedbackPrompt(item: item, value: value, fellFrom: before) : nil
    }
  }
}
