public import Casework
public import Desk
internal import Foundation
internal import GRDB

/// SQLite in a file: readers in parallel beside one writer (WAL), every commit on disk before it is acknowledged.
///
/// One program at a time owns the file, so what it tells of changes is all there is; and one municipality does.
public final class SQLiteEngine: Engine {
  public let dialect = Dialect.sqlite
  private let pool: DatabasePool
  private let broadcast: ChangeBroadcast
  private let municipality: MunicipalityID?
  /// The file that was opened, to know it by when another has been put in its place.
  private let file: FileIdentity
  private let owner: SQLiteOwner
  private let log: SQLiteLogMover

  /// Opens the file, or makes it, and brings its schema up to this program's.
  public convenience init(path: String) throws(StoreFailure) { try self.init(path: path, schema: Schema.steps.count) }

  /// - Parameter schema: the schema to stop at; a drill makes an old database this way.
  init(path: String, schema: Int) throws(StoreFailure) {
    var settings = Configuration()
    settings.foreignKeysEnabled = true
    settings.busyMode = .timeout(5)
    settings.maximumReaderCount = 8
    settings.prepareDatabase { database in
      // Little for each of the readers: what they miss here the machine has in memory anyhow.
      try database.execute(sql: "PRAGMA cache_size = -2000")
      // What is deleted is written over, and not only let go of.
      try database.execute(sql: "PRAGMA secure_delete = ON")
    }
    (broadcast, municipality, owner) = (ChangeBroadcast(), nil, SQLiteOwner())
    do {
      pool = try Self.pool(path, settings)
      // The pool sets NORMAL, which may lose the last commits when the power goes.
      try pool.writeWithoutTransaction { database in
        try database.execute(sql: "PRAGMA synchronous = FULL")
        try database.execute(sql: "PRAGMA cache_size = -8000")
        // The log is moved into the file by another; the writer does what is left before it begins the log anew.
        try database.execute(sql: "PRAGMA wal_autocheckpoint = 16000")
      }
      let dialect = dialect
      try pool.write { database in
        try Schema.bringUpToDate(SQLiteConnection(database, of: nil), dialect, through: schema)
        if schema == Schema.steps.count { try SQLiteOwner.wall(database) }
      }
      file = FileIdentity(path: path)
      log = try SQLiteLogMover(path: path)
    } catch {
      throw StoreFailure(error)
    }
  }

  /// Two that open a new file at the same time: SQLite refuses the second at once, whatever it has been told about waiting.
  private static func pool(_ path: String, _ settings: Configuration) throws -> DatabasePool {
    let clock = ContinuousClock()
    let patience = clock.now + .seconds(5)
    while true {
      do { return try DatabasePool(path: path, configuration: settings) } catch let error as DatabaseError {
        guard error.resultCode == .SQLITE_BUSY, clock.now < patience else { throw error }
        Thread.sleep(forTimeInterval: 0.01)
      }
    }
  }

  private init(_ whole: SQLiteEngine, within municipality: MunicipalityID) {
    (pool, broadcast, file, owner, log) = (whole.pool, whole.broadcast, whole.file, whole.owner, whole.log)
    self.municipality = municipality
  }

  public func within(_ municipality: MunicipalityID) -> any Engine { SQLiteEngine(self, within: municipality) }

  public func changes() -> AsyncStream<StoreChange> { broadcast.follow(municipality?.text) }

  public func read<Answer: Sendable>(
    _ work: @escaping @Sendable (any Connection) throws -> Answer
  ) async throws(StoreFailure) -> Answer {
    do {
      // Before a reader of the pool is opened on whatever lies there now.
      guard file.isInPlace else { throw StoreFailure.fileIsGone }
      return try await pool.read { [municipality, owner] database in
        if let municipality { try owner.admit(municipality.text, toWrite: false, in: database) }
        return try work(SQLiteConnection(database, of: municipality))
      }
    } catch {
      throw StoreFailure(error)
    }
  }

  public func transaction<Answer: Sendable>(
    _ work: @escaping @Sendable (any Connection) throws -> Answer
  ) async throws(StoreFailure) -> Answer {
    do {
      guard file.isInPlace else { throw StoreFailure.fileIsGone }
      let (answer, changes, rows) = try await pool.write { [municipality, file, owner] database in
        if let municipality { try owner.admit(municipality.text, toWrite: true, in: database) }
        let connection = SQLiteConnection(database, of: municipality)
        let answer = try work(connection)
        // A file that has been moved or deleted still takes writes, which nobody would find again.
        guard file.isInPlace else { throw StoreFailure.fileIsGone }
        return (answer, connection.told, database.totalChangesCount)
      }
      log.committed(changes: rows)
      for change in changes { broadcast.pass(change, of: municipality?.text) }
      return answer
    } catch {
      throw StoreFailure(error)
    }
  }

