public import CivilTime

/// What rules, headers and lists need of one record. Bounded: it does not grow with the number of contacts.
public struct CaseState: Hashable, Sendable, Codable {
  /// The version of the last entry that was folded in; 0 before the first.
  public internal(set) var version = 0
  public internal(set) var person = PersonDetails()
  public internal(set) var network = Network()
  public internal(set) var careTeam = CareTeam()
  public internal(set) var medications: Dated<Medications>?
  public internal(set) var facts = FactTable()
  public internal(set) var whatMatters: Dated<String>?
  public internal(set) var topics: [TopicState] = []
  public internal(set) var pathway: PathwayState?
  /// Every move between pathways, oldest first.
  public internal(set) var moves: [PathwayState] = []
  public internal(set) var risks: [RiskState] = []
  public internal(set) var riskAssessment: Dated<RiskAssessment>?
  public internal(set) var measures: [MeasureState] = []
  public internal(set) var goals: [GoalState] = []
  public internal(set) var tasks: [TaskState] = []
  public internal(set) var appointments: [AppointmentState] = []
  public internal(set) var lastContact: Dated<Contact>?
  public internal(set) var contactCount = 0
  /// Attempts, overdoses, self-harm, violence, releases and discharges, oldest first.
  public internal(set) var happenings: [Happening] = []
  public internal(set) var scores: [ScoreState] = []
  /// By instrument, the day on which too much was left open for a total, as long as no later use gave one.
  public internal(set) var incompleteScores: [String: Day] = [:]
  /// What the person has said of the help itself, the two latest, the earlier first.
  public internal(set) var feedback: [Dated<InstrumentResult>] = []
  public internal(set) var plans: [Dated<PlanVersion>] = []
  public internal(set) var departures: [DepartureState] = []
  public internal(set) var access = AccessState()

  public init() {}

  /// The state after `entries`, given in order from the first.
  public init(replaying entries: some Sequence<Entry>) {
    self.init()
    for entry in Correction.inForce(Array(entries)) { apply(entry) }
  }

  /// Whether the record is being followed up: opened, and not ended.
  public var isOpen: Bool { facts.holds(.episodeStarted) && !hasEnded }

  private var hasEnded: Bool { pathway == nil && !moves.isEmpty }
}

/// A value with the day it is from, the entry that holds it, and who wrote it.
public struct Dated<Value: Hashable & Sendable & Codable>: Hashable, Sendable, Codable {
  public let value: Value
  public let day: Day
  public let entry: EntryID
  public let author: String

  init(_ value: Value, _ entry: Entry) {
    (self.value, day, self.entry, author) = (value, entry.day, entry.id, entry.author.name)
  }
}

/// How one topic stands in the record.
public struct TopicState: Hashable, Sendable {
  public let topic: Fact
  public let status: TopicStatus
  public let words: String
  public let day: Day
  public let entry: EntryID
}

/// A main pathway and since when.
public struct PathwayState: Hashable, Sendable {
  /// Nil for the end of an episode.
  public let pathway: Int?
  public let since: Day
  public let cause: MoveCause
  public let ground: String
  public let reasonToDiffer: String
  public let author: String
}

/// The latest answer about one risk.
public struct RiskState: Hashable, Sendable {
  public let risk: Fact
  public let answer: RiskAnswer
  public let basis: String
  public let day: Day
  public let nextReview: Day?
  public let entry: EntryID
}

/// One measure and how it stands.
public struct MeasureState: Hashable, Sendable {
  public let id: ItemID
  public let kind: String
  public let kindName: String
  public internal(set) var status: MeasureStep.Step
  public internal(set) var offer: OfferID?
  public internal(set) var offerName: String
  public internal(set) var purposes: [String]
  public internal(set) var since: Day
  /// The first day it was in use; nil while it is only offered.
  public internal(set) var started: Day?
  public internal(set) var note: String
  public internal(set) var expectedEffect: String

  /// Whether the person is using it now or has it paused.
  public var isRunning: Bool { [.started, .resumed, .evaluated, .paused].contains(status) }
}

/// One goal in the person's words.
public struct GoalState: Hashable, Sendable {
  public let id: ItemID
  public let words: String
  public let since: Day
  public internal(set) var ratings: [Rating]
  public internal(set) var ended: Day?
  public internal(set) var reached: Bool?

  public struct Rating: Hashable, Sendable {
    public let value: Int
    public let day: Day
  }
}

/// One task that is not done.
public struct TaskState: Hashable, Sendable {
  public let id: ItemID
  public let what: String
  public let due: Day
  public let urgent: Bool
  public let owner: StaffID?
  public let raisedBy: StaffID
  public let raised: Day
}

/// One appointment that is booked.
public struct AppointmentState: Hashable, Sendable {
  public let id: ItemID
  public let at: Moment
  public let form: ContactForm
  public let place: String
  public let with: StaffID
  public let withName: String
}

/// Something that happened and matters in a crisis.
public struct Happening: Hashable, Sendable {
  public let fact: Fact
  public let day: Day
  public let entry: EntryID
}

/// The course of one instrument: first, latest and extreme totals.
public struct ScoreState: Hashable, Sendable {
  public let instrument: String
  public internal(set) var first: Point
  public internal(set) var latest: Point
  public internal(set) var lowest: Int
  public internal(set) var highest: Int
  public internal(set) var count: Int
  /// By day, and of one day as they were written. Bounded: the first, the latest and the extremes stay.
  public internal(set) var points: [Point]

  public struct Point: Hashable, Sendable {
    public let total: Int
    public let day: Day
    public let entry: EntryID
  }

  /// Latest minus first; below zero is fewer complaints.
  public var change: Int { latest.total - first.total }
}

/// A departure, with the record version it was made on.
public struct DepartureState: Hashable, Sendable {
  public let norm: String
  public let reason: DepartureReason
  public let words: String
  public let day: Day
  public let version: Int
  public let author: String
  public let entry: EntryID
  /// The last day it stands, where somebody has set one.
  public let until: Day?
}
