public import Access
public import Casework
internal import CivilTime

/// What erasing or moving an enquiry would mean, before anybody decides.
public struct EnquiryReach: Sendable {
  public let id: RecordID
  public let state: EnquiryState
  /// How it was received; empty when it has been erased.
  public let received: Entry
  /// Every entry of the enquiry that says something.
  public let telling: [EntryID]
  /// The record it was linked to; nil while it belongs to none.
  public let record: RecordID?
  public let person: PersonDetails?
  /// What it has left in that record; nil when nothing is left there.
  public let trace: EnquiryTrace?
}

extension CaseDesk {
  /// What hangs together with an enquiry. The look is logged, in the record it belongs to as well.
  /// - Parameter page: which page reads, such as `slett henvendelse`.
  public func enquiryReach(
    of id: RecordID, page: String, for actor: StaffActor
  ) async throws(DeskError) -> EnquiryReach {
    let entered = try await enter(enquiry: id, page: page, actor)
    let looked = [id] + [entered.place?.record].compactMap(\.self)
    try await log(looked.map { AccessLine(.read, $0, page, entered.access, actor, at: now()) })
    guard let first = entered.journal.first else { throw .notFound("henvendelsen") }
    return EnquiryReach(
      id: id, state: entered.access.hidesContact ? entered.state.hidingContact() : entered.state, received: first,
      telling: EnquiryState.telling(entered.journal), record: entered.place?.record,
      person: entered.place?.state.person,
      trace: entered.place.flatMap { EnquiryTrace(of: id, in: $0.journal) })
  }

  /// Decides on a demand that an enquiry be erased (helsepersonelloven § 43), and does what was decided: from its own
  /// stream, and from the record that repeats its words. Either way the decision stands.
  /// - Parameter decision: which entries it is about, is decided here.
  public func decideRemoval(
    _ decision: RemovalDecision, ofEnquiry id: RecordID, by actor: StaffActor, key: String?
  ) async throws(DeskError) {
    try await carryOut(key: key) { () throws(DeskError) in
      let entered = try await enter(enquiry: id, page: "slett henvendelse", actor)
      let changes = try changes(deciding: decision, on: entered, actor)
      return (changes, changes.flatMap { lines($0.entries.map(\.event), $0.record, entered.access, actor) })
    }
  }

  private func changes(
    deciding decision: RemovalDecision, on entered: RemovableEnquiry, _ actor: StaffActor
  ) throws(DeskError) -> [Change] {
    var decision = decision
    decision.entries =
      decision.outcome == .erased
      ? EnquiryState.telling(entered.journal) : entered.journal.prefix(1).map(\.id)
    var problems = decision.problems
    if entered.state.erased != nil {
      problems = [FieldProblem("avgjorelse", "Henvendelsen er slettet fra før.")]
    } else if decision.outcome == .moved {
      problems.append(FieldProblem("avgjorelse", "En henvendelse flyttes på en side for seg."))
    } else if decision.outcome == .erased, entered.state.dangerIsOpen {
      problems.append(
        FieldProblem(
          "avgjorelse",
          "Noen kan være i fare. Skriv først på henvendelsen hva som ble gjort, så kan den slettes."))
    }
    guard problems.isEmpty else { throw .invalid(problems) }
    let events = [(Event.removalDecided(decision), now().day)]
    let enquiry = try enquiryChange(events, entered, actor)
    guard decision.outcome == .erased, let place = entered.place,
      let trace = EnquiryTrace(of: entered.id, in: place.journal)
    else { return [enquiry] }
    return [enquiry, try erasing(trace, decision, place, actor, entered.access)]
  }

  /// In the record it is as if the enquiry had come without a word: that it came, and the follow-up it began, stand.
  private func erasing(
    _ trace: EnquiryTrace, _ decision: RemovalDecision, _ place: RemovableEnquiry.Place, _ actor: StaffActor,
    _ access: RecordAccess
  ) throws(DeskError) -> Change {
    guard let linked = trace.link.event.linkedEnquiry else { throw .notFound("innslaget") }
    var decision = decision
    let gone = Set([trace.link.id]).withCorrections(in: place.journal)
    decision.entries = place.journal.map(\.id).filter(gone.contains)
    try refuseHidden(decision.entries, in: place.journal, access)
    let today = now().day
    var events: [(event: Event, day: Day)] = [
      (.removalDecided(decision), today), (.enquiryLinked(linked.silent), trace.link.day),
    ]
    // Nobody can read and answer it any more.
    for task in place.state.tasks where task.id == unansweredTask(linked.enquiry) {
      let withdrawn = TaskStep.Step.withdrawn(why: "Henvendelsen er slettet etter vedtak.")
      events.append((.task(TaskStep(task: task.id, step: withdrawn)), today))
    }
    return recordChange(events, place, actor, access.basis)
  }

  /// New entries on an enquiry, with the state that the journal then has.
  func enquiryChange(
    _ events: [(event: Event, day: Day)], _ entered: RemovableEnquiry, _ actor: StaffActor
  ) throws(DeskError) -> Change {
    let (written, all) = ended(entered.journal, with: events, of: entered.id, actor, entered.access.basis)
    guard let state = EnquiryState(replaying: all) else { throw .notFound("henvendelsen") }
    return Change(
      record: entered.id, expecting: entered.journal.last?.version ?? 0, entries: written,
      folded: .enquiry(state, EnquiryRow(id: entered.id, state: state)))
  }

  /// The same in the record it is linked to.
  func recordChange(
    _ events: [(event: Event, day: Day)], _ place: RemovableEnquiry.Place, _ actor: StaffActor, _ authority: String
  ) -> Change {
    let (written, all) = ended(place.journal, with: events, of: place.record, actor, authority)
    let state = CaseState(replaying: all)
    return Change(
      record: place.record, expecting: place.journal.last?.version ?? 0, entries: written,
      folded: .person(state, rows(place.record, state, today)))
  }
}
