internal import Casework
internal import Desk
internal import Foundation
internal import Seals
internal import Store
internal import Synchronization

/// The engines that must keep the contract. A new engine is a new case, and every contract test runs on it.
enum EngineKind: String, CaseIterable, Sendable {
  case sqlite, postgres

  /// An empty database of this kind, gone when the last store on it is.
  func database() throws -> TestDatabase { try TestDatabase(kind: self) }
}

final class TestDatabase: Sendable {
  let kind: EngineKind
  let address: DatabaseAddress
  /// A folder of its own: for the file, where the database is one, and for what lies beside it.
  let directory: URL
  var path: String { directory.appending(path: "underveis.sqlite").path }
  /// The address as a program of its own is told it.
  var place: String {
    switch address {
    case .sqlite(let path): path
    case .postgres(let url): url
    }
  }

  init(kind: EngineKind) throws {
    self.kind = kind
    let folder = FileManager.default.temporaryDirectory.appending(path: "store-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    directory = folder
    address =
      switch kind {
      case .sqlite: .sqlite(path: folder.appending(path: "underveis.sqlite").path)
      case .postgres: .postgres(url: try Self.server.get().database(from: Self.template))
      }
  }

  deinit { try? FileManager.default.removeItem(at: directory) }

  func engine() throws -> TestEngine { TestEngine(try address.open(), self) }

  func store(_ municipality: String = "0001") throws -> JournalStore {
    JournalStore(engine: try engine(), municipality: MunicipalityID(municipality))
  }

  /// One server for the whole run, and on it a database with the schema that each test gets a copy of.
  static let server = Result {
    let server = try PostgresServer.started(.quick)
    try server.asAdministrator("CREATE DATABASE \(template) OWNER underveis TEMPLATE template0")
    _ = try PostgresEngine(url: server.address(template))
    return server
  }
  private static let template = "underveis_template"
}

/// Every query that has been read, with the values of its last time.
final class Questions: Sendable {
  let all = Mutex<[String: [SQLValue]]>([:])
}

/// An engine that keeps its database alive and remembers what it was asked to read.
final class TestEngine: Engine {
  private let engine: any Engine
  private let database: TestDatabase
  private let asked: Questions
  var dialect: Dialect { engine.dialect }
  /// Every query that has been read, with the values of its last time.
  var queries: [String: [SQLValue]] { asked.all.withLock { $0 } }

  init(_ engine: any Engine, _ database: TestDatabase, _ asked: Questions = Questions()) {
    (self.engine, self.database, self.asked) = (engine, database, asked)
  }

  func within(_ municipality: MunicipalityID) -> any Engine {
    TestEngine(engine.within(municipality), database, asked)
  }

  func changes() -> AsyncStream<StoreChange> { engine.changes() }

  func read<Answer: Sendable>(
    _ work: @escaping @Sendable (any Connection) throws -> Answer
  ) async throws(StoreFailure) -> Answer {
    try await engine.read { [self] connection in
      try work(Listening(connection: connection) { sql, values in self.asked.all.withLock { $0[sql] = values } })
    }
  }

  func transaction<Answer: Sendable>(
    _ work: @escaping @Sendable (any Connection) throws -> Answer
  ) async throws(StoreFailure) -> Answer {
    try await engine.transaction { [self] connection in
      try work(Listening(connection: connection) { sql, values in self.asked.all.withLock { $0[sql] = values } })
    }
  }

  func scrub(all: Bool) async throws(StoreFailure) { try await engine.scrub(all: all) }
  func copyFile(to path: String) async throws(StoreFailure) -> Bool { try await engine.copyFile(to: path) }
  func damage() async throws(StoreFailure) -> [String] { try await engine.damage() }
}

private struct Listening: Connection {
  let connection: any Connection
  let heard: (String, [SQLValue]) -> Void

  func run(_ sql: String, _ values: [SQLValue]) throws { try connection.run(sql, values) }

  func rows(_ sql: String, _ values: [SQLValue]) throws -> [SQLRow] {
    heard(sql, values)
    return try connection.rows(sql, values)
  }

  func each(_ sql: String, _ values: [SQLValue], _ body: (any PassingRow) throws -> Void) throws {
    heard(sql, values)
    try connection.each(sql, values, body)
  }

  func savepoint(_ work: () throws -> Void) throws { try connection.savepoint(work) }

  func tell(_ change: StoreChange) throws { try connection.tell(change) }
}

/// The keys of all tests' databases.
let testMaster = MasterKey.random(made: "2026-11-28")
let testKeys = KeysInMemory(MasterKeys(testMaster))

extension JournalStore {
  init(engine: any Engine, municipality: MunicipalityID) {
    self.init(engine: engine, municipality: municipality, keys: testKeys)
  }
}

/// A keeper that somebody gives a new key while everybody works.
final class ChangingKeys: KeyKeeper {
  let place = "prøvens nøkler"
  private let known: Mutex<MasterKeys>

  init(_ keys: MasterKeys) { known = Mutex(keys) }

  func keys() -> MasterKeys { known.withLock { $0 } }

  func add(_ key: MasterKey) { known.withLock { $0 = $0.adding(key) } }
}
extension Connection {
  /// The one number that a question answers with.
  func number(_ sql: String, _ values: [SQLValue] = []) throws -> Int {
    guard case .integer(let number) = try rows(sql, values).first?.values.first else { return 0 }
    return Int(number)
  }
}
