public import Casework
public import Desk
internal import Synchronization

/// Copies one municipality from one database to another, also between engines, and proves that they are equal.
///
/// Everything is read on one unchanging view, written in one transaction, read back in it and compared: the new database
/// has the whole municipality or nothing of it, so a move that stopped is simply begun again.
public struct Move: Sendable {
  private let source: any Engine
  private let target: any Engine
  /// The target beyond the municipality.
  private let wholeTarget: any Engine
  private let municipality: MunicipalityID

  public init(of municipality: MunicipalityID, from source: any Engine, to target: any Engine) {
    self.municipality = municipality
    (self.source, self.target) = (source.within(municipality), target.within(municipality))
    wholeTarget = target
  }

  /// - Parameter progress: is told which table is being copied and how many of its rows are done.
  /// - Returns: what both databases hold, table by table.
  /// - Throws: ``StoreFailure/unavailable(_:)`` when the target has rows of the municipality already, or ends up unequal.
  public func run(progress: @escaping @Sendable (String, Int) -> Void) async throws(StoreFailure) -> [MovedTable] {
    let channel = RowChannel()
    let rows = MunicipalityRows(municipality: .text(municipality.text))
    async let sent = send(rows, through: channel)
    let received = await receive(rows, through: channel, progress)
    channel.close()
    // The reason at the source, where there is one, is why the target stopped.
    if let failure = await sent { throw failure }
    let tables = try received.get()
    if let statement = target.dialect.lookAtTables {
      try await wholeTarget.transaction { try $0.run(statement, []) }
    }
    return tables
  }

  private func send(_ rows: MunicipalityRows, through channel: RowChannel) async -> StoreFailure? {
    let once = Once()
    do throws(StoreFailure) {
      try await source.read { connection in
        try once.begin()
        for table in Schema.tables {
          try rows.pages(of: table, connection) { try channel.put(.rows(table, $0)) }
        }
        try channel.put(.end)
      }
      return nil
    } catch {
      channel.breakOff()
      return error == Self.stopped ? nil : error
    }
  }

  private func receive(
    _ rows: MunicipalityRows, through channel: RowChannel, _ progress: @escaping @Sendable (String, Int) -> Void
  ) async -> Result<[MovedTable], StoreFailure> {
    let once = Once()
    do throws(StoreFailure) {
      let tables = try await target.transaction { connection in
        try once.begin()
        try rows.checkNone(connection)
        var digests: [String: RowDigest] = [:]
        while case .rows(let table, let page) = try channel.take() {
          for row in page { try connection.run(rows.insertion(table, row.count), row) }
          digests[table.name, default: RowDigest()].add(page)
          progress(table.name, digests[table.name]?.count ?? 0)
        }
        return try Schema.tables.map { table in
          let sent = digests[table.name] ?? RowDigest()
          var kept = RowDigest()
          try rows.pages(of: table, connection) { kept.add($0) }
          guard kept.count == sent.count, kept.text == sent.text else { throw Self.unequal(table) }
          return MovedTable(name: table.name, rows: kept.count, digest: kept.text)
        }
      }
      return .success(tables)
    } catch {
      return .failure(error)
    }
  }

  /// What the one end throws because the other has stopped.
  static let stopped = StoreFailure.unreachable("Kopieringen ble avbrutt. Ingenting er lagret. Begynn på nytt.")

  private static func unequal(_ table: StoredTable) -> StoreFailure {
    .unavailable(
      "Tabellen «\(table.name)» ble ikke lik i den nye databasen. Ingenting er lagret der. Se etter feil på disken, og "
        + "begynn på nytt.")
  }
}

/// One table as both databases hold it.
public struct MovedTable: Hashable, Sendable {
  public let name: String
  public let rows: Int
  /// SHA-256 of all rows in the order of their keys.
  public let digest: String
}

/// Work that must not be run again halfway through: the other end has gone on.
private final class Once: Sendable {
  private let hasBegun = Mutex(false)

  func begin() throws(StoreFailure) {
    let isAgain = hasBegun.withLock { hasBegun in
      defer { hasBegun = true }
      return hasBegun
    }
    if isAgain { throw Move.stopped }
  }
}
