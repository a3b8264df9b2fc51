/// Everything that can happen to a record or an enquiry. A kind is never removed; a changed shape gets a new version.
public indirect enum Event: Hashable, Sendable {
  // On an enquiry that may not belong to a record yet
  case enquiryReceived(Enquiry)
  case enquiryStep(EnquiryStep)
  // On a person's record
  case registered(PersonDetails)
  case detailsChanged(PersonDetails)
  case enquiryLinked(LinkedEnquiry)
  case networkWritten(Network)
  case medicationsListed(Medications)
  case careTeamSet(CareTeam)
  case assessmentSigned(Assessment)
  case risksAssessed(RiskAssessment)
  case instrumentScored(InstrumentResult)
  case pathwayChosen(PathwayChoice)
  case goal(GoalStep)
  case measure(MeasureStep)
  case contactHeld(Contact)
  case appointment(AppointmentStep)
  case task(TaskStep)
  case factsStated(StatedFacts)
  case planWritten(PlanVersion)
  case departed(Departure)
  case corrected(Correction)
  case removalDecided(RemovalDecision)
  case transferred(Transfer)
  /// Never written; see ``Emptied``.
  case emptied(Emptied)
  /// Who may see the record.
  case access(AccessStep)
}

extension Event {
  /// The event itself, also where it was first written in another person's record.
  public var carried: Event {
    if case .transferred(let transfer) = self { transfer.event.carried } else { self }
  }

  /// The enquiry that the entry brings into a person's record.
  public var linkedEnquiry: LinkedEnquiry? {
    if case .enquiryLinked(let linked) = carried { linked } else { nil }
  }
}

/// Points at an earlier entry that was wrong. Both stay visible; the state is as if only the right one had been written.
public struct Correction: Hashable, Sendable, Codable {
  public let entry: EntryID
  /// What should have been written; nil when the entry should not have been written at all.
  public let replacement: Event?
  public let reason: String

  public init(of entry: EntryID, replacement: Event?, reason: String) {
    (self.entry, self.replacement, self.reason) = (entry, replacement, reason)
  }
}

extension Event: Codable {
  private enum Key: String, CodingKey { case type, data }

  static let enquiryReceivedType = "enquiry-received/1"

  /// The permanent name of this kind of event, with the version of its shape.
  public var type: String {
    switch self {
    case .enquiryReceived: Self.enquiryReceivedType
    case .enquiryStep: "enquiry-step/1"
    case .registered: "registered/1"
    case .detailsChanged: "details-changed/1"
    case .enquiryLinked: "enquiry-linked/1"
    case .networkWritten: "network-written/1"
    case .medicationsListed: "medications-listed/1"
    case .careTeamSet: "care-team-set/1"
    case .assessmentSigned: "assessment-signed/1"
    case .risksAssessed: "risks-assessed/1"
    case .instrumentScored: "instrument-scored/1"
    case .pathwayChosen: "pathway-chosen/1"
    case .goal: "goal/1"
    case .measure: "measure/1"
    case .contactHeld: "contact-held/1"
    case .appointment: "appointment/1"
    case .task: "task/1"
    case .factsStated: "facts-stated/1"
    case .planWritten: "plan-written/1"
    case .departed: "departed/2"
    case .corrected: "corrected/1"
    case .removalDecided: "removal-decided/1"
    case .transferred: "transferred/1"
    case .emptied: "emptied/1"
    case .access: "access/1"
    }
  }

  private var payload: any Encodable {
    switch self {
    case .enquiryReceived(let data): data
    case .enquiryStep(let data): data
    case .registered(let data), .detailsChanged(let data): data
    case .enquiryLinked(let data): data
    case .networkWritten(let data): data
    case .medicationsListed(let data): data
    case .careTeamSet(let data): data
    case .assessmentSigned(let data): data
    case .risksAssessed(let data): data
    case .instrumentScored(let data): data
    case .pathwayChosen(let data): data
    case .goal(let data): data
    case .measure(let data): data
    case .contactHeld(let data): data
    case .appointment(let data): data
    case .task(let data): data
    case .factsStated(let data): data
    case .planWritten(let data): data
    case .departed(let data): data
    case .corrected(let data): data
    case .removalDecided(let data): data
    case .transferred(let data): data
    case .emptied(let data): data
    case .access(let data): data
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var box = encoder.container(keyedBy: Key.self)
    try box.encode(type, forKey: .type)
    try payload.encode(to: box.superEncoder(forKey: .data))
  }

  public init(from decoder: any Decoder) throws {
    let box = try decoder.container(keyedBy: Key.self)
    func data<Payload: Decodable>() throws -> Payload { try box.decode(Payload.self, forKey: .data) }
    switch try box.decode(String.self, forKey: .type) {
    case "enquiry-received/1": self = .enquiryReceived(try data())
    case "enquiry-step/1": self = .enquiryStep(try data())
    case "registered/1": self = .registered(try data())
    case "details-changed/1": self = .detailsChanged(try data())
    case "enquiry-linked/1": self = .enquiryLinked(try data())
    case "network-written/1": self = .networkWritten(try data())
    case "medications-listed/1": self = .medicationsListed(try data())
    case "care-team-set/1": self = .careTeamSet(try data())
    case "assessment-signed/1": self = .assessmentSigned(try data())
    case "risks-assessed/1": self = .risksAssessed(try data())
    case "instrument-scored/1": self = .instrumentScored(try data())
    case "pathway-chosen/1": self = .pathwayChosen(try data())
    case "goal/1": self = .goal(try data())
    case "measure/1": self = .measure(try data())
    case "contact-held/1": self = .contactHeld(try data())
    case "appointment/1": self = .appointment(try data())
    case "task/1": self = .task(try data())
    case "facts-stated/1": self = .factsStated(try data())
    case "plan-written/1": self = .planWritten(try data())
    case "departed/1", "departed/2": self = .departed(try data())
    case "corrected/1": self = .corrected(try data())
    case "removal-decided/1": self = .removalDecided(try data())
    case "transferred/1": self = .transferred(try data())
    case "emptied/1": self = .emptied(try data())
    case "access/1": self = .access(try data())
    case let other:
      throw DecodingError.dataCorruptedError(forKey: .type, in: box, debugDescription: "no such event: \(other)")
    }
  }
}
