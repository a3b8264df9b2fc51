public import Access
public import Casework
public import CivilTime

/// A record as it leaves the system: all of it to a supervisor or another municipality, and to the person it is about
/// without what is withheld from them.
public struct RecordExport: Sendable {
  /// Who gets it.
  public enum Recipient: Sendable, Hashable {
    case authority
    /// Withheld entries are left out (pasient- og brukerrettighetsloven § 5-1).
    case person
  }

  /// What the person is not given, and the law that says so. What it says and why in words is not for this copy.
  public struct Withheld: Sendable, Hashable {
    public let day: Day
    /// The code in 9603.
    public let code: String
  }

  /// Raised when the shape of the machine-readable form changes.
  public static let schema = 1

  public let record: RecordID
  public let recipient: Recipient
  public let state: CaseState
  /// Every entry, oldest first: those that were corrected too, and the places of those that were emptied.
  public let entries: [Entry]
  /// Everything that has been done with the record, newest first.
  public let reads: [AccessLine]
  /// Oldest first; empty for others than the person.
  public let withheld: [Withheld]
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
  public func export(
    _ record: RecordID, to recipient: RecordExport.Recipient, for actor: StaffActor
  ) async throws(DeskError) -> RecordExport {
    let (state, entered) = try await enter(record, .exportRecord, page: "utlevering", actor)
    let withheld = recipient == .person ? state.access.withheld.map(\.value) : []
    // Left out as from one they are blocked for: with all that repeats them, and without the reasons given.
    let access = entered.hiding(withheld.map(\.entry))
    let what = recipient == .person ? "utlevering til personen" : "utlevering av hele journalen"
    try await log([AccessLine(.read, record, what, access, actor, at: now())])
    let (journal, lines) = try await asking { () throws(StoreFailure) in
      (try await store.journal(of: record), try await store.accessLog(of: record, limit: 1_000_000))
    }
    let codes = Dictionary(withheld.map { ($0.entry, $0.code) }, uniquingKeysWith: { first, _ in first })
    return RecordExport(
      record: record, recipient: recipient, state: try await visible(state, record, access),
      entries: try await visible(journal, record, access), reads: lines,
      withheld: journal.compactMap { entry in
        codes[entry.id].map { RecordExport.Withheld(day: entry.day, code: $0) }
      }, made: now(), madeBy: actor.author)
  }
}
