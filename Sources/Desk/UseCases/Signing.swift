public import Access
public import Casework
public import CivilTime
internal import Guidance

/// One thing to sign into a record, and how to do it safely.
public struct Signing: Sendable {
  public var event: Event
  /// The day it happened; nil for today.
  public var day: Day?
  /// The record version the form was opened on; nil for notes that can always be added.
  public var seen: Int?
  /// Recognises the same form sent twice.
  public var key: String?
  /// The draft that this ends.
  public var draft: FinishedDraft?

  public init(_ event: Event, day: Day? = nil, seen: Int? = nil, key: String? = nil, draft: FinishedDraft? = nil) {
    (self.event, self.day, self.seen, self.key, self.draft) = (event, day, seen, key, draft)
  }
}

extension CaseDesk {
  /// Signs one event into a record. Two who write at once both get in, unless they sign the same kind of thing.
  @discardableResult
  public func sign(_ signing: Signing, in record: RecordID, by actor: StaffActor) async throws(DeskError) -> CaseState {
    try await sign([signing.event], signing, in: record, by: actor)
  }

  /// Signs several events in one all-or-nothing write.
  @discardableResult
  public func sign(
    _ events: [Event], _ signing: Signing, in record: RecordID, by actor: StaffActor
  ) async throws(DeskError) -> CaseState {
    for _ in 0..<8 {
      let (state, access) = try await enter(record, .writeRecord, page: signing.event.type, actor)
      try refuseBlind(events, access)
      if let seen = signing.seen { try await refuseStale(signing.event, seen: seen, record, state, access, actor) }
      let change = try change(events, on: signing.day, to: state, record, actor, access.basis)
      do {
        try await store.write(
          Write(
            changes: [change.change], key: signing.key,
            finishedDrafts: signing.draft.map { [$0.seen(by: actor, access)] } ?? [],
            log: lines(events, record, access, actor)))
        return change.state
      } catch .conflict {
        continue
      } catch {
        throw DeskError(error)
      }
    }
    throw .unavailable("Mange skriver i journalen samtidig. Teksten din er her. Prøv igjen.")
  }

  /// A form that was opened before somebody else signed the same kind of thing must show both.
  private func refuseStale(
    _ event: Event, seen: Int, _ record: RecordID, _ state: CaseState, _ access: RecordAccess, _ actor: StaffActor
  ) async throws(DeskError) {
    guard state.version > seen else { return }
    let filter = EntryFilter(types: [event.type], limit: 1)
    let newest = try await asking { () throws(StoreFailure) in try await store.entries(of: record, filter) }
    // What is blocked for this one is not shown to them here either; both entries stand.
    let latest = try await visible(newest, record, access).first
    guard let latest, latest.version > seen else { return }
    // The very same words by the same hand are the form sent twice.
    if latest.event == event, latest.author.staff == actor.id { throw .alreadyDone(record) }
    throw .stale(latest)
  }

  /// A form that could not show where a protected person is would wipe it out when it is saved.
  private func refuseBlind(_ events: [Event], _ access: RecordAccess) throws(DeskError) {
    guard access.hidesContact else { return }
    for event in events {
      switch event {
      case .detailsChanged, .networkWritten:
        throw .denied(
          "Adressen er skjermet, og du ser den ikke. Be en som har rett til å se den, om å endre opplysningene.")
      default: break
      }
    }
  }

  func change(
    _ events: [Event], on day: Day?, to state: CaseState, _ record: RecordID, _ actor: StaffActor, _ authority: String
  ) throws(DeskError) -> (change: Change, state: CaseState) {
    let moment = now()
    var next = state
    var entries: [Entry] = []
    var problems: [FieldProblem] = []
    for written in events {
      let event = written.completed(by: next)
      problems += event.problems(in: next, happened: day ?? moment.day, today: moment.day)
      let entry = Entry(
        id: EntryID(newID()), record: record, version: next.version + 1, day: day ?? moment.day, writtenAt: moment,
        author: actor.author, authority: authority, edition: guide.edition, event: event)
      next.apply(entry)
      entries.append(entry)
    }
    guard problems.isEmpty else { throw .invalid(problems) }
    let folded = Folded.person(next, rows(record, next, moment.day))
    return (Change(record: record, expecting: state.version, entries: entries, folded: folded), next)
  }

  func rows(_ record: RecordID, _ state: CaseState, _ day: Day) -> PersonRows {
    let knowledge = knowledge
    return PersonRows(
      record: record, state: state, evaluation: knowledge.guide.evaluate(state, on: day), knowledge: knowledge, on: day)
  }
}
