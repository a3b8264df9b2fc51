public import Casework
public import CivilTime
public import Desk
internal import Seals

/// Seals what a stream holds with a data key that nobody has seen, in the transaction that exchanges the key.
///
/// The chain is left as it was made: its digests stand, and each entry's new bytes are tied to the digest that its old
/// ones had by a mark that only the holder of the municipality's key can make.
struct Resealing: Sendable {
  let municipality: SQLValue
  let own: OwnKey
  let seals: SealRing

  /// - Returns: false for a stream where something is wrong, which is left as it is: it is evidence.
  func reseal(_ record: String, at moment: Moment, _ connection: any Connection) throws -> Bool {
    let check = try StreamCheck(record, municipality, own, seals, connection)
    guard check.faults.isEmpty, let old = try seals.currentKey(of: record, connection) else { return false }
    let new = StreamKey(data: DataKey.random(), exchanged: max(moment.milliseconds, old.exchanged + 1))
    let (opener, sealer) = (seals.content(of: record, old), seals.content(of: record, new))
    let place = [municipality, SQLValue.text(record)]
    try entries(opener, sealer, place, connection)
    for table in ["case_state", "enquiry_state"] {
      let row = try connection.first(
        "SELECT version, sealed FROM \(table) WHERE municipality = ? AND record = ?", place)
      guard let row, let sealed = try row.blob(1) else { continue }
      let anew = try opener.state(sealed, version: Int(try row.integer(0)), resealedBy: sealer)
      try connection.run("UPDATE \(table) SET sealed = ? WHERE municipality = ? AND record = ?", [anew] + place)
    }
    let wrapped = try seals.row(wrapping: new.data, of: record)
    try connection.run(
      "UPDATE record_key SET master = ?, wrapped = ?, exchanged_at = ? WHERE municipality = ? AND record = ?",
      [wrapped[2], wrapped[3], .integer(new.exchanged)] + place)
    // The new key is in memory first when somebody has read it from what was committed.
    seals.forget([record])
    return true
  }

  private func entries(
    _ opener: SealedContent, _ sealer: SealedContent, _ place: [SQLValue], _ connection: any Connection
  ) throws {
    let rows = try connection.rows(
      """
      SELECT \(EntryRow.columns), content_digest FROM journal WHERE municipality = ? AND record = ?
        AND sealed IS NOT NULL ORDER BY version
      """, place)
    for row in rows {
      let version = Int(try row.integer(1))
      let envelope = SealedEntry.envelope(place + row.values.prefix(12))
      let sealed = try sealer.seal(
        opened: try opener.open(try row.blob(EntryRow.width - 1) ?? [], envelope: envelope), envelope: envelope)
      let bridge = own.marks.bridge(
        in: opener.record, version: version, from: try row.blob(EntryRow.width) ?? [],
        to: Chain.digest(sealed, detail: try row.text(12)))
      try connection.run(
        "UPDATE journal SET sealed = ?, bridge = ? WHERE municipality = ? AND record = ? AND version = ?",
        [.blob(sealed), .blob(bridge)] + place + [.integer(version)])
    }
  }
}

/// What one go at sealing streams anew came to.
public struct ResealedBatch: Sendable {
  public let done: [RecordID]
  /// Streams in which something is wrong. They are as they were.
  public let refused: [RecordID]
  /// Where the next go begins; nil after the last.
  public let next: RecordID?
}

extension JournalStore {
  /// Takes the bytes that have been written over out of what lies beside the file, where the engine has one.
  public func forgetReplacedBytes() async throws(StoreFailure) { try await leftovers.wipe() }

  /// Seals the next records and enquiries anew, each with a data key that nobody has seen, while others read and write.
  /// - Parameters:
  ///   - before: those whose key has been exchanged since are passed by, so that a go that was stopped goes on.
  ///   - only: one stream alone.
  ///   - line: what the log of each is to say, written with it.
  public func reseal(
    keyedBefore before: Moment, after cursor: RecordID?, only: RecordID? = nil, limit: Int = 20, at moment: Moment,
    line: @escaping @Sendable (RecordID) -> AccessLine
  ) async throws(StoreFailure) -> ResealedBatch {
    let own = try await seals.own()
    let resealing = Resealing(municipality: municipality, own: own, seals: seals)
    let log = accessLog
    let values = text(cursor?.text ?? "") + [.integer(before.milliseconds)]
    let batch = try await engine.transaction { connection in
      let found = try connection.rows(
        """
        SELECT record FROM record_key WHERE municipality = ? AND record > ? AND exchanged_at < ?
          \(only == nil ? "" : "AND record = ?") ORDER BY record LIMIT ?
        """, values + (only.map { [.text($0.text)] } ?? []) + [.integer(limit)]
      ).map { RecordID(try $0.text(0)) }
      var (done, refused) = ([RecordID](), [RecordID]())
      for record in found {
        if try resealing.reseal(record.text, at: moment, connection) {
          done.append(record)
        } else {
          refused.append(record)
        }
      }
      try log.append(done.map(line), connection)
      return ResealedBatch(done: done, refused: refused, next: found.count < limit ? nil : found.last)
    }
    // What is forgotten in a transaction may have been read again before the commit.
    seals.forget(batch.done.map(\.text))
    return batch
  }
}
