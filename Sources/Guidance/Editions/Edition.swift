public import CivilTime

/// One edition of a guideline: what it is, what it is based on, and how far its text is known.
public struct Edition: Hashable, Sendable {
  public enum Status: String, Sendable, CaseIterable {
    case draft = "utkast"
    case final = "endelig"
    case superseded = "erstattet"
  }

  /// Permanent; entries carry it as the edition they were made on.
  public let id: String
  /// Names that older entries may carry instead.
  public let formerIDs: [String]
  public let title: String
  /// As it is named in a sentence: "utkastet 2024".
  public let shortName: String
  public let publisher: String
  public let from: Day
  /// The edition whose norms it takes over where nothing else is said.
  public let basis: String?
  public let status: Status
  /// How much of the text has been seen, in words.
  public let known: String
  public let differences: [EditionDifference]

  public init(
    id: String, formerIDs: [String] = [], title: String, shortName: String, publisher: String, from: Day,
    basis: String? = nil, status: Status, known: String, differences: [EditionDifference] = []
  ) {
    (self.id, self.formerIDs, self.title, self.shortName) = (id, formerIDs, title, shortName)
    (self.publisher, self.from, self.basis) = (publisher, from, basis)
    (self.status, self.known, self.differences) = (status, known, differences)
  }

  /// Whether an entry that carries this text was made on this edition.
  public func answers(to id: String) -> Bool { self.id == id || formerIDs.contains(id) }
}

/// One thing known to differ from the edition it is based on.
public struct EditionDifference: Hashable, Sendable {
  public let id: String
  /// The statements of the older edition that it touches.
  public let touches: [String]
  public let kind: String
  public let what: String
  /// The norms of this edition that hold it; empty where it cannot be a rule.
  public let norms: [String]
  /// Why it is no rule.
  public let whyNoRule: String?
  /// The page where it was seen.
  public let seenOn: String

  public init(
    id: String, touches: [String], kind: String, what: String, norms: [String], whyNoRule: String?, seenOn: String
  ) {
    (self.id, self.touches, self.kind, self.what) = (id, touches, kind, what)
    (self.norms, self.whyNoRule, self.seenOn) = (norms, whyNoRule, seenOn)
  }
}