  public func damage() async throws(StoreFailure) -> [String] {
    do {
      let found = try await pool.read { try String.fetchAll($0, sql: "PRAGMA integrity_check(20)") }
      return found == ["ok"] ? [] : ["Databasefilen er skadet (\(found.count) feil funnet av SQLite)."]
    } catch {
      throw StoreFailure(error)
    }
  }

  public func copyFile(to path: String) async throws(StoreFailure) -> Bool {
    do {
      let copy = try DatabaseQueue(path: path)
      // In one go: the copy is of one instant, and the log lets others write meanwhile.
      try pool.backup(to: copy)
      try copy.close()
      return true
    } catch {
      throw StoreFailure(error)
    }
  }

  public func scrub(all: Bool) async throws(StoreFailure) {
    do {
      if all { try await pool.vacuum() }
      // The log beside the file still holds pages as they were.
      try await pool.writeWithoutTransaction { [log] _ in try log.empty() }
    } catch {
      throw StoreFailure(error)
    }
  }
}

private final class SQLiteConnection: Connection {
  private let database: Database
  private let own: OwnRows
  /// What to tell when the transaction has been committed.
  private(set) var told: [StoreChange] = []

  init(_ database: Database, of municipality: MunicipalityID?) {
    (self.database, own) = (database, OwnRows(municipality: municipality.map { .text($0.text) }))
  }

  func run(_ sql: String, _ values: [SQLValue]) throws {
    try own.check(sql, values)
    try database.cachedStatement(sql: sql).execute(arguments: Self.arguments(values))
  }

  func rows(_ sql: String, _ values: [SQLValue]) throws -> [SQLRow] {
    try own.check(sql, values)
    let statement = try database.cachedStatement(sql: sql)
    let cursor = try Row.fetchCursor(statement, arguments: Self.arguments(values))
    let width = statement.columnCount
    var rows: [SQLRow] = []
    while let row = try cursor.next() {
      rows.append(SQLRow((0..<width).map { SQLValue(row[$0] as DatabaseValue) }))
    }
    return rows
  }

  func each(_ sql: String, _ values: [SQLValue], _ body: (any PassingRow) throws -> Void) throws {
    try own.check(sql, values)
    let statement = try database.cachedStatement(sql: sql)
    let cursor = try Row.fetchCursor(statement, arguments: Self.arguments(values))
    while let row = try cursor.next() { try body(SQLiteRow(row: row)) }
  }

  /// Optional, because the library reads a list of plain values through key paths, which costs more than the statement.
  private static func arguments(_ values: [SQLValue]) -> StatementArguments {
    StatementArguments(values.map { $0.forDatabase as (any DatabaseValueConvertible)? })
  }

  func savepoint(_ work: () throws -> Void) throws {
    let toldBefore = told.count
    do {
      try database.inSavepoint {
        try work()
        return .commit
      }
    } catch {
      told.removeSubrange(toldBefore...)
      throw error
    }
  }

  func tell(_ change: StoreChange) { told.append(change) }
}

private struct SQLiteRow: PassingRow {
  let row: Row

  func integer(_ column: Int) throws -> Int64 {
    guard let number = Int64.fromDatabaseValue(row[column]) else { throw MisreadValue(column: column) }
    return number
  }

  func bytes<Answer>(_ column: Int, _ body: (UnsafeRawBufferPointer) throws -> Answer) throws -> Answer {
    try row.withUnsafeData(atIndex: column) { data in
      guard let data else { return try body(UnsafeRawBufferPointer(start: nil, count: 0)) }
      return try data.withUnsafeBytes(body)
    }
  }
}

extension SQLValue {
  fileprivate var forDatabase: DatabaseValue {
    switch self {
    case .null: .null
    case .integer(let number): number.databaseValue
    case .real(let number): number.databaseValue
    case .text(let text): text.withoutZeroBytes.databaseValue
    case .blob(let bytes): Data(bytes).databaseValue
    }
  }

  fileprivate init(_ value: DatabaseValue) {
    self =
      switch value.storage {
      case .null: .null
      case .int64(let number): .integer(number)
      case .double(let number): .real(number)
      case .string(let text): .text(text)
      case .blob(let data): .blob(Array(data))
      }
  }
}
