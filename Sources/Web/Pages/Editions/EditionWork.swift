internal import Desk

/// The comparison that runs or was made last. It is long work: one at a time, and one may leave it and come back.
actor EditionWork {
  enum State: Sendable {
    case nothing
    case running(read: Int)
    case done(EditionReport)
    case failed
  }

  private(set) var state = State.nothing
  private var round = 0

  /// Begins, unless one is running already. The newest is the one whose outcome is kept.
  func begin(
    _ work: @escaping @Sendable (_ tell: @escaping @Sendable (Int) async -> Void) async throws -> EditionReport
  ) {
    if case .running = state { return }
    round += 1
    let mine = round
    state = .running(read: 0)
    Task {
      do {
        let report = try await work { read in await self.set(.running(read: read), in: mine) }
        set(.done(report), in: mine)
      } catch {
        set(.failed, in: mine)
      }
    }
  }

  private func set(_ state: State, in round: Int) {
    guard round == self.round else { return }
    self.state = state
  }
}
