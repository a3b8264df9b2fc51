public import Access
public import Casework
internal import CivilTime
internal import Guidance

/// One entry that stands in another person's record, and where it belongs.
public struct Moving: Sendable {
  public var entry: EntryID
  public var from: RecordID
  public var to: RecordID
  /// How it was found. It stands in both records, so it says nothing of the other person.
  public var reason: String

  public init(_ entry: EntryID, from: RecordID, to: RecordID, reason: String) {
    (self.entry, self.from, self.to, self.reason) = (entry, from, to, reason)
  }
}

extension CaseDesk {
  /// Moves an entry to the person it is about (helsepersonelloven § 44): written again there with who wrote it first and
  /// when, and emptied where it stood. Both happen, or neither.
  public func move(_ moving: Moving, by actor: StaffActor, key: String?) async throws(DeskError) {
    guard moving.from != moving.to else {
      throw .invalid([FieldProblem("til", "Innslaget står allerede hos denne personen.")])
    }
    try await carryOut(key: key) { () throws(DeskError) in
      // Both records are entered: who may not see the right one is asked why, as at its other pages.
      let wrongAccess = try await enter(moving.from, .decideRemoval, page: "flytting", actor).access
      let rightAccess = try await enter(moving.to, .decideRemoval, page: "flytting", actor).access
      let (wrong, right) = try await changes(moving, actor, from: wrongAccess, to: rightAccess.basis)
      let log =
        lines(wrong.entries.map(\.event), moving.from, wrongAccess, actor)
        + lines(right.entries.map(\.event), moving.to, rightAccess, actor)
      return ([wrong, right], log)
    }
  }

  private func changes(
    _ moving: Moving, _ actor: StaffActor, from access: RecordAccess, to rightBasis: String
  ) async throws(DeskError) -> (wrong: Change, right: Change) {
    let journal = try await asking { () throws(StoreFailure) in try await store.journal(of: moving.from) }
    try refuseHidden([moving.entry], in: journal, access)
    guard let state = try await asking({ () throws(StoreFailure) in try await store.state(of: moving.to) }) else {
      throw .notFound("journalen innslaget skal til")
    }
    guard let entry = journal.inForce.first(where: { $0.id == moving.entry }), entry.event.canBeMoved else {
      throw .invalid([FieldProblem("innslag", "Dette innslaget kan ikke flyttes. Rett det, eller slett det, i stedet.")]
      )
    }
    let decision = RemovalDecision(.moved, of: [moving.entry], asker: .service, words: moving.reason)
    let wrong = try change(decision, in: journal, moving.from, actor, access.basis)
    return (wrong, try self.change(entry, moving, to: state, actor, rightBasis))
  }

  /// The entry as it now stands, corrections and all, in the right record.
  private func change(
    _ entry: Entry, _ moving: Moving, to state: CaseState, _ actor: StaffActor, _ authority: String
  ) throws(DeskError) -> Change {
    let transfer = entry.transfer(moving.reason)
    let moment = now()
    // What rests on something else in the wrong record cannot stand alone in the right one.
    guard transfer.event.problems(in: state, happened: entry.day, today: moment.day).isEmpty else {
      throw .invalid([
        FieldProblem(
          "innslag",
          "Innslaget bygger på noe annet i denne journalen, og kan ikke flyttes alene. Skriv det på nytt hos "
            + "rett person, og slett det her.")
      ])
    }
    let moved = Entry(
      id: EntryID(newID()), record: moving.to, version: state.version + 1, day: entry.day, writtenAt: moment,
      author: actor.author, authority: authority, edition: entry.edition, event: .transferred(transfer))
    let problems = moved.event.problems(in: state, happened: entry.day, today: moment.day)
    guard problems.isEmpty else { throw .invalid(problems) }
    var next = state
    next.apply(moved)
    return Change(
      record: moving.to, expecting: state.version, entries: [moved],
      folded: .person(next, rows(moving.to, next, moment.day)))
  }
}

extension Event {
  /// Whether it can be another person's: what says who somebody is, and what points at other entries, cannot.
  public var canBeMoved: Bool {
    switch carried {
    case .registered, .detailsChanged, .enquiryReceived, .enquiryStep, .enquiryLinked, .careTeamSet, .corrected,
      .removalDecided, .emptied, .access:
      false
    case .factsStated(let stated): !stated.statements.isEmpty
    default: true
    }
  }
}
