public import Access
public import Casework
public import CivilTime

/// A whole record as it leaves the system: to the person it is about, to a supervisor, or to another municipality.
public struct RecordExport: Sendable {
  /// Raised when the shape of the machine-readable form changes.
  public static let schema = 1

  public let record: RecordID
  public let state: CaseState
  /// Every entry, oldest first: those that were corrected too, and the places of those that were emptied.
  public let entries: [Entry]
  /// Everything that has been done with the record, newest first.
  public let reads: [AccessLine]
  public let made: Moment
  public let madeBy: Author
}

extension CaseDesk {
  /// Whose record it is that one is about to take out. The look is logged.
  public func subject(ofExport record: RecordID, for actor: StaffActor) async throws(DeskError) -> PersonDetails {
    let (state, access) = try await enter(record, .exportRecord, page: "utlevering", actor)
    try await log([AccessLine(.read, record, "utlevering", access, actor, at: now())])
    return state.person
  }

  /// Takes out all of a record, but for the ways to reach somebody whose address is protected, which take the right to
  /// see them. It is logged like a look, and shown in the log as what it is.
  public func export(_ record: RecordID, for actor: StaffActor) async throws(DeskError) -> RecordExport {
    let (state, access) = try await enter(record, .exportRecord, page: "utlevering", actor)
    try await log([AccessLine(.read, record, "utlevering av hele journalen", access, actor, at: now())])
    let (journal, lines) = try await asking { () throws(StoreFailure) in
      (try await store.journal(of: record), try await store.accessLog(of: record, limit: 1_000_000))
    }
    return RecordExport(
      record: record, state: try await visible(state, record, access),
      entries: try await visible(journal, record, access), reads: lines, made: now(), madeBy: actor.author)
  }
}
