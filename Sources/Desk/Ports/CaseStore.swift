public import Casework
public import CivilTime

/// What the store tells when it cannot do what was asked.
public enum StoreFailure: Error, Equatable, Sendable {
  /// Somebody else wrote first; the record now stands at this version.
  case conflict(current: Int)
  /// A form with this key has been received already; here is what it led to.
  case alreadyDone(record: RecordID)
  /// The disk is full; nothing was written.
  case full
  /// The database cannot answer now; the text says why, without personal data.
  case unavailable(String)
  /// There is no way to the database just now; nothing was written.
  case unreachable(String)
  /// The way to the database broke while it was committing: what was written may be there. Sending the same form again
  /// is safe, since its key writes it once.
  case uncertain(String)
}

/// The folded state of one stream: a person's record or an enquiry.
public enum Folded: Sendable {
  case person(CaseState, PersonRows)
  case enquiry(EnquiryState, EnquiryRow)
}

/// What one write adds to one stream.
public struct Change: Sendable {
  public let record: RecordID
  /// The version the writer saw; 0 for a new stream.
  public let expecting: Int
  public let entries: [Entry]
  public let folded: Folded

  public init(record: RecordID, expecting: Int, entries: [Entry], folded: Folded) {
    (self.record, self.expecting, self.entries, self.folded) = (record, expecting, entries, folded)
  }
}

/// One all-or-nothing write.
public struct Write: Sendable {
  public let changes: [Change]
  /// Recognises a form that is sent twice.
  public let key: String?
  /// Drafts that this write turns into entries.
  public let finishedDrafts: [FinishedDraft]
  /// What the access log says of it, in the same transaction.
  public let log: [AccessLine]

  public init(changes: [Change], key: String? = nil, finishedDrafts: [FinishedDraft] = [], log: [AccessLine] = []) {
    (self.changes, self.key, self.finishedDrafts, self.log) = (changes, key, finishedDrafts, log)
  }
}

/// A page of a record's journal, newest first.
public struct EntryFilter: Sendable {
  /// Event types such as `contact-held/1`; empty for all.
  public var types: Set<String>
  /// Only entries older than this version.
  public var before: Int?
  public var limit: Int

  public init(types: Set<String> = [], before: Int? = nil, limit: Int = 50) {
    (self.types, self.before, self.limit) = (types, before, limit)
  }
}

/// The journal and what is kept beside it in the same transaction. One municipality per value.
public protocol CaseStore: Sendable {
  func state(of record: RecordID) async throws(StoreFailure) -> CaseState?
  func enquiry(_ id: RecordID) async throws(StoreFailure) -> EnquiryState?
  func entries(of record: RecordID, _ filter: EntryFilter) async throws(StoreFailure) -> [Entry]
  /// The whole stream from the first entry, for corrections and verification.
  func journal(of record: RecordID) async throws(StoreFailure) -> [Entry]
  /// Durable when it returns: the entries, the states, the rows, the key, and the end of the drafts, or nothing.
  func write(_ write: Write) async throws(StoreFailure)
  /// Replaces what lists show of records whose findings changed by time alone. A record that has been written to since
  /// the version that was evaluated is left as that write left it.
  func refresh(_ aged: [AgedRows]) async throws(StoreFailure)
  /// Records whose findings may have changed by time on or before `day`, in id order after `cursor`.
  func aging(through day: Day, after cursor: RecordID?, limit: Int) async throws(StoreFailure) -> [(
    RecordID, CaseState
  )]
  /// Every record in id order after `cursor`.
  func records(after cursor: RecordID?, limit: Int) async throws(StoreFailure) -> [(RecordID, CaseState)]
  /// The same, of each only what the guideline reads: for evaluating everybody.
  func guided(after cursor: RecordID?, limit: Int) async throws(StoreFailure) -> [(RecordID, GuidedRecord)]
  /// Every enquiry in id order after `cursor`, for verification.
  func enquiries(after cursor: RecordID?, limit: Int) async throws(StoreFailure) -> [(RecordID, EnquiryState)]
}

/// A store that can hold back what is written until it is all there, for whoever writes a whole record at once: an
/// import, a demonstration.
public protocol GatheringStore: CaseStore {
  /// The same store with a memory of its own. What is written there is seen there at once, and by everybody else when
  /// ``keepGathered()`` returns; lists and figures show it from then on.
  func gathering() -> Self
  /// Writes all that is held back, or nothing of it. Durable when it returns.
  func keepGathered() async throws(StoreFailure)
}

/// What lists should show of a record that has not changed since a version.
public struct AgedRows: Sendable {
  public let version: Int
  public let rows: PersonRows

  public init(version: Int, rows: PersonRows) { (self.version, self.rows) = (version, rows) }
}
