internal import CPostgres

/// Where the server is and how to get in, as libpq reads it. Holds a password, so it is never shown.
struct PostgresAddress: Sendable {
  private let url: String

  init(_ url: String) throws(PostgresError) {
    guard let parts = PQconninfoParse(url, nil) else { throw .closed(.address) }
    PQconninfoFree(parts)
    self.url = url
  }

  /// Before the address, so that it may say otherwise: wait for no host long, find the one that can be written to, and
  /// notice a host that has gone silent.
  private static let usual = [
    ("connect_timeout", "3"), ("target_session_attrs", "read-write"), ("keepalives_idle", "5"),
    ("keepalives_interval", "2"), ("keepalives_count", "3"), ("tcp_user_timeout", "10000"),
    ("fallback_application_name", "underveis"),
  ]

  /// Opens a connection, or throws why there is none.
  func connect() throws(PostgresError) -> OpaquePointer {
    guard let handle = open(PQconnectdbParams) else { throw .closed(.unreachable) }
    guard PQstatus(handle) == CONNECTION_OK else {
      let text = String(cString: PQerrorMessage(handle))
      PQfinish(handle)
      throw .closed(text.contains("FATAL:") ? obstacle() : PostgresObstacle(told: text))
    }
    return handle
  }

  /// Knocks once more, and has the server say its codes instead of words in its own language.
  private func obstacle() -> PostgresObstacle {
    guard let handle = open(PQconnectStartParams) else { return .unreachable }
    defer { PQfinish(handle) }
    PQsetErrorVerbosity(handle, PQERRORS_SQLSTATE)
    let clock = ContinuousClock()
    let end = clock.now + .seconds(3)
    // The first step always waits until the way is open for writing.
    var waitsForReading = false
    while clock.now < end {
      _ = PostgresWaiting.wait(PQsocket(handle), reading: waitsForReading, milliseconds: 1_000)
      switch PQconnectPoll(handle) {
      case PGRES_POLLING_READING: waitsForReading = true
      case PGRES_POLLING_WRITING: waitsForReading = false
      default: return PostgresObstacle(told: String(cString: PQerrorMessage(handle)))
      }
    }
    return .unreachable
  }

  private typealias Opening = (
    UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<UnsafePointer<CChar>?>?, Int32
  ) -> OpaquePointer?

  private func open(_ opening: Opening) -> OpaquePointer? {
    let words = Self.usual + [("dbname", url), ("client_encoding", "UTF8")]
    return Self.lend(words.map(\.0)) { names in
      Self.lend(words.map(\.1)) { values in opening(names, values, 1) }
    }
  }

  /// Lends texts as C's array of pointers, with the null at its end.
  private static func lend<Answer>(
    _ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Answer
  ) -> Answer {
    var starts: [Int] = []
    var bytes: [CChar] = []
    for text in texts {
      starts.append(bytes.count)
      bytes += text.utf8CString
    }
    return bytes.withUnsafeBufferPointer { buffer in
      let pointers = starts.map { start in buffer.baseAddress.map { $0 + start } } + [nil]
      return body(pointers)
    }
  }
}
