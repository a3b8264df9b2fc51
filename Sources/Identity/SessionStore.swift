public import CivilTime

/// Where log-ins are kept, so that they outlive a restart and hold on every machine.
public protocol SessionStore: Sendable {
  func add(_ session: Session) async throws
  /// The session with that digest, also when it has ended; nil when there never was one, or it has been forgotten.
  func session(tokenDigest: String) async throws -> Session?
  func seen(tokenDigest: String, at moment: Moment) async throws
  func end(tokenDigest: String, at moment: Moment) async throws
}

/// Log-ins in memory: they end when the program does.
public actor MemorySessions: SessionStore {
  private var sessions: [String: Session] = [:]
  private let capacity: Int

  /// - Parameter capacity: how many are kept; beyond it the one seen longest ago is forgotten.
  public init(capacity: Int = 10_000) {
    self.capacity = capacity
  }

  public func add(_ session: Session) {
    if sessions.count >= capacity, let oldest = sessions.values.min(by: { $0.lastSeen < $1.lastSeen }) {
      sessions[oldest.tokenDigest] = nil
    }
    sessions[session.tokenDigest] = session
  }

  public func session(tokenDigest: String) -> Session? {
    sessions[tokenDigest]
  }

  public func seen(tokenDigest: String, at moment: Moment) {
    sessions[tokenDigest]?.lastSeen = moment
  }

  public func end(tokenDigest: String, at moment: Moment) {
    guard sessions[tokenDigest]?.ended == nil else { return }
    sessions[tokenDigest]?.ended = moment
  }
}
