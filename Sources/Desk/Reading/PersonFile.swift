public import Access
public import Casework
public import CivilTime
public import Guidance

/// A record as a page reads it: the state, and what the guideline says today.
public struct PersonFile: Sendable {
  public let record: RecordID
  public let state: CaseState
  public let evaluation: Evaluation
  /// What the findings were made by: their places are places in its norms, also when something is decided while a page is
  /// put together.
  public let knowledge: Knowledge
  public let day: Day
  /// What the reader's access rests on, and what it hides.
  public let access: RecordAccess
}

extension CaseDesk {
  /// Opens a person's record for reading. The look is logged before anything is shown, and what the person has blocked
  /// for the reader is not in the state: neither are findings that rest on it.
  /// - Parameter page: which page or command reads, such as `oversikt`.
  public func person(
    _ record: RecordID, page: String, for actor: StaffActor
  ) async throws(DeskError) -> PersonFile {
    let (state, access) = try await enter(record, .readRecord, page: page, actor)
    try await log([AccessLine(.read, record, page, access, actor, at: now())])
    let visible = try await visible(state, record, access)
    let day = today
    let knowledge = register.knowledge(on: day)
    return PersonFile(
      record: record, state: visible, evaluation: knowledge.guide.evaluate(visible, on: day), knowledge: knowledge,
      day: day, access: access)
  }

  /// One page of the timeline, newest first. Goes with ``person(_:page:for:)``, which logs the look.
  public func timeline(
    _ record: RecordID, _ filter: EntryFilter, for actor: StaffActor
  ) async throws(DeskError) -> [Entry] {
    let (state, access) = try await enter(record, .readRecord, page: "tidslinje", actor)
    let isProtected = state.person.protection != .open
    var shown: [Entry] = []
    var filter = filter
    let limit = filter.limit
    while true {
      let entries = try await asking { [filter] () throws(StoreFailure) in
        try await store.entries(of: record, filter)
      }
      shown += try await visible(entries, record, access, isProtected: isProtected)
      // What is hidden must not make a page look like the last one.
      guard shown.count < limit, entries.count == limit, let last = entries.last else { break }
      filter.before = last.version
    }
    return Array(shown.prefix(limit))
  }

  /// The results of one instrument, oldest first, for the picture over time.
  public func results(
    _ record: RecordID, for actor: StaffActor
  ) async throws(DeskError) -> [(entry: Entry, result: InstrumentResult)] {
    let filter = EntryFilter(types: ["instrument-scored/1", "corrected/1"], limit: 1000)
    let entries = try await timeline(record, filter, for: actor)
    return entries.reversed().inForce.compactMap { entry in
      if case .instrumentScored(let result) = entry.event { (entry, result) } else { nil }
    }
  }
}
