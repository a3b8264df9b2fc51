public import Access
public import Casework
internal import CivilTime
internal import Guidance

/// What taking one entry out of a record would mean, before anybody decides.
public struct RemovalReach: Sendable {
  public let entry: Entry
  /// The entry and those that correct it: they repeat what it says, and go with it.
  public let family: [Entry]
  /// Mappings that carry words on from it. They stay unless they are chosen too.
  public let carriers: [Entry]
}

extension CaseDesk {
  /// What hangs together with the entry of this version. Goes with ``person(_:page:for:)``, which logs the look.
  public func removalReach(
    of version: Int, in record: RecordID, for actor: StaffActor
  ) async throws(DeskError) -> RemovalReach {
    let (state, access) = try await enter(record, .decideRemoval, page: "sletting", actor)
    let all = try await asking { () throws(StoreFailure) in try await store.journal(of: record) }
    // As in the timeline: no ways to reach a protected person, and nothing that is blocked for this one.
    let journal = try await visible(all, record, access, isProtected: state.person.protection != .open)
    guard let entry = journal.first(where: { $0.version == version }), entry.event.canBeRemoved else {
      throw .notFound("innslaget")
    }
    let ids = Set([entry.id]).withCorrections(in: journal)
    return RemovalReach(
      entry: entry, family: journal.filter { ids.contains($0.id) },
      carriers: journal.filter { $0.event.carriesFrom(ids) && !ids.contains($0.id) })
  }

  /// Decides on a demand that something be erased (helsepersonelloven § 43), and does what was decided. Either way the
  /// decision stands in the record.
  public func decideRemoval(
    _ decision: RemovalDecision, in record: RecordID, by actor: StaffActor, key: String?
  ) async throws(DeskError) {
    try await carryOut(key: key) { () throws(DeskError) in
      let access = try await enter(record, .decideRemoval, page: "sletting", actor).access
      let journal = try await asking { () throws(StoreFailure) in try await store.journal(of: record) }
      try refuseHidden(decision.entries, in: journal, access)
      let written = try change(decision, in: journal, record, actor, access.basis)
      return ([written], lines(written.entries.map(\.event), record, access, actor))
    }
  }

  /// Writes what is decided to go. When others have written meanwhile it is decided anew, on what then stands there.
  func carryOut(
    key: String?, _ decide: () async throws(DeskError) -> (changes: [Change], log: [AccessLine])
  ) async throws(DeskError) {
    for _ in 0..<4 {
      let (changes, log) = try await decide()
      do {
        try await store.write(Write(changes: changes, key: key, log: log))
        // Figures of earlier days are to forget it too.
        requestRefresh()
        return
      } catch .conflict {
        continue
      } catch {
        throw DeskError(error)
      }
    }
    throw .unavailable("Mange skriver her samtidig, og ingenting er lagret. Prøv igjen.")
  }

  /// Nobody takes out, or carries off to another record, what they may not see.
  func refuseHidden(_ entries: [EntryID], in journal: [Entry], _ access: RecordAccess) throws(DeskError) {
    let hidden = HiddenEntries(access.hidden, in: journal)
    guard !entries.contains(where: hidden.contains) else { throw .notFound("innslaget") }
  }

  /// The decision as a change: the entries that go with it reach to all that correct them.
  func change(
    _ decision: RemovalDecision, in journal: [Entry], _ record: RecordID, _ actor: StaffActor, _ authority: String
  ) throws(DeskError) -> Change {
    let chosen = Set(decision.entries)
    guard let last = journal.last, journal.count(where: { chosen.contains($0.id) }) == chosen.count else {
      throw .notFound("innslaget")
    }
    var decision = decision
    if decision.outcome != .refused {
      let ids = chosen.withCorrections(in: journal)
      decision.entries = journal.map(\.id).filter(ids.contains)
    }
    let moment = now()
    var problems = Event.removalDecided(decision).problems(
      in: CaseState(), happened: moment.day, today: moment.day)
    if decision.outcome != .refused, journal.contains(where: { chosen.contains($0.id) && !$0.event.canBeRemoved }) {
      problems.append(
        FieldProblem("innslag", "Dette innslaget kan ikke tømmes: journalen henger i det. Rett det i stedet."))
    }
    guard problems.isEmpty else { throw .invalid(problems) }
    let (written, all) = ended(journal, with: [(.removalDecided(decision), moment.day)], of: record, actor, authority)
    let state = CaseState(replaying: all)
    return Change(
      record: record, expecting: last.version, entries: written,
      folded: .person(state, rows(record, state, moment.day)))
  }

  /// A journal with new entries at its end, and without the content that they decide away.
  func ended(
    _ journal: [Entry], with events: [(event: Event, day: Day)], of record: RecordID, _ actor: StaffActor,
    _ authority: String
  ) -> (written: [Entry], all: [Entry]) {
    let (moment, version) = (now(), journal.last?.version ?? 0)
    let written = events.enumerated().map { index, item in
      Entry(
        id: EntryID(newID()), record: record, version: version + 1 + index, day: item.day, writtenAt: moment,
        author: actor.author, authority: authority, edition: guide.edition, event: item.event)
    }
    let gone = written.flatMap { entry -> [EntryID] in
      if case .removalDecided(let decision) = entry.event { decision.emptied } else { [] }
    }
    return (written, journal.emptied(of: gone) + written)
  }
}

extension Event {
  /// Whether the record stands without it. Who it is about and how it began are corrected, and decisions stay. So does
  /// who was let in, and what is blocked: the one is ended, the other lifted. An enquiry says the same in its own stream,
  /// and goes from both at once: ``CaseDesk/decideRemoval(_:ofEnquiry:by:key:)``.
  public var canBeRemoved: Bool {
    switch carried {
    case .registered, .enquiryReceived, .enquiryStep, .enquiryLinked, .removalDecided, .emptied, .access: false
    default: true
    }
  }
}

extension [Entry] {
  /// The journal as it reads when the content of some entries is gone.
  func emptied(of entries: [EntryID]) -> [Entry] {
    let gone = Set(entries)
    return map { entry in
      guard gone.contains(entry.id) else { return entry }
      return Entry(
        id: entry.id, record: entry.record, version: entry.version, day: entry.day, writtenAt: entry.writtenAt,
        author: entry.author, authority: entry.authority, edition: entry.edition,
        event: .emptied(Emptied(kind: entry.event.type)))
    }
  }
}
