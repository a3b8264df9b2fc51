internal import Casework
internal import Desk
internal import Foundation
internal import Store

/// The engines that must keep the contract. A new engine is a new case, and every contract test runs on it.
enum EngineKind: String, CaseIterable, Sendable {
  case sqlite

  /// An empty database of this kind, gone when the value is.
  func database() throws -> TestDatabase { try TestDatabase(kind: self) }
}

final class TestDatabase: Sendable {
  let kind: EngineKind
  let directory: URL
  var path: String { directory.appending(path: "underveis.sqlite").path }

  init(kind: EngineKind) throws {
    self.kind = kind
    directory = FileManager.default.temporaryDirectory.appending(path: "store-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: directory) }

  func engine() throws -> any Engine {
    switch kind {
    case .sqlite: try SQLiteEngine(path: path)
    }
  }

  func store(_ municipality: String = "0001") throws -> JournalStore {
    JournalStore(engine: try engine(), municipality: MunicipalityID(municipality))
  }
}
