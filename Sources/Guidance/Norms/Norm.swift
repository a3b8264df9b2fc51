public import Casework
public import CivilTime

/// How strongly a source asks.
public enum Strength: String, Sendable, CaseIterable, Hashable {
  case must = "skal"
  case should = "bør"
  case may = "kan"
  /// An aim of the source, neither duty nor option.
  case goal = "mål"
  /// From a source that does not grade, such as a plan.
  case ungraded = "ugradert"

  /// 0 for the strongest.
  public var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// Where in a source a norm stands.
public struct Citation: Hashable, Sendable {
  /// The source's id in content.
  public let document: String
  public let documentName: String
  /// The numbered statement, such as `HF3-13`.
  public let requirement: String
  /// Chapter and part, in words.
  public let place: String
  /// Three to six words to find the place by.
  public let anchor: String
  public let line: Int?

  public init(document: String, documentName: String, requirement: String, place: String, anchor: String, line: Int?) {
    (self.document, self.documentName, self.requirement) = (document, documentName, requirement)
    (self.place, self.anchor, self.line) = (place, anchor, line)
  }
}

/// What kind of thing asks.
public enum NormKind: Hashable, Sendable {
  case duty
  case topic(Fact)
  /// A kind of measure, by its id in content, with the pathways in whose lists it stands.
  case measure(kind: String, pathways: Set<Int>)
}

/// What to do about a finding: a page of the person and the words on the button.
public struct NormAction: Hashable, Sendable {
  public let page: String
  public let label: String

  public init(page: String, label: String) { (self.page, self.label) = (page, label) }
}

/// One recommendation, as its file says it.
public struct Norm: Hashable, Sendable {
  /// Permanent; retired with an end date, never reused.
  public let id: String
  public let title: String
  /// What is missing, said shortly, when it is.
  public let whenMissing: String
  public let strength: Strength
  public let kind: NormKind
  public let citation: Citation
  public let applies: Condition
  public let fulfilled: Condition
  public internal(set) var deadline: Deadline
  /// A right or a prohibition, which no reason closes.
  public let isRight: Bool
  public let action: NormAction?
  /// How the text was read where it leaves room.
  public let reading: String?
  public let lastChecked: Day

  public init(
    id: String, title: String, whenMissing: String, strength: Strength, kind: NormKind, citation: Citation,
    applies: Condition, fulfilled: Condition, deadline: Deadline = .none, isRight: Bool = false,
    action: NormAction? = nil, reading: String? = nil, lastChecked: Day
  ) {
    (self.id, self.title, self.whenMissing, self.strength) = (id, title, whenMissing, strength)
    (self.kind, self.citation, self.applies, self.fulfilled) = (kind, citation, applies, fulfilled)
    (self.deadline, self.isRight, self.action) = (deadline, isRight, action)
    (self.reading, self.lastChecked) = (reading, lastChecked)
  }
}
