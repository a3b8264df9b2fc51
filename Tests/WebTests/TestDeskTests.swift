import Casework
import CivilTime
import Testing

@testable import Web

/// Protects the desk that page tests stand on.
struct TestDeskTests {
  @Test func aRecordHasTheHistoryItWasGiven() async throws {
    let desk = try TestDesk()
    let state = try await desk.state(try await desk.openRecordWithHistory())
    #expect(state.isOpen)
    #expect(state.pathway?.pathway == 3)
    #expect(state.scores.first?.change == -10)
    #expect(state.happenings.map(\.fact) == [.overdose])
    #expect(desk.today.iso == "2026-11-23")
  }
}
