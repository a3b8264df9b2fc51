internal import Foundation
internal import Synchronization

/// A bounded number of threads, each with a connection of its own, that take the next piece of work.
///
/// libpq waits on the thread that calls it, so these threads are ours: neither the event loops' nor Swift's own pool,
/// which has one per core and would stand still.
final class PostgresLane: Sendable {
  typealias Work = @Sendable (PostgresSeat) -> Void

  private struct State {
    var waiting: [Work] = []
    var idle = 0
    var threads = 0
    var isClosed = false
  }

  private let address: PostgresAddress
  private let most: Int
  private let state = Mutex(State())
  private let news = DispatchSemaphore(value: 0)

  init(_ address: PostgresAddress, most: Int) { (self.address, self.most) = (address, most) }

  /// Takes the work on. Threads come as they are needed, and stay.
  func take(_ work: @escaping Work) {
    let isShort = state.withLock { state in
      state.waiting.append(work)
      guard state.waiting.count > state.idle, state.threads < most else { return false }
      state.threads += 1
      return true
    }
    if isShort { Thread.detachNewThread { self.serve() } }
    news.signal()
  }

  /// Lets the threads end when they have done what is waiting.
  func close() {
    let threads = state.withLock { state in
      state.isClosed = true
      return state.threads
    }
    for _ in 0..<threads { news.signal() }
  }

  private func serve() {
    let seat = PostgresSeat(address)
    while true {
      state.withLock { $0.idle += 1 }
      news.wait()
      let (work, isClosed): (Work?, Bool) = state.withLock { state in
        state.idle -= 1
        return (state.waiting.isEmpty ? nil : state.waiting.removeFirst(), state.isClosed)
      }
      if let work { work(seat) } else if isClosed { return }
    }
  }
}

/// A thread's place at the server: its connection, opened when first needed and again when it has broken.
final class PostgresSeat {
  private let address: PostgresAddress
  private var link: PostgresLink?

  init(_ address: PostgresAddress) { self.address = address }

  func use<Answer>(_ work: (PostgresLink) throws -> Answer) throws -> Answer {
    let link = try self.link ?? PostgresLink(address)
    self.link = link
    defer { if !link.isUsable { self.link = nil } }
    return try work(link)
  }
}
