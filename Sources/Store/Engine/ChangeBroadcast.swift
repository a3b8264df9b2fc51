internal import Casework
internal import Desk
internal import Synchronization

/// Passes changes on to everybody who follows them.
final class ChangeBroadcast: Sendable {
  private struct Follower {
    let municipality: String?
    let stream: AsyncStream<StoreChange>.Continuation
  }

  private struct Followers {
    var next = 0
    var known: [Int: Follower] = [:]
  }

  private let followers = Mutex(Followers())

  /// One who is slow gets the newest hundred and, before them, is told that something has been lost.
  private static let mostWaiting = 100

  func follow(_ municipality: String?) -> AsyncStream<StoreChange> {
    let (stream, continuation) = AsyncStream.makeStream(
      of: StoreChange.self, bufferingPolicy: .bufferingNewest(Self.mostWaiting))
    let number = followers.withLock { followers in
      followers.next += 1
      followers.known[followers.next] = Follower(municipality: municipality, stream: continuation)
      return followers.next
    }
    continuation.onTermination = { [weak self] _ in
      self?.followers.withLock { followers in followers.known[number] = nil }
    }
    return stream
  }

  /// - Parameter municipality: whose change it is; nil for one that concerns everybody.
  func pass(_ change: StoreChange, of municipality: String?) {
    let concerned = followers.withLock { followers in
      followers.known.values.filter { municipality == nil || $0.municipality == nil || $0.municipality == municipality }
    }
    for follower in concerned {
      if case .dropped = follower.stream.yield(change) { follower.stream.yield(.everything) }
    }
  }

  deinit { followers.withLock { followers in for follower in followers.known.values { follower.stream.finish() } } }
}

extension StoreChange {
  /// The change in the few letters in which it travels between programs. It names a record and holds nothing of it.
  var code: String {
    switch self {
    case .record(let record): "r \(record.text)"
    case .editions: "e"
    case .everything: "*"
    }
  }

  /// What the letters say; what another version of the program says in letters unknown here may be anything.
  init(code: String) {
    switch code {
    case "e": self = .editions
    case _ where code.hasPrefix("r "): self = .record(RecordID(String(code.dropFirst(2))))
    default: self = .everything
    }
  }
}
