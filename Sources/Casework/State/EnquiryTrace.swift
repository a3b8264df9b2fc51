/// What an enquiry has left in the journal of the record it was linked to, and goes with it when the record was the wrong
/// person's (helsepersonelloven § 44).
public struct EnquiryTrace: Hashable, Sendable {
  /// The entry that brings it into the record.
  public let link: Entry
  /// What it gave somebody to do, each task with all that has been written of it.
  public let tasks: [Entry]
  /// Who the record is about, where it was opened for the enquiry and holds nothing else. Nobody asked for help then.
  public let opening: [Entry]
  /// How much has been written since of what is not the enquiry's. It stays, and the follow-up with it.
  public let others: Int
  /// Whether the record was opened from the enquiry.
  public let opensRecord: Bool

  private let corrections: Set<EntryID>

  /// - Parameter journal: all of the record, from the first entry.
  /// - Returns: nil when the enquiry is not in it.
  public init?(of enquiry: RecordID, in journal: [Entry]) {
    let inForce = journal.inForce
    guard let place = inForce.lastIndex(where: { $0.event.linkedEnquiry?.enquiry == enquiry }) else { return nil }
    let link = inForce[place]
    self.link = link
    func isSameWrite(_ entry: Entry) -> Bool { entry.writtenAt == link.writtenAt && entry.author == link.author }
    opensRecord = journal[..<place].contains { $0.event.isRegistered && isSameWrite($0) }
    let withLink = inForce[(place + 1)...].prefix { isSameWrite($0) && ($0.event.task != nil || $0.event.isIdentity) }
    let raised = Set(withLink.compactMap(\.event.task?.task))
    tasks = inForce.filter { entry in entry.event.task.map { raised.contains($0.task) } ?? false }
    let own = Set([link.id] + tasks.map(\.id)).withCorrections(in: journal)
    let identity = opensRecord ? Set(journal.filter(\.event.isIdentity).map(\.id)).withCorrections(in: journal) : []
    others = journal[(place + 1)...].count { entry in
      !own.contains(entry.id) && !identity.contains(entry.id) && !entry.event.isAboutTheRecord
    }
    opening = others == 0 ? journal.filter { identity.contains($0.id) && !$0.event.isEmptied } : []
    corrections = own
  }

  /// Every entry that goes, with those that correct it, in the order of the journal.
  public func entries(in journal: [Entry]) -> [EntryID] {
    let gone = corrections.union(opening.map(\.id))
    return journal.filter { gone.contains($0.id) && !$0.event.isEmptied }.map(\.id)
  }

  /// What is written in the right record: the enquiry, and what it gave somebody to do there.
  /// - Parameters:
  ///   - state: the right record.
  ///   - owner: who has what is not done yet, and was somebody's.
  public func events(into state: CaseState, owner: StaffID, because reason: String) -> [(event: Event, from: Entry)] {
    ([link] + tasks).map { entry in
      var transfer = entry.transfer(reason)
      switch transfer.event {
      case .enquiryLinked(let linked): transfer.event = .enquiryLinked(linked.opening(episode: !state.isOpen))
      case .task(let step): transfer.event = .task(step.owned(by: owner))
      default: break
      }
      return (.transferred(transfer), entry)
    }
  }

  /// What has been written as done about it, for the enquiry to keep when no record does.
  public func answers(because reason: String) -> [Transfer] {
    tasks.compactMap { entry in
      guard case .task(let step) = entry.event.carried, case .done(let what) = step.step, !what.isBlank else {
        return nil
      }
      var transfer = entry.transfer(reason)
      transfer.event = .enquiryStep(.answered(note: what))
      return transfer
    }
  }
}

extension EnquiryState {
  /// The entries that say anything of what the enquiry was about, or of the one who asked.
  public static func telling(_ journal: [Entry]) -> [EntryID] {
    let telling = journal.filter { entry in
      switch entry.event.carried {
      case .enquiryReceived: true
      case .enquiryStep(let step): !step.words.isBlank
      default: false
      }
    }
    return Set(telling.map(\.id)).withCorrections(in: journal).ordered(as: journal)
  }
}

extension Set<EntryID> {
  fileprivate func ordered(as journal: [Entry]) -> [EntryID] { journal.map(\.id).filter(contains) }
}

extension TaskStep {
  fileprivate func owned(by staff: StaffID) -> TaskStep {
    guard case .raised(let what, let due, let urgent, .some) = step else { return self }
    return TaskStep(task: task, step: .raised(what: what, due: due, urgent: urgent, owner: staff))
  }
}

extension Event {
  fileprivate var task: TaskStep? { if case .task(let step) = carried { step } else { nil } }
  fileprivate var isRegistered: Bool { if case .registered = self { true } else { false } }
  fileprivate var isEmptied: Bool { if case .emptied = self { true } else { false } }

  /// Whether it says who the record is about and who follows them up, and nothing of what was done.
  fileprivate var isIdentity: Bool {
    switch self {
    case .registered, .detailsChanged, .careTeamSet: true
    default: false
    }
  }

  /// Whether it is about the record and not about the person: who was let in, and what was taken out.
  fileprivate var isAboutTheRecord: Bool {
    switch self {
    case .access, .removalDecided, .emptied: true
    default: false
    }
  }
}
