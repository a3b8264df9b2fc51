internal import Casework
internal import Desk
internal import Metrics
internal import Tracing

/// An engine with a clock beside it: how long the database took, what it refused, and a span for each piece of work.
///
/// The statements stand in the trace as they are written, with `?` for every value, so that no trace holds a person.
struct MeasuredEngine: Engine {
  private let engine: any Engine
  private let reading = Timer(label: "underveis_database_seconds", dimensions: [("work", "read")])
  private let writing = Timer(label: "underveis_database_seconds", dimensions: [("work", "transaction")])

  init(_ engine: any Engine) { self.engine = engine }

  var dialect: Dialect { engine.dialect }

  func within(_ municipality: MunicipalityID) -> any Engine { MeasuredEngine(engine.within(municipality)) }

  func changes() -> AsyncStream<StoreChange> { engine.changes() }

  func scrub(all: Bool) async throws(StoreFailure) { try await engine.scrub(all: all) }

  func copyFile(to path: String) async throws(StoreFailure) -> Bool { try await engine.copyFile(to: path) }

  func damage() async throws(StoreFailure) -> [String] { try await engine.damage() }

  func read<Answer: Sendable>(
    _ work: @escaping @Sendable (any Connection) throws -> Answer
  ) async throws(StoreFailure) -> Answer {
    try await measured("database read", reading) { context throws(StoreFailure) in
      try await engine.read { try work(TracedConnection.around($0, context)) }
    }
  }

  func transaction<Answer: Sendable>(
    _ work: @escaping @Sendable (any Connection) throws -> Answer
  ) async throws(StoreFailure) -> Answer {
    try await measured("database transaction", writing) { context throws(StoreFailure) in
      try await engine.transaction { try work(TracedConnection.around($0, context)) }
    }
  }

  private func measured<Answer>(
    _ name: String, _ timer: Timer,
    _ work: (InstrumentationContext?) async throws(StoreFailure) -> Answer
  ) async throws(StoreFailure) -> Answer {
    let clock = ContinuousClock()
    let began = clock.now
    let span = startSpan(name, ofKind: .client)
    defer {
      let spent = (clock.now - began).components
      timer.recordNanoseconds(spent.seconds * 1_000_000_000 + spent.attoseconds / 1_000_000_000)
      span.end()
    }
    do {
      // The engine runs the work on a thread of its own, where the task's own trace is out of sight.
      return try await work(span.isRecording ? span.context : nil)
    } catch {
      if let kind = error.sickness {
        Counter(label: "underveis_database_failures_total", dimensions: [("kind", kind)]).increment()
        span.setStatus(SpanStatus(code: .error))
      }
      throw error
    }
  }
}

extension StoreFailure {
  /// What is wrong with the database, in a word; nil for a refusal, which is part of the work.
  fileprivate var sickness: String? {
    switch self {
    case .conflict, .alreadyDone: nil
    case .full: "full"
    default: "unavailable"
    }
  }
}

/// A connection that makes a span of each statement. Only work that is being traced gets one.
private struct TracedConnection: Connection {
  let connection: any Connection
  let context: InstrumentationContext

  static func around(_ connection: any Connection, _ context: InstrumentationContext?) -> any Connection {
    context.map { TracedConnection(connection: connection, context: $0) } ?? connection
  }

  func run(_ sql: String, _ values: [SQLValue]) throws {
    try traced(sql) { try connection.run(sql, values) }
  }

  func rows(_ sql: String, _ values: [SQLValue]) throws -> [SQLRow] {
    try traced(sql) { try connection.rows(sql, values) }
  }

  func each(_ sql: String, _ values: [SQLValue], _ body: (any PassingRow) throws -> Void) throws {
    try traced(sql) { try connection.each(sql, values, body) }
  }

  func savepoint(_ work: () throws -> Void) throws { try connection.savepoint(work) }

  func tell(_ change: StoreChange) throws { try connection.tell(change) }

  private func traced<Answer>(_ sql: String, _ work: () throws -> Answer) throws -> Answer {
    let span = startSpan("sql", context: context, ofKind: .client)
    defer { span.end() }
    span.attributes["db.query.text"] = sql
    return try work()
  }
}
