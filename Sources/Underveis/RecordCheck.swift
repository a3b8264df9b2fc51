internal import Casework
internal import Desk
internal import Store

/// Everything that proves a database whole: the chains, the seals, and every state rebuilt from its journal.
struct RecordCheck {
  private(set) var chains = ChainReport()
  /// Streams whose state is not what their journal folds to.
  private(set) var wrong: [RecordID] = []
  private(set) var records = 0
  private(set) var enquiries = 0

  var isSound: Bool { chains.faults.isEmpty && wrong.isEmpty }

  init(_ store: JournalStore) async throws(StoreFailure) {
    chains = try await store.checkChains()
    // What cannot be opened has been told already, and would stop the rest.
    guard chains.faults.isEmpty else { return }
    var cursor: RecordID?
    while let last = try await checkRecords(store, after: cursor) { cursor = last }
    cursor = nil
    while let last = try await checkEnquiries(store, after: cursor) { cursor = last }
  }

  private mutating func checkRecords(
    _ store: JournalStore, after cursor: RecordID?
  ) async throws(StoreFailure) -> RecordID? {
    let batch = try await store.records(after: cursor, limit: 200)
    for (record, stored) in batch where CaseState(replaying: try await store.journal(of: record)) != stored {
      wrong.append(record)
    }
    records += batch.count
    return batch.last?.0
  }

  private mutating func checkEnquiries(
    _ store: JournalStore, after cursor: RecordID?
  ) async throws(StoreFailure) -> RecordID? {
    let batch = try await store.enquiries(after: cursor, limit: 200)
    for (record, stored) in batch where EnquiryState(replaying: try await store.journal(of: record)) != stored {
      wrong.append(record)
    }
    enquiries += batch.count
    return batch.last?.0
  }

  /// What was found, a line for each fault.
  var text: String {
    var lines = chains.faults.map { fault in
      "\(fault.record.map { "\($0): " } ?? "")\(fault.what)"
    }
    lines += wrong.map { "\($0): tilstanden er ikke lik journalen." }
    guard isSound else {
      return (lines + ["Noe stemmer ikke. Ta vare på databasen som den er, og si fra."]).joined(separator: "\n")
    }
    return """
      \(records) journaler og \(enquiries) henvendelser: tilstanden er lik journalen.
      \(chains.entries) innslag henger sammen i \(chains.streams) kjeder; innholdet i \(chains.emptied) er slettet etter vedtak.
      Hode: \(chains.head)
      """
  }
}
