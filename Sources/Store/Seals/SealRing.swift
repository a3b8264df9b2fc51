internal import Desk
internal import Seals
internal import Synchronization

/// A stream's data key, with when it took over from another: 0 for the one that the stream began with.
struct StreamKey: Sendable {
  let data: DataKey
  var exchanged: Int64 = 0
}

/// A municipality's keys in memory: its own, and those of the records opened lately.
///
/// A key is kept here only when it is in the database too, so that nothing is ever sealed with a key that a rolled back
/// transaction took away.
final class SealRing: Sendable {
  private struct Known {
    var masters: MasterKeys?
    var own: OwnKey?
    var streams: RecentlyUsed<String, StreamKey>
    /// How many times a key in memory has turned out not to be the one that is in the database.
    var forgotten = 0
  }

  private let engine: any Engine
  private let keeper: any KeyKeeper
  let municipality: String
  private let known: Mutex<Known>

  /// - Parameter capacity: how many records' keys are kept at most; one is some two hundred bytes.
  init(_ engine: any Engine, _ municipality: String, _ keeper: any KeyKeeper, capacity: Int = 20_000) {
    (self.engine, self.municipality, self.keeper) = (engine, municipality, keeper)
    known = Mutex(Known(streams: RecentlyUsed(capacity: capacity)))
  }

  /// Where the master keys come from, for those who must mend something.
  var whereabouts: String { keeper.place }

  func masters() throws(StoreFailure) -> MasterKeys {
    if let masters = known.withLock({ $0.masters }) { return masters }
    return try reread()
  }

  /// Asks the keeper again: somebody may have added a key since.
  func reread() throws(StoreFailure) -> MasterKeys {
    do throws(KeyFault) {
      let masters = try keeper.keys()
      known.withLock { $0.masters = masters }
      return masters
    } catch {
      throw .unavailable(error.description)
    }
  }

  /// The municipality's own key, made the first time anybody asks.
  func own() async throws(StoreFailure) -> OwnKey {
    if let own = known.withLock({ $0.own }) { return own }
    let place = SQLValue.text(municipality)
    let fresh = try row(wrapping: DataKey.random(), of: "")
    let key = try await engine.transaction { [self] connection in
      // Two nodes may ask at once: the one that comes second uses the key of the first.
      try connection.run("\(Self.insert) ON CONFLICT (municipality, record) DO NOTHING", fresh)
      let row = try connection.first(
        "SELECT master, wrapped FROM record_key WHERE municipality = ? AND record = ''", [place])
      guard let row else { throw SealFailure.missing(record: "") }
      let own = OwnKey(try unwrap(try row.blob(1) ?? [], master: try row.text(0), of: ""), municipality)
      try JournalHead.begin(own, connection, place)
      return own
    }
    known.withLock { $0.own = key }
    return key
  }

  /// The municipality's own key inside a transaction that began with ``own()``.
  func ownAtHand() throws(StoreFailure) -> OwnKey {
    guard let own = known.withLock({ $0.own }) else { throw SealFailure.missing(record: "") }
    return own
  }

  static let insert = "INSERT INTO record_key (municipality, record, master, wrapped) VALUES (?, ?, ?, ?)"

  /// A new key as a row of the table, wrapped by the newest master key.
  func row(wrapping key: DataKey, of record: String) throws(StoreFailure) -> [SQLValue] {
    let master = try masters().newest
    do throws(SealFault) {
      let wrapped = try key.wrapped(by: master, for: place(of: record))
      return [.text(municipality), .text(record), .text(master.id), .blob(wrapped)]
    } catch {
      throw SealFailure.unsealable
    }
  }

  /// The key of a record; nil when it has none, since nothing has been written in it.
  func key(of record: String, _ connection: any Connection) throws -> StreamKey? {
    try keys(of: [record], connection)[record]
  }

  /// The key that stands in the database now, whatever is in memory.
  func currentKey(of record: String, _ connection: any Connection) throws -> StreamKey? {
    forget([record])
    return try key(of: record, connection)
  }

  func keys(of records: [String], _ connection: any Connection) throws -> [String: StreamKey] {
    var found: [String: StreamKey] = [:]
    found.reserveCapacity(records.count)
    let missing = known.withLock { known in
      records.filter { record in
        guard let key = known.streams.use(record) else { return true }
        found[record] = key
        return false
      }
    }
    guard !missing.isEmpty else { return found }
    let marks = missing.map { _ in "?" }.joined(separator: ", ")
    let rows = try connection.rows(
      "SELECT record, master, wrapped, exchanged_at FROM record_key WHERE municipality = ? AND record IN (\(marks))",
      [.text(municipality)] + missing.map(SQLValue.text))
    for row in rows {
      let record = try row.text(0)
      let key = StreamKey(
        data: try unwrap(try row.blob(2) ?? [], master: try row.text(1), of: record), exchanged: try row.integer(3))
      found[record] = key
      keep(key, of: record)
    }
    return found
  }

  func unwrap(_ wrapped: [UInt8], master id: String, of record: String) throws(StoreFailure) -> DataKey {
    var found = try masters()[id]
    if found == nil { found = try reread()[id] }
    guard let master = found else { throw SealFailure.noMaster(id, lookedIn: whereabouts) }
    do throws(SealFault) {
      return try DataKey(unwrapping: wrapped, with: master, for: place(of: record))
    } catch {
      throw SealFailure.wrongMaster(id, lookedIn: whereabouts)
    }
  }

  /// Lets go of keys that somebody may have exchanged.
  func forget(_ records: [String]) {
    known.withLock { known in
      for record in records { known.streams.forget(record) }
      known.forgotten += 1
    }
  }

  /// Runs a read once more when a seal did not open: its key may have been exchanged since it was last read.
  func opening<Answer>(_ work: () async throws(StoreFailure) -> Answer) async throws(StoreFailure) -> Answer {
    let before = known.withLock(\.forgotten)
    do throws(StoreFailure) { return try await work() } catch {
      guard known.withLock(\.forgotten) != before else { throw error }
      return try await work()
    }
  }

  /// Remembers a key that has been committed.
  func keep(_ key: StreamKey, of record: String) {
    known.withLock { $0.streams.keep(key, as: record) }
  }

  private func place(of record: String) -> SealedPlace { SealedPlace("data-key/1", [municipality, record]) }
}
