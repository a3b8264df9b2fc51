internal import Desk
internal import Foundation
internal import Synchronization

/// One piece of work from when it is asked for until it is answered, and what to do if the one who asked goes away.
final class PostgresCall: Sendable {
  private struct State {
    var isCancelled = false
    var running: PostgresCanceller?
  }

  private let state = Mutex(State())
  private let asked = ContinuousClock.now
  /// Whether going away stops it. A write that has begun goes on.
  private let canBeStopped: Bool

  private static let patience = Duration.seconds(10)

  init(canBeStopped: Bool) { self.canBeStopped = canBeStopped }

  /// Takes a lane's next seat for the work, and waits without holding a thread.
  static func perform<Answer: Sendable>(
    on lane: PostgresLane, canBeStopped: Bool,
    _ work: @escaping @Sendable (PostgresSeat, PostgresCall) throws -> Answer
  ) async throws(StoreFailure) -> Answer {
    let call = PostgresCall(canBeStopped: canBeStopped)
    let outcome = await withTaskCancellationHandler {
      await withCheckedContinuation { (caller: CheckedContinuation<Result<Answer, StoreFailure>, Never>) in
        lane.take { seat in
          do {
            try call.checkWait()
            caller.resume(returning: .success(try work(seat, call)))
          } catch {
            caller.resume(returning: .failure(StoreFailure(error)))
          }
        }
      }
    } onCancel: {
      call.cancel()
    }
    return try outcome.get()
  }

  private func checkWait() throws {
    if canBeStopped, state.withLock(\.isCancelled) { throw CancellationError() }
    guard ContinuousClock.now - asked < Self.patience else { throw PostgresError.crowded }
  }

  /// Runs something on the link that the one who asked may stop.
  func running<Answer>(on link: PostgresLink, _ work: () throws -> Answer) throws -> Answer {
    guard canBeStopped else { return try work() }
    let canceller = link.canceller()
    try state.withLock { state in
      if state.isCancelled { throw CancellationError() }
      state.running = canceller
    }
    defer {
      let wasCancelled = state.withLock { state in
        state.running = nil
        return state.isCancelled
      }
      // The stop may still be on its way, and must not meet the next one's question.
      if wasCancelled { link.giveUp() }
    }
    do {
      return try work()
    } catch PostgresError.refused("57014") where state.withLock(\.isCancelled) {
      throw CancellationError()
    }
  }

  private func cancel() {
    let running = state.withLock { state in
      state.isCancelled = true
      return state.running
    }
    // Asking the server waits for it, and the one who cancels may stand on an event loop.
    if let running, canBeStopped { DispatchQueue.global().async { running.cancel() } }
  }
}
