/// A length of time in the calendar's units: a month is a month, not 30 days.
public enum Span: Hashable, Sendable {
  case days(Int)
  case weeks(Int)
  case months(Int)
  case years(Int)

  /// How many of its unit.
  public var count: Int {
    switch self {
    case .days(let count), .weeks(let count), .months(let count), .years(let count): count
    }
  }

  /// The same length backwards.
  public var reversed: Span {
    let count = count == .min ? .max : -count
    return switch self {
    case .days: .days(count)
    case .weeks: .weeks(count)
    case .months: .months(count)
    case .years: .years(count)
    }
  }
}

extension Span {
  private static let unitWords: [(word: String, make: @Sendable (Int) -> Span)] = [
    ("dag", Span.days), ("dager", Span.days), ("døgn", Span.days),
    ("uke", Span.weeks), ("uker", Span.weeks),
    ("måned", Span.months), ("måneder", Span.months),
    ("år", Span.years),
  ]
  private static let numberWords: [String: Int] = [
    "en": 1, "én": 1, "ei": 1, "et": 1, "ett": 1, "étt": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6,
    "sju": 7, "syv": 7, "åtte": 8, "ni": 9, "ti": 10, "elleve": 11, "tolv": 12,
  ]

  /// Reads "12 måneder", "1 år", "14 dager", "6 uker", "en måned"; nil for anything else.
  public init?(norwegian text: String) {
    let words = text.lowercased().split(whereSeparator: \.isWhitespace)
    guard words.count == 2 else { return nil }
    guard let count = Span.numberWords[String(words[0])] ?? Span.plainNumber(words[0]) else { return nil }
    guard let unit = Span.unitWords.first(where: { $0.word == words[1] }) else { return nil }
    self = unit.make(count)
  }

  /// "1 måned", "12 måneder", "1 år", "1 dag".
  public var norwegian: String {
    let single = count == 1 || count == -1
    let unit =
      switch self {
      case .days: single ? "dag" : "dager"
      case .weeks: single ? "uke" : "uker"
      case .months: single ? "måned" : "måneder"
      case .years: "år"
      }
    return "\(count) \(unit)"
  }

  private static func plainNumber(_ word: Substring) -> Int? {
    word.utf8.allSatisfy { (48...57).contains($0) } ? Int(word) : nil
  }
}

extension Span: Codable {
  /// Reads the ISO 8601 form that `encode` writes: "P14D", "P6W", "P12M", "P1Y".
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let span = Span(iso: text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "not an ISO 8601 length with one unit")
    }
    self = span
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(iso)
  }

  /// "P14D", "P6W", "P12M", "P1Y".
  public var iso: String {
    switch self {
    case .days(let count): "P\(count)D"
    case .weeks(let count): "P\(count)W"
    case .months(let count): "P\(count)M"
    case .years(let count): "P\(count)Y"
    }
  }

  /// Reads the ISO 8601 form with one unit.
  public init?(iso: String) {
    guard iso.first == "P", let unit = iso.last, let count = Int(iso.dropFirst().dropLast()) else { return nil }
    switch unit {
    case "D": self = .days(count)
    case "W": self = .weeks(count)
    case "M": self = .months(count)
    case "Y": self = .years(count)
    default: return nil
    }
  }
}
