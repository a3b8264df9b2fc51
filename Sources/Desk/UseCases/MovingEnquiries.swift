public import Access
public import Casework
internal import CivilTime

/// An enquiry that was linked to the wrong person's record, and where it belongs.
public struct EnquiryMoving: Sendable {
  public var enquiry: RecordID
  /// The right person's record; nil when they have none, and it is to wait in the queue again.
  public var to: RecordID?
  /// How it was found. It stands in both records, so it says nothing of the other person.
  public var reason: String

  public init(_ enquiry: RecordID, to record: RecordID?, reason: String) {
    (self.enquiry, to, self.reason) = (enquiry, record, reason)
  }
}

extension CaseDesk {
  /// Moves an enquiry from the wrong person's record to the right one's, or back to the queue (helsepersonelloven § 44).
  /// What it said and what it began goes from the one and is written in the other, with who wrote it first and when. All of
  /// it happens, or nothing.
  public func move(_ moving: EnquiryMoving, by actor: StaffActor, key: String?) async throws(DeskError) {
    try await carryOut(key: key) { () throws(DeskError) in
      try await changes(moving, try await enter(enquiry: moving.enquiry, page: "flytt henvendelse", actor), actor)
    }
  }

  private func changes(
    _ moving: EnquiryMoving, _ entered: RemovableEnquiry, _ actor: StaffActor
  ) async throws(DeskError) -> (changes: [Change], log: [AccessLine]) {
    guard let wrong = entered.place, let trace = EnquiryTrace(of: entered.id, in: wrong.journal) else {
      throw .invalid([FieldProblem("hvor", "Henvendelsen står ikke i noen journal, så det er ingenting å flytte.")])
    }
    guard moving.to != wrong.record else {
      throw .invalid([FieldProblem("til", "Henvendelsen står allerede hos denne personen.")])
    }
    guard !moving.reason.allSatisfy(\.isWhitespace) else {
      throw .invalid([FieldProblem("grunn", "Skriv hvordan det ble oppdaget.")])
    }
    let gone = trace.entries(in: wrong.journal)
    try refuseHidden(gone, in: wrong.journal, entered.access)
    let taken = recordChange(
      leaving(trace, gone, wrong, moving.reason), wrong, actor, entered.access.basis)
    var changes = [taken]
    var log = lines(taken.entries.map(\.event), wrong.record, entered.access, actor)
    var steps: [Event] = [.enquiryStep(.moved(to: moving.to, why: moving.reason))]
    if let right = moving.to {
      // Both records are entered: who may not see the right one is asked why, as at its other pages.
      let (state, access) = try await enter(right, .decideRemoval, page: "flytting", actor)
      let change = try arriving(trace, right, state, moving.reason, actor, access.basis)
      changes.append(change)
      log += lines(change.entries.map(\.event), right, access, actor)
    } else {
      steps += trace.answers(because: moving.reason).map(Event.transferred)
    }
    changes.append(try enquiryChange(steps.map { ($0, today) }, entered, actor))
    return (changes, log + lines(steps, entered.id, entered.access, actor))
  }

  /// What is written in the wrong record. The follow-up that the enquiry began goes with it, unless somebody has written
  /// more there since: then it stands until they end it.
  private func leaving(
    _ trace: EnquiryTrace, _ gone: [EntryID], _ wrong: RemovableEnquiry.Place, _ reason: String
  ) -> [(event: Event, day: Day)] {
    let decision = RemovalDecision(.moved, of: gone, asker: .service, words: reason)
    let left = CaseState(replaying: wrong.journal.emptied(of: gone))
    guard trace.others > 0, wrong.state.isOpen, !left.isOpen else { return [(.removalDecided(decision), today)] }
    let stated = StatedFacts(
      form: "henvendelse", statements: [Statement(.episodeStarted, .yes)],
      note: "Henvendelsen som oppfølgingen begynte med, er tatt bort. Oppfølgingen står til den avsluttes.")
    return [(.removalDecided(decision), today), (.factsStated(stated), trace.link.day)]
  }

  /// The enquiry in the right record, as it would have been had it been linked there at once.
  private func arriving(
    _ trace: EnquiryTrace, _ right: RecordID, _ state: CaseState, _ reason: String, _ actor: StaffActor,
    _ authority: String
  ) throws(DeskError) -> Change {
    let moment = now()
    var (next, entries) = (state, [Entry]())
    let owner = state.careTeam.responsible?.staff ?? actor.id
    for (event, from) in trace.events(into: state, owner: owner, because: reason) {
      let problems = event.problems(in: next, happened: from.day, today: moment.day)
      guard problems.isEmpty else { throw .invalid(problems) }
      let entry = Entry(
        id: EntryID(newID()), record: right, version: next.version + 1, day: from.day, writtenAt: moment,
        author: actor.author, authority: authority, edition: from.edition, event: event)
      next.apply(entry)
      entries.append(entry)
    }
    return Change(
      record: right, expecting: state.version, entries: entries,
      folded: .person(next, rows(right, next, moment.day)))
  }
}
