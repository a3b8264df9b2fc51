public import Casework
public import CivilTime

/// Where log-ins are kept, so that they outlive a restart and hold on every machine.
public protocol SessionStore: Sendable {
  func add(_ session: Session) async throws
  /// The session with that digest, also when it has ended; nil when there never was one, or it has been forgotten.
  func session(tokenDigest: String) async throws -> Session?
  /// That holder's log-ins that nobody has ended, the newest first.
  func sessions(of kind: SignInKind, key: String) async throws -> [Session]
  /// Everybody's of that kind that nobody has ended and that were seen since then, the newest first.
  func sessions(of kind: SignInKind, seenSince moment: Moment) async throws -> [Session]
  /// The log-ins that rest on what has ended at the provider, and that nobody has ended here.
  func sessions(restingOn ended: EndedAtProvider) async throws -> [Session]
  func seen(tokenDigest: String, at moment: Moment) async throws
  func end(tokenDigest: String, at moment: Moment) async throws
  /// Ends those and writes down that it was done, both or neither.
  func end(_ sessions: [Session], noting event: SignInEvent) async throws
  /// Those that nobody has ended, and that were not seen after the first moment or were begun by the second.
  func sessions(notSeenSince idle: Moment, orBegunBy oldest: Moment) async throws -> [Session]
  /// Ends one that has run out and writes it down, both or neither; unless somebody has ended or used it in the meantime.
  ///
  /// - Parameter event: nil where nothing may be written down of whose it was.
  /// - Returns: whether it was ended here: of many who find it at once, one is told so.
  func endRunOut(_ session: Session, at moment: Moment, noting event: SignInEvent?) async throws -> Bool
  func note(_ event: SignInEvent) async throws
  /// What of these kinds has been written down, the newest first; of one unit's staff when it is given.
  func events(_ kinds: [SignInEvent.Kind], of unit: UnitID?, limit: Int) async throws -> [SignInEvent]
}

/// Log-ins in memory: they end when the program does.
public actor MemorySessions: SessionStore {
  private var sessions: [String: Session] = [:]
  private var noted: [SignInEvent] = []
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

  public func sessions(of kind: SignInKind, key: String) -> [Session] {
    open { $0.holder.kind == kind && $0.holder.key == key }
  }

  public func sessions(of kind: SignInKind, seenSince moment: Moment) -> [Session] {
    open { $0.holder.kind == kind && $0.lastSeen >= moment }
  }

  public func sessions(restingOn ended: EndedAtProvider) -> [Session] {
    open { session in
      switch ended {
      case .session(let issuer, let id): session.provider.map { $0.issuer == issuer && $0.id == id } ?? false
      case .subject(let issuer, let subject):
        session.provider.map { $0.issuer == issuer && $0.subject == subject } ?? false
      }
    }
  }

  private func open(_ isMeant: (Session) -> Bool) -> [Session] {
    sessions.values.filter { $0.ended == nil && isMeant($0) }.sorted { $0.created > $1.created }
  }

  public func seen(tokenDigest: String, at moment: Moment) {
    sessions[tokenDigest]?.lastSeen = moment
  }

  public func end(tokenDigest: String, at moment: Moment) {
    guard sessions[tokenDigest]?.ended == nil else { return }
    sessions[tokenDigest]?.ended = moment
  }

  public func end(_ sessions: [Session], noting event: SignInEvent) {
    for session in sessions { end(tokenDigest: session.tokenDigest, at: event.at) }
    note(event)
  }

  public func sessions(notSeenSince idle: Moment, orBegunBy oldest: Moment) -> [Session] {
    open { $0.lastSeen <= idle || $0.created <= oldest }
  }

  public func endRunOut(_ session: Session, at moment: Moment, noting event: SignInEvent?) -> Bool {
    guard let now = sessions[session.tokenDigest], now.ended == nil, now.lastSeen == session.lastSeen else {
      return false
    }
    end(tokenDigest: session.tokenDigest, at: moment)
    if let event { note(event) }
    return true
  }

  public func note(_ event: SignInEvent) { noted.append(event) }

  public func events(_ kinds: [SignInEvent.Kind], of unit: UnitID?, limit: Int) -> [SignInEvent] {
    Array(noted.reversed().filter { kinds.contains($0.kind) && (unit == nil || $0.unit == unit) }.prefix(limit))
  }
}
