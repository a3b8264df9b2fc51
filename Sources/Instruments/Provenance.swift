/// A number that a source gives, with the id of that source.
public struct Threshold: Hashable, Sendable {
  /// In the smallest unit of the total.
  public let points: Int
  /// The id of one of the instrument's sources.
  public let source: String

  public init(points: Int, source: String) {
    (self.points, self.source) = (points, source)
  }
}

/// Where the definition is taken from.
public struct InstrumentSource: Hashable, Sendable, Identifiable {
  /// Its id within the instrument.
  public let id: String
  /// Author, title, year.
  public let citation: String
  /// Whether the text itself was read when the definition was last checked; otherwise the page says that it was not.
  public let seen: Bool

  public init(id: String, citation: String, seen: Bool) {
    (self.id, self.citation, self.seen) = (id, citation, seen)
  }
}

/// Whether the instrument may be used and on which terms.
public struct Licence: Hashable, Sendable {
  public let state: State
  /// The terms in a Norwegian sentence or two.
  public let terms: String
  /// The id of the source that the terms are from.
  public let source: String

  public init(state: State, terms: String, source: String) {
    (self.state, self.terms, self.source) = (state, terms, source)
  }

  /// What the publisher lets us do.
  public enum State: String, CaseIterable, Hashable, Sendable {
    /// Free for anybody.
    case free
    /// Free on terms, for instance not for sale.
    case conditional
    /// No words of it here until somebody has the right; scores may be entered.
    case permission
    /// Only a score from a form filled in elsewhere, whatever we ask.
    case scoreOnly

    /// The state in Norwegian.
    public var norwegian: String {
      switch self {
      case .free: "fri bruk"
      case .conditional: "fri bruk på vilkår"
      case .permission: "krever tillatelse"
      case .scoreOnly: "bare skår fra eget skjema"
      }
    }
  }
}
