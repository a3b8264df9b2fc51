public import CivilTime

/// How one topic of a mapping stands.
public enum TopicStatus: String, Sendable, Codable, CaseIterable {
  case open, answered, declined
  case notRelevant = "not-relevant"
  case carriedOver = "carried-over"
}

/// What was said about one topic.
public struct TopicAnswer: Hashable, Sendable, Codable {
  public var topic: Fact
  public var status: TopicStatus
  public var words: String
  /// For a carried-over answer: the entry it comes from, and that its relevance was judged together.
  public var carriedFrom: EntryID?
  public var carriedDay: Day?

  public init(topic: Fact, status: TopicStatus, words: String, carriedFrom: EntryID? = nil, carriedDay: Day? = nil) {
    (self.topic, self.status, self.words) = (topic, status, words)
    (self.carriedFrom, self.carriedDay) = (carriedFrom, carriedDay)
  }
}

/// A signed mapping (kartlegging), whole or a part of one. Topics that are still open may follow in a later entry.
public struct Assessment: Hashable, Sendable, Codable {
  public var whatMatters: String
  public var topics: [TopicAnswer]
  /// The answers to the questions of the topics, and the cross-questions.
  public var statements: [Statement]
  public var method: String
  public var participants: String

  public init(
    whatMatters: String, topics: [TopicAnswer], statements: [Statement], method: String = "", participants: String = ""
  ) {
    (self.whatMatters, self.topics, self.statements) = (whatMatters, topics, statements)
    (self.method, self.participants) = (method, participants)
  }
}

/// Facts stated outside a mapping, on one of the forms that content declares.
public struct StatedFacts: Hashable, Sendable, Codable {
  /// The form's id in content.
  public var form: String
  public var statements: [Statement]
  public var note: String

  public init(form: String, statements: [Statement], note: String = "") {
    (self.form, self.statements, self.note) = (form, statements, note)
  }
}

/// The result of a questionnaire, filled in or entered as a total.
public struct InstrumentResult: Hashable, Sendable, Codable {
  public var instrument: String
  public var instrumentVersion: String
  /// Answers by item id; when only the total was entered, those to the questions beside it.
  public var answers: [String: Int]
  /// In the instrument's smallest unit; nil when too much was missing for a total, or when it has none.
  public var total: Int?
  /// The subscales that were entered and not answered item by item, by id.
  public var subscales: [String: Int]?
  /// Whether the author held the competence that the instrument asks for.
  public var competent: Bool?
  /// Ids of the answers that ask for a risk assessment there and then.
  public var riskItems: [String]
  public var note: String
  /// Who took it, when somebody certified did and the author only entered the score.
  public var takenBy: String?
  /// The official wording that was shown, as its title and version; nil for our own prompts and for a score alone.
  public var wording: String?
  /// Whether it is the person's view of the help itself, and so no mapping; nil in results from before there was any.
  public var isFeedback: Bool?

  public init(
    instrument: String, instrumentVersion: String, answers: [String: Int], total: Int?,
    subscales: [String: Int]? = nil, competent: Bool? = nil, riskItems: [String] = [], note: String = "",
    takenBy: String? = nil, wording: String? = nil, isFeedback: Bool? = nil
  ) {
    (self.instrument, self.instrumentVersion, self.answers) = (instrument, instrumentVersion, answers)
    (self.total, self.subscales, self.competent) = (total, subscales, competent)
    (self.riskItems, self.note, self.takenBy, self.wording) = (riskItems, note, takenBy, wording)
    self.isFeedback = isFeedback
  }
}
