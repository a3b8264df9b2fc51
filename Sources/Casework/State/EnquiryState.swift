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
  /// When and by whom its content was taken out (helsepersonelloven § 43). Then nothing in ``enquiry`` is true of it.
  public internal(set) var erased: Erasure?

  /// A decision that took out what an enquiry said.
  public struct Erasure: Hashable, Sendable, Codable {
    public let at: Moment
    public let author: Author
  }

  /// One attempt to reach the one who asked.
  public struct CallAttempt: Hashable, Sendable, Codable {
    public let at: Moment
    public let reached: Bool
    public let note: String
  }

  /// Folds an enquiry's entries; nil unless the first one receives it, or did until it was emptied.
  public init?(replaying entries: some Sequence<Entry>) {
    let ordered = Correction.inForce(Array(entries))
    guard let first = ordered.first else { return nil }
    switch first.event {
    case .enquiryReceived(let received): enquiry = received
    case .emptied(let emptied) where emptied.kind == Event.enquiryReceivedType:
      enquiry = .erased(writtenAt: first.writtenAt)
    default: return nil
    }
    for entry in ordered { apply(entry) }
  }

  /// Whether danger now still lacks a word about what was done.
  public var dangerIsOpen: Bool { enquiry.danger == .now && enquiry.dangerHandled.isEmpty }

  public mutating func apply(_ entry: Entry) {
    version = entry.version
    switch entry.event {
    case .enquiryStep(let step): apply(step, entry)
    // What was written about it in a record it did not belong in.
    case .transferred(let transfer): apply(entry.carrying(transfer))
    case .removalDecided(let decision) where decision.outcome == .erased:
      erased = Erasure(at: entry.writtenAt, author: entry.author)
      closed = closed ?? entry.writtenAt
    default: break
    }
  }

  private mutating func apply(_ step: EnquiryStep, _ entry: Entry) {
    switch step {
    case .taken(let staff, let name), .assigned(let staff, let name): (handler, handlerName) = (staff, name)
    case .callAttempted(let reached, let note):
      callAttempts.append(CallAttempt(at: entry.writtenAt, reached: reached, note: note))
    case .answered: answered = answered ?? entry.writtenAt
    case .dangerHandled(let what): enquiry.dangerHandled = what
    case .urgencyChanged(let urgency, _): enquiry.urgency = urgency
    case .linked(let linked): record = linked
    case .closed(let reason, _): (closed, closingReason) = (entry.writtenAt, reason)
    case .moved(let right, _):
      record = right
      // It was closed because somebody followed it up there. Nobody does now.
      if right == nil, closingReason == .recordOpened, erased == nil { (closed, closingReason) = (nil, nil) }
    }
  }
}
