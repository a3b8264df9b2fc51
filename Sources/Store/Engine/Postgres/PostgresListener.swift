internal import CPostgres
internal import Desk
internal import Foundation
internal import Synchronization

/// Hears what every program on the database has written (LISTEN), on a connection and a thread of its own.
final class PostgresListener: Sendable {
  static let channel = "underveis"

  private struct State {
    var hasBegun = false
    var isClosed = false
  }

  private let address: PostgresAddress
  private let broadcast = ChangeBroadcast()
  private let state = Mutex(State())

  init(_ address: PostgresAddress) { self.address = address }

  /// The first follower starts the listening, and hears ``StoreChange/everything`` when it has begun.
  func follow(_ municipality: String?) -> AsyncStream<StoreChange> {
    let stream = broadcast.follow(municipality)
    let isFirst = state.withLock { state in
      defer { state.hasBegun = true }
      return !state.hasBegun
    }
    if isFirst { Thread.detachNewThread { self.listen() } }
    return stream
  }

  func close() { state.withLock { $0.isClosed = true } }

  private var isClosed: Bool { state.withLock(\.isClosed) }

  private func listen() {
    while !isClosed {
      if let handle = try? address.connect() {
        listen(on: handle)
        PQfinish(handle)
      }
      if !isClosed { Thread.sleep(forTimeInterval: 0.5) }
    }
  }

  /// Until the connection breaks.
  private func listen(on handle: OpaquePointer) {
    let answer = PQexec(handle, "LISTEN \(Self.channel)")
    defer { PQclear(answer) }
    guard PQresultStatus(answer) == PGRES_COMMAND_OK else { return }
    // Nobody knows what was written before the listening began.
    broadcast.pass(.everything, of: nil)
    while !isClosed {
      guard PostgresWaiting.wait(PQsocket(handle), reading: true, milliseconds: 500) else { continue }
      guard PQconsumeInput(handle) == 1 else { return }
      while let notice = PQnotifies(handle) {
        pass(String(cString: notice.pointee.extra))
        PQfreemem(notice)
      }
    }
  }

  /// The municipality, a space, and what has changed.
  private func pass(_ text: String) {
    let parts = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return }
    broadcast.pass(StoreChange(code: String(parts[1])), of: String(parts[0]))
  }
}
