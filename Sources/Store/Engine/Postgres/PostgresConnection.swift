internal import Desk

/// A transaction on a link, as the store's work sees it.
final class PostgresConnection: Connection {
  private let link: PostgresLink
  private let own: OwnRows
  private let municipality: String?

  init(_ link: PostgresLink, of municipality: String?) {
    (self.link, self.municipality) = (link, municipality)
    own = OwnRows(municipality: municipality.map { .text($0) })
  }

  func run(_ sql: String, _ values: [SQLValue]) throws {
    try own.check(sql, values)
    try link.send(sql, values)
  }

  func rows(_ sql: String, _ values: [SQLValue]) throws -> [SQLRow] {
    try own.check(sql, values)
    try link.send(sql, values)
    return try link.settle()?.rows() ?? []
  }

  func each(_ sql: String, _ values: [SQLValue], _ body: (any PassingRow) throws -> Void) throws {
    try own.check(sql, values)
    try link.each(sql, values, body)
  }

  /// Does not wait for the last answers: what the server refuses fails the transaction as a whole, and nothing is
  /// acknowledged.
  func savepoint(_ work: () throws -> Void) throws {
    try link.send("SAVEPOINT work")
    do {
      try work()
    } catch {
      guard link.isUsable else { throw error }
      try link.send("ROLLBACK TO SAVEPOINT work")
      try link.send("RELEASE SAVEPOINT work")
      throw error
    }
    try link.send("RELEASE SAVEPOINT work")
  }

  func tell(_ change: StoreChange) throws {
    try link.send(
      "SELECT pg_notify('\(PostgresListener.channel)', ?)", [.text("\(municipality ?? "") \(change.code)")])
  }
}

extension PostgresLink {
  /// Runs the work on one unchanging view. The end of it is sent and not waited for.
  func reading<Answer>(_ municipality: String?, _ work: (any Connection) throws -> Answer) throws -> Answer {
    try enter(municipality)
    try send("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
    return try ending {
      let answer = try work(PostgresConnection(self, of: municipality))
      try send("COMMIT")
      try mark()
      return answer
    }
  }

  /// Runs the work as the municipality's only writer.
  ///
  /// Writers wait for one another as they do on SQLite, so that what one has checked still stands when it writes; the
  /// journal's unique version is a second wall. The lock is known to the server alone and ends with the connection.
  func writing<Answer>(_ municipality: String?, _ work: (any Connection) throws -> Answer) throws -> Answer {
    try enter(municipality)
    try send("BEGIN ISOLATION LEVEL READ COMMITTED")
    return try ending {
      try send(
        "SELECT pg_advisory_xact_lock(\(Self.lockClass), hashtext(?))", [.text(municipality ?? "")])
      // Waited for, so that a connection that broke while it was idle is found before anything is done on it.
      try settle()
      let answer = try work(PostgresConnection(self, of: municipality))
      try commit()
      return answer
    }
  }

  /// Names the locks of this program among others on the same server.
  static var lockClass: Int32 { 0x756e_6476 }

  func commit() throws {
    // A commit that waits for its standby must not be cut short: the server would then call it done.
    try send("SET LOCAL statement_timeout = 0")
    try send("COMMIT")
    let answer: PostgresResult?
    do {
      answer = try settle()
    } catch PostgresError.lost {
      throw PostgresError.uncertain
    } catch PostgresError.silent {
      throw PostgresError.uncertain
    }
    guard answer?.completion == "COMMIT" else { throw PostgresError.refused("25P02") }
  }

  /// Leaves no transaction open when the work throws.
  private func ending<Answer>(_ work: () throws -> Answer) throws -> Answer {
    do {
      return try work()
    } catch {
      if isUsable {
        do {
          // What was sent and not asked about may be refused just now; the way back must come after that.
          do { try settle() } catch {}
          try send("ROLLBACK")
          try settle()
        } catch { giveUp() }
      }
      throw error
    }
  }
}
