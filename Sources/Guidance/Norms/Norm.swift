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

  /// The document, the place in it, the words to find it by and the requirement's number, as pages say them.
  public var words: String {
    let quoted = anchor.isEmpty ? "" : "«\(anchor)»"
    return [documentName, place, quoted, requirement].filter { !$0.isEmpty }.joined(separator: " · ")
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
  public internal(set) var title: String
  /// What is missing, said shortly, when it is.
  public internal(set) var whenMissing: String
  public let strength: Strength
  public let kind: NormKind
  public let citation: Citation
  public let applies: Condition
  public let fulfilled: Condition
  public internal(set) var deadline: Deadline
  /// A right or a prohibition, which no reason closes.
  public let isRight: Bool
  public internal(set) var action: NormAction?
  /// How the text was read where it leaves room.
  public let reading: String?
  public let lastChecked: Day
  /// How it stands in its edition; nil for a norm of a source that has no editions here.
  public internal(set) var standing: NormStanding?
  /// What the municipality has decided itself; nil where all of it is the source's.
  public internal(set) var local: LocalDecision?
  /// The last day it holds, for a norm that has been retired.
  public internal(set) var until: Day?

  public init(
    id: String, title: String, whenMissing: String, strength: Strength, kind: NormKind, citation: Citation,
    applies: Condition, fulfilled: Condition, deadline: Deadline = .none, isRight: Bool = false,
    action: NormAction? = nil, reading: String? = nil, lastChecked: Day, local: LocalDecision? = nil
  ) {
    (self.id, self.title, self.whenMissing, self.strength) = (id, title, whenMissing, strength)
    (self.kind, self.citation, self.applies, self.fulfilled) = (kind, citation, applies, fulfilled)
    (self.deadline, self.isRight, self.action) = (deadline, isRight, action)
    (self.reading, self.lastChecked, self.local) = (reading, lastChecked, local)
  }
}

extension Norm {
  /// Whether it is the municipality's own, and not a source's.
  public var isLocal: Bool { local.map { !$0.parts.isDisjoint(with: [.norm, .measure]) } ?? false }

  /// Where the norm is from, as pages say it.
  public var originWords: String? {
    let words = [standing?.words.withLargeFirst, until.map { "Gjelder til \($0.withYear)" }, local?.words]
    let known = words.compactMap { $0 }
    return known.isEmpty ? nil : known.joined(separator: ". ") + "."
  }

  /// The same norm as it stands in an edition.
  public func standing(_ standing: NormStanding, until: Day? = nil) -> Norm {
    var norm = self
    (norm.standing, norm.until) = (standing, until ?? norm.until)
    return norm
  }

  /// The same norm, held no longer than to a day; its number goes on meaning the same.
  public func ending(_ day: Day) -> Norm {
    var norm = self
    norm.until = day
    return norm
  }

  /// The same norm with a municipality's own words, never with another strength or condition.
  public func saying(title: String?, whenMissing: String?, button: String?, by decision: LocalDecision) -> Norm {
    var norm = self
    if let title { norm.title = title }
    if let whenMissing { norm.whenMissing = whenMissing }
    if let button, let action { norm.action = NormAction(page: action.page, label: button) }
    norm.local = (norm.local ?? decision).also(.words)
    return norm
  }

  /// The same norm, decided by a municipality.
  public func local(_ decision: LocalDecision) -> Norm {
    var norm = self
    norm.local = decision
    return norm
  }

  /// The same norm with a deadline that the municipality has set because the source gives none.
  public func due(within span: Span, by decision: LocalDecision) -> Norm {
    guard deadline == .none else { return self }
    var norm = self
    norm.deadline = .local(span)
    norm.local = norm.local?.also(.deadline) ?? decision
    return norm
  }
}

extension String {
  fileprivate var withLargeFirst: String { prefix(1).uppercased() + dropFirst() }
}
