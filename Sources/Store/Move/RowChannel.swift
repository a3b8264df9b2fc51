internal import Desk
internal import Foundation
internal import Synchronization

/// Carries rows from the one who reads to the one who writes, a few pages at a time, each on a thread of its engine's.
final class RowChannel: Sendable {
  enum Parcel: Sendable {
    case rows(StoredTable, [[SQLValue]])
    case end
  }

  private struct State {
    var parcels: [Parcel] = []
    /// Nobody takes any more.
    var isClosed = false
    /// Nobody sends any more, and not everything was sent.
    var isBroken = false
  }

  private let state = Mutex(State())
  private let room = DispatchSemaphore(value: 0)
  private let news = DispatchSemaphore(value: 0)

  /// A semaphore may not end lower than it began, and a channel that is broken off does; so it begins at nothing.
  init() { for _ in 0..<8 { room.signal() } }

  /// Waits for room.
  func put(_ parcel: Parcel) throws(StoreFailure) {
    room.wait()
    let isClosed = state.withLock { state in
      state.parcels.append(parcel)
      return state.isClosed
    }
    if isClosed {
      // Whoever tries after this one must not wait either.
      room.signal()
      throw Move.stopped
    }
    news.signal()
  }

  /// Waits for the next parcel.
  func take() throws(StoreFailure) -> Parcel {
    news.wait()
    let next = state.withLock { state in
      state.isBroken || state.parcels.isEmpty ? nil : state.parcels.removeFirst()
    }
    guard let next else { throw Move.stopped }
    room.signal()
    return next
  }

  /// The one who writes has stopped.
  func close() {
    state.withLock { $0.isClosed = true }
    room.signal()
  }

  /// The one who reads has stopped.
  func breakOff() {
    state.withLock { $0.isBroken = true }
    news.signal()
  }
}
