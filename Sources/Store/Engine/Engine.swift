public import Desk

/// What runs the SQL. The statements are written once, in the standard's words that SQLite and PostgreSQL share, with
/// `?` for each value; an engine whose driver wants another mark puts it in.
///
/// Text compares byte by byte (SQLite's BINARY, PostgreSQL's C collation), so that keys page in the same order.
public protocol Engine: Sendable {
  var dialect: Dialect { get }
  /// Runs the work on one unchanging view of the database, beside other readers and a writer.
  func read<Answer: Sendable>(
    _ work: @escaping @Sendable (any Connection) throws -> Answer
  ) async throws(StoreFailure) -> Answer
  /// Runs the work in one transaction: durable when it returns, without a trace when it throws.
  func transaction<Answer: Sendable>(
    _ work: @escaping @Sendable (any Connection) throws -> Answer
  ) async throws(StoreFailure) -> Answer
}

/// One connection inside a read or a transaction. It lives no longer than the work that was given it.
public protocol Connection {
  func run(_ sql: String, _ values: [SQLValue]) throws
  func rows(_ sql: String, _ values: [SQLValue]) throws -> [SQLRow]
  /// Passes each row by without making a value of it: for figures over everybody.
  func each(_ sql: String, _ values: [SQLValue], _ body: (any PassingRow) throws -> Void) throws
  /// Undoes what the work wrote when it throws, and lets the transaction go on.
  func savepoint(_ work: () throws -> Void) throws
}

/// A row that is there only while the body runs.
public protocol PassingRow {
  func integer(_ column: Int) throws -> Int64
  /// The bytes of a text, none for null.
  func bytes<Answer>(_ column: Int, _ body: (UnsafeRawBufferPointer) throws -> Answer) throws -> Answer
}

/// The few words in which the engines differ.
public struct Dialect: Sendable {
  /// Ends a `CREATE TABLE` whose rows are to lie in the order of the primary key, where the engine can do so.
  public let clustered: String
  /// The aggregate that puts the texts of a group together, in any order, with a text between.
  public let joining: String

  public init(clustered: String, joining: String = "string_agg") {
    (self.clustered, self.joining) = (clustered, joining)
  }
}

extension Connection {
  func first(_ sql: String, _ values: [SQLValue]) throws -> SQLRow? { try rows(sql, values).first }

  func count(_ sql: String, _ values: [SQLValue]) throws -> Int {
    Int(try first(sql, values)?.integer(0) ?? 0)
  }
}
