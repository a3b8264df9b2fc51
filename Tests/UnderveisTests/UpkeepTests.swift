import Desk
import Identity
import Logging
import ServiceLifecycle
import Store
import Testing

@testable import Underveis

/// Protects what nobody asks for and everybody counts on: that the server puts right by itself what time has made wrong.
struct UpkeepTests {
  @Test func `A server that starts counts the trend, and stops when it is asked to`() async throws {
    let own = try await TestHouse()
    let house = own.house
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
