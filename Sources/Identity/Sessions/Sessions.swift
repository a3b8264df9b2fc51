public import Access
public import Casework
public import CivilTime

/// The life of log-ins, common to every kind of identity: begun, recognised, listed, run out, ended.
public struct Sessions: Sendable {
  public let limits: SessionLimits
  private let store: any SessionStore

  public init(store: any SessionStore, limits: SessionLimits = SessionLimits()) {
    self.store = store
    self.limits = limits
  }

  /// Begins a log-in. The token is for the cookie and is kept nowhere else; it is always a new one, so that nobody can have
  /// planted it beforehand.
  public func begin(
    _ holder: SessionHolder, from place: String = "", restingOn provider: ProviderSession? = nil, at now: Moment
  ) async throws -> (token: String, session: Session) {
    let token = Secret.random()
    let session = Session(
      id: Secret.random(bytes: 8), tokenDigest: Secret.digest(token), holder: holder, csrf: Secret.random(),
      place: place, provider: provider, created: now, lastSeen: now)
    try await store.add(session)
    return (token, session)
  }

  /// Who holds this token; notes that they were seen.
  public func recognise(token: String?, at now: Moment) async throws -> Recognition {
    guard let token, Secret.isWellFormed(token) else { return .stranger }
    let digest = Secret.digest(token)
    guard var session = try await store.session(tokenDigest: digest) else { return .stranger }
    guard !limits.hasRunOut(session, at: now) else {
      // Whoever it is, is out all the same when this cannot be written down now: the next to find it so does it.
      return .expired(session, isNews: (try? await endRunOut(session)) ?? false)
    }
    // Once a minute is enough to know who is idle, and spares a write on every page.
    if session.lastSeen.minutes(until: now) >= 1 {
      try await store.seen(tokenDigest: digest, at: now)
      session.lastSeen = now
    }
    return .present(session)
  }

  /// This holder's log-ins that hold, the newest first.
  public func open(of holder: SessionHolder, at now: Moment) async throws -> [Session] {
    try await store.sessions(of: holder.kind, key: holder.key).filter { !limits.hasRunOut($0, at: now) }
  }

  /// The log-ins of all staff that hold, the newest first.
  public func openOfStaff(at now: Moment) async throws -> [Session] {
    try await store.sessions(of: .staff, seenSince: now.adding(minutes: -limits.idleMinutes))
      .filter { !limits.hasRunOut($0, at: now) }
  }

  /// Ends this log-in. Ending twice is no error.
  public func end(_ session: Session, at now: Moment) async throws {
    try await store.end(tokenDigest: session.tokenDigest, at: now)
  }

  /// Ends those, and says how many there were.
  @discardableResult
  public func end(_ sessions: [Session], at now: Moment) async throws -> Int {
    for session in sessions { try await end(session, at: now) }
    return sessions.count
  }

  /// Ends a colleague's log-ins, and writes down who did it.
  ///
  /// - Returns: how many there were that the leader may end.
  public func end(of colleague: StaffID, by leader: StaffActor, at now: Moment) async throws -> Int {
    let open = try await openOfStaff(at: now).filter { session in
      session.actor.map { $0.id == colleague && mayEndLogIns(of: $0, leader) } ?? false
    }
    guard let actor = open.first?.actor else { return 0 }
    try await store.end(open, noting: SignInEvent(ended: open, of: actor, by: leader, at: now))
    return open.count
  }

  /// Ends the log-ins of staff that no longer hold, and writes down that the list of staff did it.
  ///
  /// - Returns: how many people lost theirs.
  public func endOfStaff(where isOver: (StaffActor) -> Bool, at now: Moment) async throws -> Int {
    let over = try await openOfStaff(at: now).filter { $0.actor.map(isOver) ?? false }
    let people = Dictionary(grouping: over) { $0.actor?.id }
    for sessions in people.values {
      guard let actor = sessions.first?.actor else { continue }
      try await store.end(sessions, noting: SignInEvent(ended: sessions, of: actor, by: nil, at: now))
    }
    return people.count
  }

  /// Ends the log-ins that have run out by themselves, and writes down whose.
  ///
  /// - Returns: how many this machine was the first to find.
  public func endRunOut(at now: Moment) async throws -> Int {
    let over = try await store.sessions(
      notSeenSince: now.adding(minutes: -limits.idleMinutes), orBegunBy: now.adding(minutes: -limits.longestMinutes))
    var count = 0
    for session in over where try await endRunOut(session) { count += 1 }
    return count
  }

  /// - Returns: whether this was the first to find that it has run out.
  private func endRunOut(_ session: Session) async throws -> Bool {
    guard session.ended == nil else { return false }
    let end = limits.runsOut(session)
    return try await store.endRunOut(
      session, at: end, noting: session.actor.map { SignInEvent(ranOut: session, of: $0, at: end) })
  }

  /// Writes down something that the leaders must be able to see afterwards.
  public func note(_ event: SignInEvent) async throws { try await store.note(event) }

  /// What has been written down, as far as this leader sees it, the newest first. A system may fetch every hour, and every
  /// log-in may run out: that is counted apart, so that it does not push out what was done to somebody.
  public func events(
    for leader: StaffActor, endings: Int = 50, fetches: Int = 10, runOut: Int = 10
  ) async throws -> [SignInEvent] {
    let unit = leader.role == .leader ? nil : leader.unit
    let ended = try await store.events(SignInEvent.Kind.endings, of: unit, limit: endings)
    let fetched = try await store.events([.figuresFetched], of: unit, limit: fetches)
    let ranOut = try await store.events([.ranOut], of: unit, limit: runOut)
    return (ended + fetched + ranOut).sorted { $0.at > $1.at }
  }

  /// Ends what rests on a log-in that has ended at the provider.
  @discardableResult
  public func end(restingOn ended: EndedAtProvider, at now: Moment) async throws -> Int {
    try await end(try await store.sessions(restingOn: ended), at: now)
  }
}
