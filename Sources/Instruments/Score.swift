/// What the answers to an instrument add up to, and what is still not known.
public struct Score: Hashable, Sendable {
  /// The instrument's id and version, so that the number is always read by the right limits.
  public let instrument: String
  public let version: String
  /// Nil when too much is missing for a total.
  public let total: Int?
  /// Whether the total counts open items as the mean of the others.
  public let isProRated: Bool
  /// What the total can become when the open items are answered.
  public let possible: ClosedRange<Int>
  /// Open items, in the order of the form; those that need no answer are not among them.
  public let missing: [String]
  /// Items that need no answer and count as 0.
  public let skipped: [String]
  public let reading: Reading
  /// Answers that ask for a risk assessment now, total or no total.
  public let risks: [RiskItem]
  /// Items that would ask for one but are open, or hidden in a total entered without answers. Ask.
  public let risksUnanswered: [RiskItem]
}

/// Where a total lies.
public enum Reading: Hashable, Sendable {
  /// In one band.
  case band(Band)
  /// The source has a limit for each sex and it was not told: both are shown, and none is chosen.
  case bySex([SexBand])
  /// Nowhere, and why.
  case none(NoReading)

  /// The band for one sex.
  public struct SexBand: Hashable, Sendable {
    public let sex: Sex
    public let band: Band
  }

  /// Why a score has no band.
  public enum NoReading: Hashable, Sendable {
    /// More items are open than the instrument allows.
    case missing(count: Int, allowed: Int)
    /// The instrument has no bands.
    case noBands
  }

  /// In Norwegian: "moderate plager (10–14)".
  public var norwegian: String {
    switch self {
    case .band(let band): band.norwegian
    case .bySex(let bands):
      bands.map { "for \($0.sex.norwegian): \($0.band.norwegian)" }.joined(separator: "; ")
    case .none(.missing(let count, allowed: 0)):
      "Ingen sum: \(count) spørsmål er ikke besvart."
    case .none(.missing(let count, let allowed)):
      "Ingen sum: \(count) spørsmål er ikke besvart, og høyst \(allowed) kan mangle."
    case .none(.noBands): "Skjemaet har ingen grenser."
    }
  }
}

extension Band {
  /// "moderate plager (10–14)".
  public var norwegian: String {
    range.count == 1 ? "\(label) (\(range.lowerBound))" : "\(label) (\(range.lowerBound)–\(range.upperBound))"
  }
}

/// Why answers cannot be scored: what was sent does not belong to the instrument.
public enum ScoreError: Error, Hashable, Sendable {
  /// The instrument has no such item.
  case unknownItem(String)
  /// The item has no answer with that value.
  case valueNotAllowed(item: String, value: Int, allowed: [Int])
  /// No answers can add up to that total.
  case totalOutsideRange(total: Int, range: ClosedRange<Int>)

  /// What happened and what to do, in Norwegian.
  public var message: String {
    switch self {
    case .unknownItem(let id):
      "Skjemaet har ikke noe spørsmål \(id). Last siden på nytt; svarene som er skrevet, er tatt vare på."
    case .valueNotAllowed(let item, let value, let allowed):
      "Spørsmål \(item) kan ikke ha verdien \(value). Velg en av \(allowed.map(String.init).joined(separator: ", "))."
    case .totalOutsideRange(let total, let range):
      "Summen må være fra \(range.lowerBound) til \(range.upperBound), og her står det \(total). Se på skjemaet en gang til."
    }
  }
}
