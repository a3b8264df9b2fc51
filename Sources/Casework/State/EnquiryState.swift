public import CivilTime

/// Where one enquiry stands in the reception.
public struct EnquiryState: Hashable, Sendable, Codable {
  public internal(set) var version = 0
  public internal(set) var enquiry: Enquiry
  public internal(set) var handler: StaffID?
  public internal(set) var handlerName = ""
  public internal(set) var callAttempts: [CallAttempt] = []
  public internal(set) var answered: Moment?
  public internal(set) var record: RecordID?
  public internal(set) var closed: Moment?
  public internal(set) var closingReason: ClosingReason?

  /// One attempt to reach the one who asked.
  public struct CallAttempt: Hashable, Sendable, Codable {
    public let at: Moment
    public let reached: Bool
    public let note: String
  }

  /// Folds an enquiry's entries; nil unless the first one receives it.
  public init?(replaying entries: some Sequence<Entry>) {
    let ordered = Correction.inForce(Array(entries))
    guard let first = ordered.first, case .enquiryReceived(let received) = first.event else { return nil }
    enquiry = received
    for entry in ordered { apply(entry) }
  }

  /// Whether danger now still lacks a word about what was done.
  public var dangerIsOpen: Bool { enquiry.danger == .now && enquiry.dangerHandled.isEmpty }

  public mutating func apply(_ entry: Entry) {
    version = entry.version
    guard case .enquiryStep(let step) = entry.event else { return }
    switch step {
    case .taken(let staff, let name), .assigned(let staff, let name): (handler, handlerName) = (staff, name)
    case .callAttempted(let reached, let note):
      callAttempts.append(CallAttempt(at: entry.writtenAt, reached: reached, note: note))
    case .answered: answered = answered ?? entry.writtenAt
    case .dangerHandled(let what): enquiry.dangerHandled = what
    case .urgencyChanged(let urgency, _): enquiry.urgency = urgency
    case .linked(let linked): record = linked
    case .closed(let reason, _): (closed, closingReason) = (entry.writtenAt, reason)
    }
  }
}
