import Synchronization
import Testing

@testable import Web

/// Protects the load balancer's choice: a sick database and a sick node are told apart, and a node says that it leaves.
struct ReadinessTests {
  @Test func `Nothing is ready before the database has answered, and it says what is sick`() {
    let time = Mutex(ContinuousClock().now)
    let readiness = Readiness(patience: .seconds(6), mostLag: .milliseconds(500), now: { time.withLock { $0 } })
    #expect(readiness.report == .init(node: .well, database: .unknown, staffList: .well) && !readiness.report.isReady)
    readiness.databaseAnswered()
    #expect(readiness.report.isReady)
    readiness.databaseFailed()
    #expect(readiness.report == .init(node: .well, database: .silent, staffList: .well) && !readiness.report.isReady)
    readiness.databaseAnswered()
    time.withLock { $0 = $0.advanced(by: .seconds(7)) }
    #expect(readiness.report.database == .silent, "a database that hangs says nothing at all")
    readiness.databaseAnswered()
    readiness.loopWasLate(by: .seconds(1))
    #expect(readiness.report == .init(node: .slow, database: .well, staffList: .well) && readiness.report.isReady)
    readiness.leave()
    #expect(readiness.report.node == .leaving && !readiness.report.isReady)
  }

  @Test func `The address for load balancers says it in a word each, and nothing more`() async throws {
    let site = try TestSite()
    let before = try await site.stranger().get("/klar")
    #expect(before.status == 503)
    #expect(before.body == #"{"klar":false,"node":"i orden","database":"ikke prøvd","ansatte":"i orden"}"#)
    site.readiness.databaseAnswered()
    let after = try await site.stranger().get("/klar")
    #expect(after.status == 200)
    #expect(after.body == #"{"klar":true,"node":"i orden","database":"i orden","ansatte":"i orden"}"#)
    site.readiness.leave()
    #expect(try await site.stranger().get("/klar").body.contains("avslutter"))
    #expect(try await site.stranger().get("/health").status == 200, "a node that leaves is alive")
  }
}
