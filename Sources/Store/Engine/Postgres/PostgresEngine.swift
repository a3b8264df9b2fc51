public import Casework
public import Desk

/// PostgreSQL through its own client library: readers in parallel beside the municipality's one writer, for more than
/// one machine. Finds the server that can be written to among those in the address, and finds it again after a failover.
public final class PostgresEngine: Engine {
  public let dialect = Dialect.postgres
  private let lanes: PostgresLanes
  private let municipality: String?

  /// Opens the database and brings its schema up to this program's. Waits where it stands: for the start of a program.
  /// - Parameter readers: how many connections read at most; two more write, and one listens.
  public init(url: String, readers: Int = 8) throws(StoreFailure) {
    do {
      let address = try PostgresAddress(url)
      try PostgresSchema.bringUpToDate(address)
      (lanes, municipality) = (PostgresLanes(address, readers: readers), nil)
    } catch {
      throw StoreFailure(error)
    }
  }

  private init(_ whole: PostgresEngine, within municipality: String) {
    (lanes, self.municipality) = (whole.lanes, municipality)
  }

  public func within(_ municipality: MunicipalityID) -> any Engine {
    PostgresEngine(self, within: municipality.text)
  }

  public func changes() -> AsyncStream<StoreChange> { lanes.listener.follow(municipality) }

  /// A question that met a broken connection is asked once more, on a new one.
  public func read<Answer: Sendable>(
    _ work: @escaping @Sendable (any Connection) throws -> Answer
  ) async throws(StoreFailure) -> Answer {
    try await PostgresCall.perform(on: lanes.readers, canBeStopped: true) { [municipality] seat, call in
      func ask() throws -> Answer {
        try seat.use { link in try call.running(on: link) { try link.reading(municipality, work) } }
      }
      do { return try ask() } catch PostgresError.lost { return try ask() }
    }
  }

  public func transaction<Answer: Sendable>(
    _ work: @escaping @Sendable (any Connection) throws -> Answer
  ) async throws(StoreFailure) -> Answer {
    try await PostgresCall.perform(on: lanes.writers, canBeStopped: false) { [municipality] seat, _ in
      var left = 3
      while true {
        left -= 1
        do {
          return try seat.use { link in
            do { return try link.writing(municipality, work) } catch PostgresError.refused("25006") {
              // The server has become a standby meanwhile; another takes writes now.
              link.giveUp()
              throw PostgresError.lost
            }
          }
        } catch let error as PostgresError where error.leftNothing && left > 0 {}
      }
    }
  }
}

extension PostgresError {
  /// Whether the transaction is gone without a trace, for a reason that another try may not meet: a broken connection,
  /// or two who waited for each other.
  fileprivate var leftNothing: Bool { [.lost, .refused("40P01"), .refused("40001")].contains(self) }
}

/// The threads and connections of one engine, shared by all municipalities on it and closed with the last.
private final class PostgresLanes: Sendable {
  let readers: PostgresLane
  let writers: PostgresLane
  let listener: PostgresListener

  init(_ address: PostgresAddress, readers: Int) {
    self.readers = PostgresLane(address, most: readers)
    writers = PostgresLane(address, most: 2)
    listener = PostgresListener(address)
  }

  deinit {
    readers.close()
    writers.close()
    listener.close()
  }
}
