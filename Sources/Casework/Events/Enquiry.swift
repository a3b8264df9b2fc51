public import CivilTime

/// How an enquiry reached the municipality.
public enum Channel: String, Sendable, Codable, CaseIterable {
  case phone
  case dropIn = "drop-in"
  case letter, digital
  case generalPractitioner = "gp"
  case otherService = "other-service"
  case nextOfKin = "next-of-kin"
  case concernNote = "concern-note"
  case wardDischarge = "ward-discharge"
  case prison
  case studentService = "student-service"
}

/// How soon an enquiry must be answered, as the reception judged it.
public enum Urgency: String, Sendable, Codable, CaseIterable, Comparable {
  case immediate, today
  case thisWeek = "this-week"
  case whenConvenient = "when-convenient"

  public static func < (left: Urgency, right: Urgency) -> Bool { left.rank < right.rank }

  /// 0 for the most urgent.
  public var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// Whether somebody is in danger at this moment.
public enum Danger: String, Sendable, Codable, CaseIterable { case now, no, unclear }

/// What came in, in the words of the one who asked. Nothing but the channel and the words is demanded.
public struct Enquiry: Hashable, Sendable, Codable {
  public var channel: Channel
  public var words: String
  public var danger: Danger
  /// What was done about danger now; empty until written.
  public var dangerHandled: String
  public var urgency: Urgency
  public var person: PersonDetails
  /// The one who contacted us, when it is not the person: name, relation, phone.
  public var from: String
  public var received: Moment
  public var internalNote: String

  public init(
    channel: Channel, words: String, danger: Danger, dangerHandled: String = "", urgency: Urgency,
    person: PersonDetails, from: String = "", received: Moment, internalNote: String = ""
  ) {
    (self.channel, self.words, self.danger, self.dangerHandled) = (channel, words, danger, dangerHandled)
    (self.urgency, self.person, self.from, self.received) = (urgency, person, from, received)
    self.internalNote = internalNote
  }
}

/// One thing done with an enquiry after it was received.
public enum EnquiryStep: Hashable, Sendable, Codable {
  case taken(by: StaffID, name: String)
  case assigned(to: StaffID, name: String)
  case callAttempted(reached: Bool, note: String)
  case answered(note: String)
  case dangerHandled(what: String)
  case urgencyChanged(Urgency, why: String)
  case linked(record: RecordID)
  case closed(reason: ClosingReason, note: String)
  /// It was linked to the wrong person's record (helsepersonelloven § 44): it belongs to another one, or to nobody's yet
  /// and then waits in the queue again.
  case moved(to: RecordID?, why: String)
}

extension EnquiryStep {
  /// What somebody wrote freely about the enquiry, and that goes when it is erased. Why it was moved is a decision.
  var words: String {
    switch self {
    case .taken, .assigned, .linked, .moved: ""
    case .callAttempted(_, let note), .answered(let note), .closed(_, let note): note
    case .dangerHandled(let what): what
    case .urgencyChanged(_, let why): why
    }
  }
}

extension Enquiry {
  /// What is left when the content is gone: that something came in, and when it was written down.
  static func erased(writtenAt: Moment) -> Enquiry {
    Enquiry(
      channel: .digital, words: "", danger: .no, urgency: .whenConvenient, person: PersonDetails(), received: writtenAt)
  }
}

/// Why an enquiry left the queue.
public enum ClosingReason: String, Sendable, Codable, CaseIterable {
  case recordOpened = "record-opened"
  case adviceGiven = "advice-given"
  case handedOn = "handed-on"
  case declined
  case notReached = "not-reached"
  case duplicate, mistake
}

/// The enquiry as the person's own record keeps it.
public struct LinkedEnquiry: Hashable, Sendable, Codable {
  public let enquiry: RecordID
  public let channel: Channel
  public let words: String
  public let received: Moment
  /// Whether this opens a new episode of follow-up.
  public let opensEpisode: Bool

  public init(enquiry: RecordID, channel: Channel, words: String, received: Moment, opensEpisode: Bool) {
    (self.enquiry, self.channel, self.words) = (enquiry, channel, words)
    (self.received, self.opensEpisode) = (received, opensEpisode)
  }
}

extension LinkedEnquiry {
  /// That it came and what it began, without what it said.
  public var silent: LinkedEnquiry {
    LinkedEnquiry(enquiry: enquiry, channel: channel, words: "", received: received, opensEpisode: opensEpisode)
  }

  /// The same in another record, where it may begin something else.
  func opening(episode: Bool) -> LinkedEnquiry {
    LinkedEnquiry(enquiry: enquiry, channel: channel, words: words, received: received, opensEpisode: episode)
  }
}
