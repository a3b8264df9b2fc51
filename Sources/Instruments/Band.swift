/// A stretch of totals with a neutral name.
public struct Band: Hashable, Sendable {
  public let range: ClosedRange<Int>
  /// A word for the number, not for the person: "moderate plager".
  public let label: String
  /// What the number may be a reason to talk about, in Norwegian.
  public let talkAbout: String
  /// How many decimals the limits are written with.
  public let decimals: Int

  public init(range: ClosedRange<Int>, label: String, talkAbout: String = "", decimals: Int = 0) {
    (self.range, self.label, self.talkAbout, self.decimals) = (range, label, talkAbout, decimals)
  }

  /// "moderate plager (10–14)".
  public var norwegian: String {
    let (from, to) = (range.lowerBound.written(decimals: decimals), range.upperBound.written(decimals: decimals))
    return range.count == 1 ? "\(label) (\(from))" : "\(label) (\(from)–\(to))"
  }
}

/// The bands of an instrument or a subscale, for everybody or for a group when its source has separate limits.
public struct BandTable: Hashable, Sendable {
  public let group: BandGroup
  /// The id of the source that the limits are from.
  public let source: String
  /// From the lowest total to the highest, without gap or overlap.
  public let bands: [Band]

  public init(_ group: BandGroup = .everybody, source: String, bands: [Band]) {
    (self.group, self.source, self.bands) = (group, source, bands)
  }

  /// The band that holds the total.
  public func band(of total: Int) -> Band? {
    bands.first { $0.range.contains(total) }
  }
}

/// Whom a table of limits is for.
public struct BandGroup: Hashable, Sendable {
  /// Nil when the limits are the same for both.
  public let sex: Sex?
  /// In full years; nil when the limits are the same for all ages.
  public let ages: ClosedRange<Int>?

  public init(sex: Sex? = nil, ages: ClosedRange<Int>? = nil) {
    (self.sex, self.ages) = (sex, ages)
  }

  public static let everybody = BandGroup()

  /// No person is older.
  public static let allAges = 0...150

  /// Whether somebody may belong to the group; what is not known rules nobody out.
  public func mayHold(_ sex: Sex?, _ age: Int?) -> Bool {
    (self.sex == nil || sex == nil || self.sex == sex) && (age.map { ages?.contains($0) ?? true } ?? true)
  }

  /// "alle", "kvinner", "18 år og eldre", "menn til og med 17 år".
  public var norwegian: String {
    let who = sex?.norwegian
    guard let ages else { return who ?? "alle" }
    let span =
      switch (ages.lowerBound, ages.upperBound) {
      case (Self.allAges.lowerBound, let last): "til og med \(last) år"
      case (let first, Self.allAges.upperBound): "\(first) år og eldre"
      case (let first, let last): "\(first)–\(last) år"
      }
    return [who, span].compactMap(\.self).joined(separator: " ")
  }
}

/// The sex that a source gives a limit for. Told by the person or the record, never worked out from anything.
public enum Sex: String, CaseIterable, Hashable, Sendable {
  case female
  case male

  /// "kvinner" or "menn", as a limit says it.
  public var norwegian: String {
    switch self {
    case .female: "kvinner"
    case .male: "menn"
    }
  }
}
