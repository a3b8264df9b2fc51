internal import CPostgres

/// One connection to the server. It belongs to one thread at a time, since libpq waits where it stands.
///
/// Statements are sent off without waiting (pipeline mode), and their answers are read at the next question: the many
/// small writes of a commit then cost one journey. Every statement is prepared the first time and known by name after.
final class PostgresLink {
  private let handle: OpaquePointer
  /// Sent since the last mark that the server answers to.
  private var sent = 0
  /// Marks sent whose answer has not been read.
  private var marks = 0
  private var names: [String: String] = [:]
  private var newNames: [String] = []
  private var nextName = 0
  private(set) var isUsable = true
  private(set) var municipality: String?
  /// How long the server may be silent, in milliseconds; longer than it lets a statement run.
  var patience: Int32 = 20_000

  private static let mostSent = 200
  private static let mostNames = 400
  private static let settings = """
    SET client_min_messages = error; SET statement_timeout = '15s'; SET lock_timeout = '5s';
    SET idle_in_transaction_session_timeout = '30s'; SET jit = off;
    SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'
    """

  init(_ address: PostgresAddress) throws(PostgresError) {
    handle = try address.connect()
    PQsetNoticeProcessor(handle, { _, _ in }, nil)
    let answer = PQexec(handle, Self.settings)
    defer { PQclear(answer) }
    guard PQresultStatus(answer) == PGRES_TUPLES_OK, PQenterPipelineMode(handle) == 1 else { throw .lost }
  }

  deinit { PQfinish(handle) }

  /// A way to stop what the connection is doing, from another thread.
  func canceller() -> PostgresCanceller? { PQgetCancel(handle).map(PostgresCanceller.init) }

  /// The connection is not to be used again.
  func giveUp() { isUsable = false }

  // MARK: Sending

  /// Sends a statement without waiting for its answer.
  func send(_ sql: String, _ values: [SQLValue] = []) throws {
    let name = try prepared(sql)
    try sendPrepared(name, values)
    sent += 1
    if sent >= Self.mostSent { try settle() }
  }

  /// Marks the end of what belongs together, and lets it travel.
  func mark() throws {
    guard sent > 0 else { return }
    guard PQpipelineSync(handle) == 1 else { throw lost() }
    (sent, marks) = (0, marks + 1)
  }

  private func prepared(_ sql: String) throws -> String {
    if let name = names[sql] { return name }
    if names.count >= Self.mostNames {
      names = [:]
      try send("DEALLOCATE ALL")
      names = [:]
    }
    nextName += 1
    let name = "s\(nextName)"
    guard PQsendPrepare(handle, name, PostgresMarks.numbered(sql), 0, nil) == 1 else { throw lost() }
    sent += 1
    names[sql] = name
    newNames.append(sql)
    return name
  }

  private func sendPrepared(_ name: String, _ values: [SQLValue]) throws {
    let isSent = PostgresValues(values).lend { count, places, lengths, formats in
      PQsendQueryPrepared(handle, name, count, places, lengths, formats, 1)
    }
    guard isSent == 1 else { throw lost() }
  }

  // MARK: Answers

  /// Waits for the answers to everything that has been sent, and gives the last.
  @discardableResult
  func settle() throws -> PostgresResult? {
    try mark()
    var last: PostgresResult?
    var refusal: PostgresError?
    while marks > 0 {
      guard let answer = try next() else { continue }
      switch PQresultStatus(answer) {
      case PGRES_PIPELINE_SYNC:
        PQclear(answer)
        marks -= 1
      case PGRES_TUPLES_OK, PGRES_COMMAND_OK: last = PostgresResult(answer)
      case PGRES_PIPELINE_ABORTED: PQclear(answer)
      default: refusal = refusal ?? Self.refusal(PostgresResult(answer), answer)
      }
    }
    let unsure = newNames
    newNames = []
    guard let refusal else { return last }
    // What came after the refused statement was skipped, perhaps also the naming of statements.
    for sql in unsure { names[sql] = nil }
    if case .refused(let code) = refusal, PostgresError.ends(code) { throw lost() }
    throw refusal
  }

  /// Passes the rows of an answer by as they come, without keeping them.
  func each(_ sql: String, _ values: [SQLValue], _ body: (PostgresRow) throws -> Void) throws {
    let name = try prepared(sql)
    try settle()
    // Row by row is something that libpq does outside of a pipeline.
    guard PQexitPipelineMode(handle) == 1 else { throw lost() }
    try sendPrepared(name, values)
    guard PQsetSingleRowMode(handle) == 1 else { throw lost() }
    var failure: (any Error)?
    while let answer = try next() {
      let result = PostgresResult(answer)
      switch PQresultStatus(answer) {
      case PGRES_SINGLE_TUPLE where failure == nil:
        do { try body(PostgresRow(result: result, row: 0)) } catch { failure = error }
      case PGRES_SINGLE_TUPLE, PGRES_TUPLES_OK: break
      default: failure = failure ?? Self.refusal(result, answer)
      }
    }
    guard PQenterPipelineMode(handle) == 1 else { throw lost() }
    if let failure { throw failure }
  }

  /// The next part of the answers; nil where one statement's end.
  private func next() throws -> OpaquePointer? {
    while PQisBusy(handle) == 1 {
      guard PostgresWaiting.wait(PQsocket(handle), reading: true, milliseconds: patience) else {
        giveUp()
        throw PostgresError.silent
      }
      guard PQconsumeInput(handle) == 1 else { throw lost() }
    }
    let answer = PQgetResult(handle)
    if answer == nil, PQstatus(handle) == CONNECTION_BAD { throw lost() }
    return answer
  }

  private static func refusal(_ result: PostgresResult, _ answer: OpaquePointer) -> PostgresError {
    withExtendedLifetime(result) {
      let code = PQresultErrorField(answer, Int32(UInt8(ascii: "C")))
      return code.map { .refused(String(cString: $0)) } ?? .lost
    }
  }

  private func lost() -> PostgresError {
    giveUp()
    return .lost
  }

  // MARK: Whose rows

  /// Lets the connection reach one municipality's rows, or nobody's.
  func enter(_ municipality: String?) throws {
    guard municipality != self.municipality else { return }
    // Marked off from the transaction that follows, which may be rolled back.
    try send("SELECT set_config('underveis.municipality', ?, false)", [.text(municipality ?? "")])
    try mark()
    self.municipality = municipality
  }
}

/// Stops what a connection is doing. libpq lets any thread do this.
final class PostgresCanceller: Sendable {
  nonisolated(unsafe) private let handle: OpaquePointer

  init(_ handle: OpaquePointer) { self.handle = handle }

  deinit { PQfreeCancel(handle) }

  /// Asks the server to stop; waits while it is asked.
  func cancel() {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { why in
      _ = PQcancel(handle, why.baseAddress, Int32(why.count))
    }
  }
}
