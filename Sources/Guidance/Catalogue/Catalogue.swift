public import Casework

/// A document that norms are read from.
public struct Source: Hashable, Sendable {
  public let id: String
  public let name: String
  public let publisher: String
  public let edition: String
  public let address: String
  /// The seed file's number, such as `001`, where the text is at hand.
  public let file: String?
  /// Whether the text tells duty, recommendation and option apart; a plan does not, and its norms are ungraded.
  public let grades: Bool

  public init(
    id: String, name: String, publisher: String, edition: String, address: String, file: String?, grades: Bool = true
  ) {
    (self.id, self.name, self.publisher) = (id, name, publisher)
    (self.edition, self.address, self.file, self.grades) = (edition, address, file, grades)
  }
}

/// One of the eighteen topics of a mapping.
public struct Topic: Hashable, Sendable {
  /// The requirement's number, such as `MAP-25`.
  public let id: String
  public let fact: Fact
  public let name: String
  public let question: String
  public let prompts: [String]
  /// Questions about facts that belong to the topic.
  public let facts: [Fact]
  /// Whether only those who treat the person should see the answer.
  public let isShielded: Bool
  public let citation: Citation

  public init(
    id: String, fact: Fact, name: String, question: String, prompts: [String], facts: [Fact], isShielded: Bool,
    citation: Citation
  ) {
    (self.id, self.fact, self.name, self.question) = (id, fact, name, question)
    (self.prompts, self.facts, self.isShielded, self.citation) = (prompts, facts, isShielded, citation)
  }
}

/// A kind of measure (tiltak) from the guideline's lists.
public struct MeasureKind: Hashable, Sendable {
  public let id: String
  /// Ids of the same measure in other lists.
  public let alsoIDs: [String]
  public let name: String
  public let about: String
  /// The main pathways in whose lists it stands; empty for low-threshold measures that are open to all.
  public let pathways: Set<Int>
  public let strength: Strength
  public let purposes: [String]
  public let intensity: String
  public let isLowThreshold: Bool
  public let isGuidedDigital: Bool
  public let suits: [String]
  public let citation: Citation
  /// Whose it is, when it is a municipality's own and in no list of the sources.
  public let local: LocalDecision?

  public init(
    id: String, alsoIDs: [String], name: String, about: String, pathways: Set<Int>, strength: Strength,
    purposes: [String], intensity: String, isLowThreshold: Bool, isGuidedDigital: Bool, suits: [String],
    citation: Citation, local: LocalDecision? = nil
  ) {
    (self.id, self.alsoIDs, self.name, self.about) = (id, alsoIDs, name, about)
    (self.pathways, self.strength, self.purposes) = (pathways, strength, purposes)
    (self.intensity, self.isLowThreshold) = (intensity, isLowThreshold)
    (self.isGuidedDigital, self.suits, self.citation) = (isGuidedDigital, suits, citation)
    self.local = local
  }

  /// What the measure is, where a norm asks. `pathway` is the person's own.
  public func traits(in pathway: Int?) -> [MeasureTrait] {
    var traits: [MeasureTrait] = []
    if isGuidedDigital { traits.append(.digitalSelfHelp) }
    if suits.contains("fysisk aktivitet") { traits.append(.physicalActivity) }
    if intensity == "lav" { traits.append(.lowIntensity) }
    if isLowThreshold { traits.append(.lowThreshold) }
    if purposes.contains("forebygging") || purposes.contains("skadereduksjon") { traits.append(.preventive) }
    if let pathway, !pathways.isEmpty, !pathways.contains(pathway) { traits.append(.otherPathway) }
    return traits
  }

  /// Every id that this measure answers to.
  public var ids: [String] { [id] + alsoIDs }
}

/// One of the three main pathways, as content tells it.
public struct MainPathway: Hashable, Sendable {
  public let number: Int
  public let name: String
  public let summary: String
  public let aims: [String]
  public let examples: [ExampleCondition]
  public let lifeEvents: [ExampleCondition]
  public let readings: [String]

  public init(
    number: Int, name: String, summary: String, aims: [String], examples: [ExampleCondition],
    lifeEvents: [ExampleCondition], readings: [String]
  ) {
    (self.number, self.name, self.summary, self.aims) = (number, name, summary, aims)
    (self.examples, self.lifeEvents, self.readings) = (examples, lifeEvents, readings)
  }
}

/// A form on which facts are stated outside a mapping.
public struct FactForm: Hashable, Sendable {
  public struct Part: Hashable, Sendable {
    public let name: String
    public let facts: [Fact]

    public init(name: String, facts: [Fact]) { (self.name, self.facts) = (name, facts) }
  }

  /// The page of the person that shows it.
  public let page: String
  public let name: String
  public let introduction: String
  public let parts: [Part]

  public init(page: String, name: String, introduction: String, parts: [Part]) {
    (self.page, self.name, self.introduction, self.parts) = (page, name, introduction, parts)
  }
}
