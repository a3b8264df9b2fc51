public import Casework
public import CivilTime
public import Instruments

/// What lists show of one record, derived from its state and findings in the write that changes it.
public struct PersonRows: Hashable, Sendable {
  public var person: PersonRow
  public var findings: [FindingRow]
  public var tasks: [TaskRow]
  public var appointments: [AppointmentRow]
  public var measures: [MeasureRow]
  /// Self-authorised access that is to be seen or reviewed.
  public var openings: [OpeningRow] = []
  /// What figures count; nil for a record that nobody has begun to follow up.
  public var followUp: FollowUpRow?
  /// Nil for a record that is not open.
  public var compliance: ComplianceRow?
  /// What outcomes over everybody are counted from.
  public var outcomes: [OutcomeRow]

  public init(
    person: PersonRow, findings: [FindingRow], tasks: [TaskRow], appointments: [AppointmentRow],
    measures: [MeasureRow], compliance: ComplianceRow? = nil, outcomes: [OutcomeRow] = []
  ) {
    (self.person, self.findings, self.tasks) = (person, findings, tasks)
    (self.appointments, self.measures, self.compliance) = (appointments, measures, compliance)
    self.outcomes = outcomes
  }
}

/// One line of the caseload and of search.
public struct PersonRow: Hashable, Sendable {
  public var record: RecordID
  public var givenName: String
  public var familyName: String
  public var displayName: String
  public var birthDate: Day?
  public var nationalID: String?
  public var phone: String
  public var protectedAddress: Bool
  public var isOpen: Bool
  public var unit: UnitID?
  public var responsible: StaffID?
  public var responsibleName: String
  public var pathway: Int?
  public var pathwaySince: Day?
  public var lastContact: Day?
  public var nextAppointment: Moment?
  /// The gravest answer to a risk question in force, as ``RiskAnswer``'s raw value, with its day; empty when nobody has
  /// asked.
  public var riskLevel: String
  public var riskName: String
  public var riskDay: Day?
  /// Instrument, first and latest total of the instrument used most lately; empty name when none.
  public var instrument: String
  public var firstScore: Int?
  public var latestScore: Int?
  public var scoreDay: Day?
  /// The day of the first total; that of the latest when the instrument has been used once.
  public var firstScoreDay: Day?
  /// The signal that asks most among the courses of this follow-up, with its instrument; nil when none says anything.
  public var course: CourseSignal?
  public var courseInstrument: String
  /// The day of the score that gave it.
  public var courseDay: Day?
  public var discuss: String
  public var overdue: Int
  /// The day by which the one that is longest overdue should have been done.
  public var overdueSince: Day?
  public var due: Int
  public var missingMust: Int
  /// The first later day on which a finding changes by time alone.
  public var changesOn: Day?
  /// Whether the person has blocked anything for anybody.
  public var hasBlocks = false
  /// Whether the reader may know no more than who it is. Never stored: it is said of one reader.
  public var isShut = false

  public init(record: RecordID, displayName: String) {
    (self.record, self.displayName) = (record, displayName)
    (givenName, familyName, phone, protectedAddress, isOpen) = ("", "", "", false, true)
    (responsibleName, riskLevel, riskName, instrument, discuss) = ("", "", "", "", "")
    courseInstrument = ""
    (overdue, due, missingMust) = (0, 0, 0)
  }
}

/// One finding that asks for something.
public struct FindingRow: Hashable, Sendable {
  public var norm: String
  public var title: String
  public var strength: String
  public var status: String
  public var due: Day?

  public init(norm: String, title: String, strength: String, status: String, due: Day?) {
    (self.norm, self.title, self.strength, self.status, self.due) = (norm, title, strength, status, due)
  }
}

/// One task that is not done.
public struct TaskRow: Hashable, Sendable {
  public var task: ItemID
  public var what: String
  public var due: Day
  public var urgent: Bool
  public var owner: StaffID?

  public init(task: ItemID, what: String, due: Day, urgent: Bool, owner: StaffID?) {
    (self.task, self.what, self.due, self.urgent, self.owner) = (task, what, due, urgent, owner)
  }
}

/// One booked appointment.
public struct AppointmentRow: Hashable, Sendable {
  public var appointment: ItemID
  public var at: Moment
  public var form: String
  public var place: String
  public var with: StaffID
  public var withName: String

  public init(appointment: ItemID, at: Moment, form: String, place: String, with: StaffID, withName: String) {
    (self.appointment, self.at, self.form) = (appointment, at, form)
    (self.place, self.with, self.withName) = (place, with, withName)
  }
}

/// One running or offered measure, for the capacity of offers.
public struct MeasureRow: Hashable, Sendable {
  public var measure: ItemID
  public var kind: String
  public var status: String
  public var offer: OfferID?
  public var since: Day

  public init(measure: ItemID, kind: String, status: String, offer: OfferID?, since: Day) {
    (self.measure, self.kind, self.status, self.offer, self.since) = (measure, kind, status, offer, since)
  }
}

/// One line of the reception's queue.
public struct EnquiryRow: Hashable, Sendable {
  public var id: RecordID
  public var received: Moment
  public var urgency: Urgency
  public var channel: Channel
  public var displayName: String
  public var birthDate: Day?
  public var words: String
  public var from: String
  public var safeToCall: Bool?
  public var dangerOpen: Bool
  public var dangerHandled: String
  public var handler: StaffID?
  public var handlerName: String
  public var callAttempts: Int
  public var answered: Moment?
  public var record: RecordID?
  public var closed: Moment?
  /// When its content was taken out, and whose decision that was; then the rest says nothing.
  public var erased: Moment?
  public var erasedBy = ""

  public init(id: RecordID, received: Moment, urgency: Urgency, channel: Channel, displayName: String, words: String) {
    (self.id, self.received, self.urgency) = (id, received, urgency)
    (self.channel, self.displayName, self.words) = (channel, displayName, words)
    (from, dangerOpen, dangerHandled, handlerName, callAttempts) = ("", false, "", "", 0)
  }
}

/// How one open record stands on every norm, for figures over everybody.
public struct ComplianceRow: Hashable, Sendable {
  /// Under which norms the marks were made: ``Guide/fingerprint``.
  public var fingerprint: String
  public var unit: UnitID?
  public var pathway: Int?
  public var responsible: StaffID?
  public var evaluated: Day
  /// The first later day on which a mark changes by time alone.
  public var changesOn: Day?
  /// One character for each norm.
  public var marks: String

  public init(
    fingerprint: String, unit: UnitID?, pathway: Int?, responsible: StaffID?, evaluated: Day, changesOn: Day?,
    marks: String
  ) {
    (self.fingerprint, self.unit, self.pathway) = (fingerprint, unit, pathway)
    (self.responsible, self.evaluated, self.changesOn, self.marks) = (responsible, evaluated, changesOn, marks)
  }
}
