internal import Seals

/// Where one stream's chain ends.
struct ChainHead {
  let version: Int
  let digest: [UInt8]
  /// Nil before the first entry.
  let mark: [UInt8]?
  /// When the stream's key was last exchanged; see ``StreamKey``.
  var exchanged: Int64 = 0

  static func read(_ key: [SQLValue], _ connection: any Connection) throws -> ChainHead {
    let row = try connection.first(
      """
      SELECT h.version, h.digest, h.mark, COALESCE((SELECT k.exchanged_at FROM record_key k
        WHERE k.municipality = h.municipality AND k.record = h.record), 0)
      FROM chain_head h WHERE h.municipality = ? AND h.record = ?
      """, key)
    guard let row else { return ChainHead(version: 0, digest: Chain.beginning, mark: nil) }
    return ChainHead(
      version: Int(try row.integer(0)), digest: try row.blob(1) ?? [], mark: try row.blob(2),
      exchanged: try row.integer(3))
  }

  /// Moves the end on, and tells what that is to the whole.
  func moved(
    to version: Int, digest: [UInt8], _ record: String, _ own: OwnKey, _ key: [SQLValue], _ connection: any Connection
  ) throws -> HeadChange {
    let mark = own.marks.end(of: record, version: version, digest: digest)
    try connection.run(
      """
      INSERT INTO chain_head (municipality, record, version, digest, mark) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (municipality, record) DO UPDATE SET version = excluded.version, digest = excluded.digest,
        mark = excluded.mark
      """, key + [.integer(version), .blob(digest), .blob(mark)])
    let before = self.mark.flatMap(MarkSum.init) ?? MarkSum()
    return HeadChange(
      streams: self.mark == nil ? 1 : 0, entries: version - self.version, sum: (MarkSum(mark) ?? MarkSum()) + -before)
  }
}

/// What some writes are to the head of everything.
struct HeadChange: Sendable, Equatable {
  var streams = 0
  var entries = 0
  var sum = MarkSum()

  static let none = HeadChange()

  static func + (left: HeadChange, right: HeadChange) -> HeadChange {
    HeadChange(
      streams: left.streams + right.streams, entries: left.entries + right.entries, sum: left.sum + right.sum)
  }
}

/// The head of all of a municipality's streams: how many there are, and the sum of their marks. A stream that is taken
/// away whole is missed here.
struct JournalHead: Equatable, Sendable {
  var streams: Int
  var entries: Int
  var sum: MarkSum
  /// Whether the mark is the one that only the key's holder can make.
  let isMarked: Bool

  /// Makes the head of a municipality that has none.
  static func begin(_ own: OwnKey, _ connection: any Connection, _ municipality: SQLValue) throws {
    let known = try connection.first("SELECT 1 FROM journal_head WHERE municipality = ?", [municipality])
    guard known == nil else { return }
    let plain = try connection.first("SELECT 1 FROM journal WHERE municipality = ? LIMIT 1", [municipality])
    let sum = MarkSum()
    try connection.run(
      """
      INSERT INTO journal_head (municipality, streams, entries, total, mark, plain_left) VALUES (?, 0, 0, ?, ?, ?)
      ON CONFLICT (municipality) DO NOTHING
      """,
      [
        municipality, .blob(sum.bytes), .blob(own.marks.whole(streams: 0, entries: 0, sum: sum)),
        .flag(plain != nil),
      ])
  }

  static func read(_ own: OwnKey, _ connection: any Connection, _ municipality: SQLValue) throws -> JournalHead? {
    let row = try connection.first(
      "SELECT streams, entries, total, mark FROM journal_head WHERE municipality = ?", [municipality])
    guard let row else { return nil }
    let (streams, entries) = (Int(try row.integer(0)), Int(try row.integer(1)))
    let sum = try row.blob(2).flatMap(MarkSum.init) ?? MarkSum()
    let mark = own.marks.whole(streams: streams, entries: entries, sum: sum)
    return JournalHead(streams: streams, entries: entries, sum: sum, isMarked: try row.blob(3) == mark)
  }

  /// Adds what a transaction has written, as the last thing it does: nodes then wait for one another only while one of
  /// them commits.
  static func add(
    _ change: HeadChange, _ own: OwnKey, _ connection: any Connection, _ municipality: SQLValue
  ) throws {
    guard change != .none else { return }
    // Written before it is read, so that nobody else can between.
    try connection.run(
      "UPDATE journal_head SET streams = streams + ?, entries = entries + ? WHERE municipality = ?",
      [.integer(change.streams), .integer(change.entries), municipality])
    guard let head = try read(own, connection, municipality) else { throw SealFailure.missing(record: "") }
    let sum = head.sum + change.sum
    try connection.run(
      "UPDATE journal_head SET total = ?, mark = ? WHERE municipality = ?",
      [
        .blob(sum.bytes), .blob(own.marks.whole(streams: head.streams, entries: head.entries, sum: sum)), municipality,
      ])
  }
}
