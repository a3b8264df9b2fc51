/// How the first check digit is judged. The second is judged the same under both.
///
/// Source: Skatteetaten on new national identity numbers from 2032 (control with several remainders).
public enum CheckDigitRule: String, CaseIterable, Hashable, Sendable {
  /// The weighted sum leaves no remainder when divided by 11.
  case noRemainder
  /// A remainder of 1, 2 or 3 is also right; numbers given out from 2032 may have it.
  case upToThree

  var largestRemainder: Int { self == .noRemainder ? 0 : 3 }
}

/// The control digits of a number of eleven digits.
enum CheckDigits {
  private static let firstWeights = [3, 7, 6, 1, 8, 9, 4, 5, 2]
  private static let secondWeights = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]

  enum Verdict: Equatable {
    case right(CheckDigitRule)
    case wrong(NationalIdentifierError.CheckDigit)
  }

  static func verdict(on digits: [Int], accepting accepted: CheckDigitRule) -> Verdict {
    let first = (sum(digits, firstWeights) + digits[9]) % 11
    guard first <= accepted.largestRemainder else { return .wrong(.first) }
    guard (sum(digits, secondWeights) + digits[10]) % 11 == 0 else { return .wrong(.second) }
    return .right(first == 0 ? .noRemainder : .upToThree)
  }

  /// The two digits that complete nine digits without remainder; nil when they would have to be a ten.
  static func completing(_ nine: [Int]) -> (first: Int, second: Int)? {
    let first = (11 - sum(nine, firstWeights) % 11) % 11
    guard first < 10 else { return nil }
    let second = (11 - sum(nine + [first], secondWeights) % 11) % 11
    return second < 10 ? (first, second) : nil
  }

  private static func sum(_ digits: [Int], _ weights: [Int]) -> Int {
    zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
