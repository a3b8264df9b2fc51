/// What the answers to an instrument come to, and what is still not known.
public struct Score: Hashable, Sendable {
  /// The instrument's id and version, so that the number is always read by the right limits.
  public let instrument: String
  public let version: String
  /// Nil when too much is missing for a total, or the instrument has none.
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
  /// The subscales whose items are all answered, or that were entered, in the order of the instrument.
  public let subscales: [SubscaleScore]
  /// Answers that ask for a risk assessment now, total or no total.
  public let risks: [RiskItem]
  /// Items that would ask for one but are open, or hidden in a total entered without answers. Ask.
  public let risksUnanswered: [RiskItem]
}

/// The number of one subscale.
public struct SubscaleScore: Hashable, Sendable {
  public let id: String
  public let number: Int
  public let reading: Reading
}

/// Where a total lies.
public enum Reading: Hashable, Sendable {
  /// In one band.
  case band(Band)
  /// The source has limits for groups and it is not known which the person is in: all are shown, and none is chosen.
  case byGroup([GroupBand])
  /// Nowhere, and why.
  case none(NoReading)

  /// The band for one group.
  public struct GroupBand: Hashable, Sendable {
    public let group: BandGroup
    public let band: Band
  }

  /// Why a score has no band.
  public enum NoReading: Hashable, Sendable {
    /// More items are open than the instrument allows.
    case missing(count: Int, allowed: Int)
    /// The instrument has no bands.
    case noBands
    /// The instrument has no total.
    case noTotal
  }

  /// In Norwegian: "moderate plager (10–14)".
  public var norwegian: String {
    switch self {
    case .band(let band): band.norwegian
    case .byGroup(let bands):
      bands.map { "for \($0.group.norwegian): \($0.band.norwegian)" }.joined(separator: "; ")
    case .none(.missing(let count, allowed: 0)):
      "Ingen sum: \(count) spørsmål er ikke besvart."
    case .none(.missing(let count, let allowed)):
      "Ingen sum: \(count) spørsmål er ikke besvart, og høyst \(allowed) kan mangle."
    case .none(.noBands): "Skjemaet har ingen grenser."
    case .none(.noTotal): "Skjemaet gir ingen samlet skår."
    }
  }

  /// The bands it may be, each once.
  public var bands: [Band] {
    switch self {
    case .band(let band): [band]
    case .byGroup(let bands): bands.map(\.band)
    case .none: []
    }
  }
}

/// Why answers cannot be scored: what was sent does not belong to the instrument.
public enum ScoreError: Error, Hashable, Sendable {
  /// The instrument has no such item.
  case unknownItem(String)
  /// The instrument has no such subscale.
  case unknownSubscale(String)
  /// The item has no answer with that value.
  case valueNotAllowed(item: String, value: Int, allowed: [Int])
  /// No answers can come to that number; of the whole, or of the subscale with that name.
  case outsideRange(Int, range: ClosedRange<Int>, subscale: String? = nil, decimals: Int = 0)

  /// What happened and what to do, in Norwegian.
  public var message: String {
    switch self {
    case .unknownItem(let id):
      "Skjemaet har ikke noe spørsmål \(id). Last siden på nytt; svarene som er skrevet, er tatt vare på."
    case .unknownSubscale(let id):
      "Skjemaet har ingen delskår «\(id)». Last siden på nytt; det som er skrevet, er tatt vare på."
    case .valueNotAllowed(let item, let value, let allowed):
      "Spørsmål \(item) kan ikke ha verdien \(value). Velg en av \(allowed.map(String.init).joined(separator: ", "))."
    case .outsideRange(let number, let range, let subscale, let decimals):
      "\(subscale.map { "\($0)" } ?? "Summen") må være fra \(range.lowerBound.written(decimals: decimals)) til "
        + "\(range.upperBound.written(decimals: decimals)), og her står det \(number.written(decimals: decimals)). "
        + "Se på skjemaet en gang til."
    }
  }
}
