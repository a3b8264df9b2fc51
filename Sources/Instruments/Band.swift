/// A stretch of totals with a neutral name.
public struct Band: Hashable, Sendable {
  public let range: ClosedRange<Int>
  /// A word for the number, not for the person: "moderate plager".
  public let label: String
  /// What the number may be a reason to talk about, in Norwegian.
  public let talkAbout: String

  public init(range: ClosedRange<Int>, label: String, talkAbout: String = "") {
    (self.range, self.label, self.talkAbout) = (range, label, talkAbout)
  }
}

/// The bands of an instrument, for everybody or for one sex when its source has separate limits.
public struct BandTable: Hashable, Sendable {
  /// Nil when the limits are the same for everybody.
  public let sex: Sex?
  /// From the lowest total to the highest, without gap or overlap.
  public let bands: [Band]

  public init(sex: Sex?, bands: [Band]) {
    (self.sex, self.bands) = (sex, bands)
  }

  /// The band that holds the total.
  public func band(of total: Int) -> Band? {
    bands.first { $0.range.contains(total) }
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
