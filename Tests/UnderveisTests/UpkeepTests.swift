import Configuration
import Desk
import Foundation
import Identity
import Logging
import ServiceLifecycle
import Store
import Testing

@testable import Underveis

/// Protects what nobody asks for and everybody counts on: that the server puts right by itself what time has made wrong.
final class UpkeepTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "tilsyn-\(UUID().uuidString)")

  init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func house() async throws -> House {
    var settings = try Settings(SettingsReader(ConfigReader(provider: InMemoryProvider(values: [:]))))
    settings.isDemonstration = true
    settings.database = .sqlite(path: folder.appending(path: "base.sqlite").path)
    settings.contentFolder =
      URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "content").path
    return try await House(settings: settings)
  }

  @Test func `A server that starts counts the trend, and stops when it is asked to`() async throws {
    let house = try await house()
    #expect(try await !house.desk.complianceDaysAreRight())
    let sessions = Sessions(store: house.store.sessions, limits: house.settings.sessionLimits)
    let upkeep = Upkeep(desk: house.desk, store: house.store, sessions: sessions, logger: Logger(label: "test"))
    let group = ServiceGroup(services: [upkeep], logger: Logger(label: "test"))
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await group.run() }
      for _ in 0..<1_000 where try await !house.desk.complianceDaysAreRight() {
        try await Task.sleep(for: .milliseconds(20))
      }
      #expect(try await house.desk.complianceDaysAreRight())
      await group.triggerGracefulShutdown()
      try await tasks.waitForAll()
    }
  }
}
