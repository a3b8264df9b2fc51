public import Access
public import Casework
internal import CivilTime
internal import Guidance

extension CaseDesk {
  /// Receives an enquiry. Danger now makes it immediate, whatever else was chosen.
  public func receive(_ enquiry: Enquiry, by actor: StaffActor, key: String?) async throws(DeskError) -> RecordID {
    let authority = try basis(for: .reception, actor)
    var enquiry = enquiry
    if enquiry.danger == .now { enquiry.urgency = .immediate }
    let id = RecordID(newID())
    let event = Event.enquiryReceived(enquiry)
    let problems = event.problems(in: CaseState(), happened: today, today: today)
    guard problems.isEmpty else { throw .invalid(problems) }
    let first = entry(event, id, version: 1, actor, authority)
    guard let state = EnquiryState(replaying: [first]) else { throw .notFound("henvendelsen") }
    let change = Change(
      record: id, expecting: 0, entries: [first], folded: .enquiry(state, EnquiryRow(id: id, state: state)))
    let log = lines([event], id, received(authority), actor)
    try await asking { () throws(StoreFailure) in
      try await store.write(Write(changes: [change], key: key, log: log))
    }
    return id
  }

  /// One enquiry as it stands; the look is logged.
  public func enquiry(_ id: RecordID, for actor: StaffActor) async throws(DeskError) -> EnquiryState {
    let basis = try basis(for: .reception, actor)
    let state = try await asking { () throws(StoreFailure) in try await store.enquiry(id) }
    guard let state else { throw .notFound("henvendelsen") }
    let seen = try await shown(state, id, to: actor)
    try await log([AccessLine(.read, id, "henvendelse", received(basis), actor, at: now())])
    return seen
  }

  /// What has been written on one enquiry, newest first. Goes with ``enquiry(_:for:)``, which logs the look.
  public func history(
    ofEnquiry id: RecordID, for actor: StaffActor
  ) async throws(DeskError) -> [Entry] {
    try basis(for: .reception, actor)
    guard let state = try await asking({ () throws(StoreFailure) in try await store.enquiry(id) }) else {
      throw .notFound("henvendelsen")
    }
    _ = try await shown(state, id, to: actor)
    return try await asking { () throws(StoreFailure) in try await store.entries(of: id, EntryFilter(limit: 200)) }
  }

  /// An enquiry is for everybody who receives: its writer asked the municipality, and not one of them.
  private func received(_ basis: String) -> RecordAccess {
    RecordAccess(relation: .reception, purpose: .reception, basis: basis)
  }

  /// Adds one step to an enquiry. Danger now must be answered in words before it can leave the queue.
  public func step(
    _ step: EnquiryStep, on id: RecordID, by actor: StaffActor, key: String?
  ) async throws(DeskError) {
    let authority = try basis(for: .reception, actor)
    for _ in 0..<8 {
      guard let state = try await asking({ () throws(StoreFailure) in try await store.enquiry(id) }) else {
        throw .notFound("henvendelsen")
      }
      let change = try enquiryChange([step], state, id, actor, authority)
      do {
        try await store.write(
          Write(changes: [change], key: key, log: lines([.enquiryStep(step)], id, received(authority), actor)))
        return
      } catch .conflict {
        continue
      } catch {
        throw DeskError(error)
      }
    }
    throw .unavailable("Mange arbeider med henvendelsen samtidig. Prøv igjen.")
  }

  /// Opens a record from an enquiry, with the enquiry's words and contact as its first entries.
  public func openRecord(from id: RecordID, by actor: StaffActor, key: String?) async throws(DeskError) -> RecordID {
    try basis(for: .reception, actor)
    let authority = try basis(for: .writeRecord, actor)
    guard let state = try await asking({ () throws(StoreFailure) in try await store.enquiry(id) }) else {
      throw .notFound("henvendelsen")
    }
    if let record = state.record { return record }
    let record = RecordID(newID())
    let team = CareTeam(
      responsible: CareTeam.Member(staff: actor.id, name: actor.name), unit: actor.unit, unitName: actor.unitName)
    var events: [Event] = [
      .registered(state.enquiry.person), .enquiryLinked(linked(id, state, opensEpisode: true)), .careTeamSet(team),
    ]
    events += urgentTask(state)
    let opened = try change(events, on: nil, to: CaseState(), record, actor, authority)
    let closing = try enquiryChange(
      [.linked(record: record)] + (state.dangerIsOpen ? [] : [.closed(reason: .recordOpened, note: "")]), state, id,
      actor, authority)
    let log = lines(events, record, received(authority), actor)
    try await asking { () throws(StoreFailure) in
      try await store.write(Write(changes: [opened.change, closing], key: key, log: log))
    }
    return record
  }

