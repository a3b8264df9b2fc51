public import Access
public import Casework
public import CivilTime
public import Guidance

/// A record as a page reads it: the state, and what the guideline says today.
public struct PersonFile: Sendable {
  public let record: RecordID
  public let state: CaseState
  public let evaluation: Evaluation
  public let day: Day
}

extension CaseDesk {
  /// Opens a person's record for reading. The look is logged before anything is shown.
  /// - Parameter page: which page or command reads, such as `oversikt`.
  public func person(
    _ record: RecordID, page: String, for actor: StaffActor
  ) async throws(DeskError) -> PersonFile {
    let basis = try basis(for: .readRecord, actor)
    guard let state = try await asking({ () throws(StoreFailure) in try await store.state(of: record) }) else {
      throw .notFound("journalen")
    }
    try await log(record, page, basis, actor)
    return PersonFile(record: record, state: state, evaluation: guide.evaluate(state, on: today), day: today)
  }

  /// One page of the timeline, newest first. Goes with ``person(_:page:for:)``, which logs the look.
  public func timeline(
    _ record: RecordID, _ filter: EntryFilter, for actor: StaffActor
  ) async throws(DeskError) -> [Entry] {
    try basis(for: .readRecord, actor)
    return try await asking { () throws(StoreFailure) in try await store.entries(of: record, filter) }
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

  /// Who has looked at this record, newest first.
  public func reads(_ record: RecordID, for actor: StaffActor) async throws(DeskError) -> [ReadOfPerson] {
    try basis(for: .readLog, actor)
    return try await asking { () throws(StoreFailure) in try await store.reads(of: record, limit: 200) }
  }

  func log(_ record: RecordID, _ what: String, _ basis: String, _ actor: StaffActor) async throws(DeskError) {
    let read = ReadOfPerson(
      record: record, staff: actor.id, name: actor.name, role: actor.role.norwegian, unit: actor.unit, what: what,
      basis: basis, at: now())
    try await asking { () throws(StoreFailure) in try await store.logRead(read) }
  }
}
