/// How answers become a number, and how the number is kept: a whole number of its smallest unit, so 1,85 is 185.
public struct Scale: Hashable, Sendable {
  public let method: Method
  /// What a point of the answers is worth: 4 where five answers of 0–5 become 0–100.
  public let factor: Int
  /// How many decimals the number is written with.
  public let decimals: Int
  /// The lowest and highest number that can be entered, where there are no items to work them out from.
  public let entered: ClosedRange<Int>?

  /// What is done with the answers.
  public enum Method: String, CaseIterable, Hashable, Sendable {
    case sum
    case mean
    /// The highest answer alone.
    case highest
    /// How many answers are at their item's limit or above.
    case count
    /// Worked out by the publisher's norms elsewhere; entered only.
    case tScore
    /// No number: what came out is written.
    case words
  }

  public init(_ method: Method = .sum, factor: Int = 1, decimals: Int = 0, entered: ClosedRange<Int>? = nil) {
    (self.method, self.factor, self.decimals, self.entered) = (method, factor, decimals, entered)
  }

  /// One point in the smallest unit.
  var unit: Int { (0..<decimals).reduce(factor) { unit, _ in unit * 10 } }

  /// What an answer adds before the method is used.
  func contribution(of value: Int, to item: Item) -> Int {
    if method == .count { return value >= item.countsFrom ? 1 : 0 }
    return item.isReversed ? item.range.lowerBound + item.range.upperBound - value : value
  }

  /// The least and the most that an item can add.
  func contributions(of item: Item) -> ClosedRange<Int> {
    let values = item.options.map { contribution(of: $0.value, to: item) }
    return (values.min() ?? 0)...(values.max() ?? 0)
  }

  /// The number that these contributions give, one for each item.
  func number(_ contributions: [Int]) -> Int {
    let sum = contributions.reduce(0, +)
    return switch method {
    case .sum, .count: unit * sum
    case .mean: (unit * sum).divided(by: max(1, contributions.count))
    case .highest: unit * (contributions.max() ?? 0)
    case .tScore, .words: 0
    }
  }

  /// The lowest and highest number: of the items when there are any, otherwise what may be entered.
  func range(of items: [Item]) -> ClosedRange<Int> {
    if items.isEmpty { return entered ?? 0...0 }
    let each = items.map(contributions)
    return number(each.map(\.lowerBound))...number(each.map(\.upperBound))
  }
}

/// A number of its own for some of the items.
public struct Subscale: Hashable, Sendable, Identifiable {
  /// Permanent within the instrument: "angst".
  public let id: String
  public let name: String
  public let scale: Scale
  /// The ids of its items; empty when the number is only entered.
  public let items: [String]
  public let bandTables: [BandTable]

  public init(id: String, name: String, scale: Scale, items: [String] = [], bandTables: [BandTable] = []) {
    (self.id, self.name, self.scale, self.items, self.bandTables) = (id, name, scale, items, bandTables)
  }
}

extension Int {
  /// Divided with half rounded up.
  func divided(by divisor: Int) -> Int {
    let (quotient, remainder) = (2 * self + divisor).quotientAndRemainder(dividingBy: 2 * divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }

  /// The number as it is read: 185 with two decimals is "1,85".
  public func written(decimals: Int) -> String {
    guard decimals > 0 else { return String(self) }
    let unit = (0..<decimals).reduce(1) { unit, _ in unit * 10 }
    let (whole, rest) = Int(magnitude).quotientAndRemainder(dividingBy: unit)
    let digits = String(rest)
    let zeros = String(repeating: "0", count: decimals - digits.count)
    return "\(self < 0 ? "−" : "")\(whole),\(zeros)\(digits)"
  }

  /// Reads "1,85", "1.85" or "2" as a whole number of the smallest unit; nil for anything else, or for more decimals.
  public init?(written text: some StringProtocol, decimals: Int) {
    let parts = text.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "," || $0 == "." }
    let rest = parts.count == 2 ? parts[1] : ""
    guard let whole = parts.first, !whole.isEmpty, parts.count == 1 || !rest.isEmpty, rest.count <= decimals,
      rest.allSatisfy({ ("0"..."9").contains($0) })
    else { return nil }
    self.init(String(whole) + String(rest) + String(repeating: "0", count: decimals - rest.count))
  }
}