  /// Adds an enquiry to a record that exists, as a new episode when the last one has ended.
  public func link(
    _ id: RecordID, to record: RecordID, by actor: StaffActor, key: String?
  ) async throws(DeskError) {
    let authority = try basis(for: .writeRecord, actor)
    guard let state = try await asking({ () throws(StoreFailure) in try await store.enquiry(id) }) else {
      throw .notFound("henvendelsen")
    }
    guard let person = try await asking({ () throws(StoreFailure) in try await store.state(of: record) }) else {
      throw .notFound("journalen")
    }
    if let already = state.record { throw .alreadyDone(already) }
    let events =
      [.enquiryLinked(linked(id, state, opensEpisode: !person.isOpen))] + urgentTask(state)
      + unanswered(id, state, person, actor)
    let added = try change(events, on: nil, to: person, record, actor, authority)
    let closing = try enquiryChange(
      [.linked(record: record)] + (state.dangerIsOpen ? [] : [.closed(reason: .recordOpened, note: "")]), state, id,
      actor, authority)
    let log = lines(events, record, received(authority), actor)
    try await asking { () throws(StoreFailure) in
      try await store.write(Write(changes: [added.change, closing], key: key, log: log))
    }
  }

  private func linked(_ id: RecordID, _ state: EnquiryState, opensEpisode: Bool) -> LinkedEnquiry {
    LinkedEnquiry(
      enquiry: id, channel: state.enquiry.channel, words: state.enquiry.words, received: state.enquiry.received,
      opensEpisode: opensEpisode)
  }

  /// The enquiry leaves the queue before anybody has answered it, so whoever is responsible gets it as a task.
  private func unanswered(
    _ id: RecordID, _ state: EnquiryState, _ person: CaseState, _ actor: StaffActor
  ) -> [Event] {
    guard state.answered == nil, state.enquiry.danger != .now else { return [] }
    let isUrgent = state.enquiry.urgency <= .today
    let raised = TaskStep.Step.raised(
      what: "Ny henvendelse \(state.enquiry.received.day.short(seenFrom: today)): les den og svar.",
      due: isUrgent ? today : today.adding(days: 7), urgent: isUrgent,
      owner: person.careTeam.responsible?.staff ?? actor.id)
    return [.task(TaskStep(task: unansweredTask(id), step: raised))]
  }

  /// The task to read and answer an enquiry that left the queue unanswered.
  func unansweredTask(_ enquiry: RecordID) -> ItemID { ItemID("henvendelse-\(enquiry)") }

  private func urgentTask(_ state: EnquiryState) -> [Event] {
    guard state.enquiry.danger == .now else { return [] }
    let what = "Fare nå ved henvendelsen: følg opp i dag, og kartlegg risiko."
    let raised = TaskStep.Step.raised(what: what, due: today, urgent: true, owner: nil)
    return [.task(TaskStep(task: ItemID(newID()), step: raised))]
  }

  private func enquiryChange(
    _ steps: [EnquiryStep], _ state: EnquiryState, _ id: RecordID, _ actor: StaffActor, _ authority: String
  ) throws(DeskError) -> Change {
    var next = state
    var entries: [Entry] = []
    for step in steps {
      try refuse(step, next)
      let entry = entry(.enquiryStep(step), id, version: next.version + 1, actor, authority)
      next.apply(entry)
      entries.append(entry)
    }
    return Change(
      record: id, expecting: state.version, entries: entries,
      folded: .enquiry(next, EnquiryRow(id: id, state: next)))
  }

  private func refuse(_ step: EnquiryStep, _ state: EnquiryState) throws(DeskError) {
    if state.erased != nil { throw .denied("Henvendelsen er slettet etter vedtak. Ta imot en ny om det trengs.") }
    switch step {
    case .closed(let reason, let note):
      if state.dangerIsOpen {
        throw .invalid([FieldProblem("fare", "Noen kan være i fare. Skriv hva som ble gjort før du avslutter.")])
      }
      if reason != .recordOpened, note.allSatisfy(\.isWhitespace) {
        throw .invalid([FieldProblem("notat", "Skriv kort hva som ble avtalt.")])
      }
    case .dangerHandled(let what) where what.allSatisfy(\.isWhitespace):
      throw .invalid([FieldProblem("gjort", "Skriv hva som ble gjort, og hvem som tok over.")])
    default: break
    }
  }

  private func entry(
    _ event: Event, _ id: RecordID, version: Int, _ actor: StaffActor, _ authority: String
  ) -> Entry {
    let moment = now()
    return Entry(
      id: EntryID(newID()), record: id, version: version, day: moment.day, writtenAt: moment, author: actor.author,
      authority: authority, edition: guide.edition, event: event)
  }
}
