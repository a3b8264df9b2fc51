public import Casework
public import Desk

/// What runs the SQL. The statements are written once, in the standard's words that SQLite and PostgreSQL share, with
/// `?` for each value; an engine whose driver wants another mark puts it in.
///
/// Text compares byte by byte (SQLite's BINARY, PostgreSQL's C collation), so that keys page in the same order.
public protocol Engine: Sendable {
  var dialect: Dialect { get }
  /// The same database with one municipality's rows in reach: a statement about others' is refused or finds nothing.
  func within(_ municipality: MunicipalityID) -> any Engine
  /// Runs the work on one unchanging view of the database, beside other readers and a writer.
  func read<Answer: Sendable>(
    _ work: @escaping @Sendable (any Connection) throws -> Answer
  ) async throws(StoreFailure) -> Answer
  /// Runs the work in one transaction: durable when it returns, without a trace when it throws anything else than
  /// ``StoreFailure/uncertain(_:)``. The work may be run again when the way to the database broke before the commit.
  func transaction<Answer: Sendable>(
    _ work: @escaping @Sendable (any Connection) throws -> Answer
  ) async throws(StoreFailure) -> Answer
  /// What is written from now on, by this program or, where the engine can tell, by another on the same database.
  func changes() -> AsyncStream<StoreChange>
  /// Takes out of the files what has been written over, so far as the engine keeps such remains: after a lawful deletion,
  /// and with `all` after contents that stood in the open have been sealed.
  func scrub(all: Bool) async throws(StoreFailure)
  /// Copies the file to a new one, as it stood at one instant, while others go on writing.
  /// - Returns: false where the database is no file, and nothing has been copied.
  func copyFile(to path: String) async throws(StoreFailure) -> Bool
  /// What the engine itself finds wrong with its files, in words; nothing where all is well.
  func damage() async throws(StoreFailure) -> [String]
}

extension Engine {
  public func scrub(all: Bool) async throws(StoreFailure) {}

  public func damage() async throws(StoreFailure) -> [String] { [] }

  public func copyFile(to path: String) async throws(StoreFailure) -> Bool { false }
}

/// One connection inside a read or a transaction. It lives no longer than the work that was given it.
public protocol Connection {
  /// Runs a statement without an answer. What the database refuses may be told as late as at the next question or at
  /// the commit, so that many statements can travel together.
  func run(_ sql: String, _ values: [SQLValue]) throws
  func rows(_ sql: String, _ values: [SQLValue]) throws -> [SQLRow]
  /// Passes each row by without making a value of it: for figures over everybody.
  func each(_ sql: String, _ values: [SQLValue], _ body: (any PassingRow) throws -> Void) throws
  /// Undoes what the work wrote when it throws, and lets the transaction go on.
  func savepoint(_ work: () throws -> Void) throws
  /// Tells those who follow ``Engine/changes()``, once the transaction has been committed.
  func tell(_ change: StoreChange) throws
}

/// A row that is there only while the body runs.
public protocol PassingRow {
  func integer(_ column: Int) throws -> Int64
  /// The bytes of a text, none for null.
  func bytes<Answer>(_ column: Int, _ body: (UnsafeRawBufferPointer) throws -> Answer) throws -> Answer
}

extension Connection {
  func first(_ sql: String, _ values: [SQLValue]) throws -> SQLRow? { try rows(sql, values).first }

  func count(_ sql: String, _ values: [SQLValue]) throws -> Int {
    Int(try first(sql, values)?.integer(0) ?? 0)
  }
}
