internal import Access
public import CivilTime
internal import Desk
public import Identity

/// Log-ins in the database: they outlive a restart and hold on every machine.
public struct StoredSessions: SessionStore {
  let store: JournalStore

  /// A log-in that nobody has used for this long is forgotten.
  private static let forgottenAfter = 30 * 24 * 60

  public func add(_ session: Session) async throws {
    let values: [SQLValue] = [
      store.municipality, .text(session.tokenDigest), .text(session.id), try StoredText.encode(session.actor),
      .text(session.csrf), .integer(session.created.milliseconds), .integer(session.lastSeen.milliseconds),
      .integer(session.ended?.milliseconds),
    ]
    let forgotten = session.created.adding(minutes: -Self.forgottenAfter).milliseconds
    try await store.commits.perform { [store] connection in
      try connection.run(
        "DELETE FROM session WHERE municipality = ? AND last_seen < ?", [store.municipality, .integer(forgotten)])
      try connection.run(
        """
        INSERT INTO session (municipality, token_digest, id, actor, csrf, created, last_seen, ended)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """, values)
    }
  }

  public func session(tokenDigest: String) async throws -> Session? {
    let key = store.text(tokenDigest)
    let row = try await store.engine.read { connection in
      try connection.first(
        """
        SELECT id, actor, csrf, created, last_seen, ended FROM session WHERE municipality = ? AND token_digest = ?
        """, key)
    }
    guard let row else { return nil }
    var reader = SQLRowReader(row)
    return Session(
      id: try reader.text(), tokenDigest: tokenDigest,
      actor: try StoredText.decode(StaffActor.self, try reader.text(), of: "innloggingen"), csrf: try reader.text(),
      created: Moment(milliseconds: try reader.integer()), lastSeen: Moment(milliseconds: try reader.integer()),
      ended: try reader.moment())
  }

  public func seen(tokenDigest: String, at moment: Moment) async throws {
    try await set("last_seen = ?", tokenDigest, moment)
  }

  public func end(tokenDigest: String, at moment: Moment) async throws {
    // The first end is the one that counts.
    try await set("ended = COALESCE(ended, ?)", tokenDigest, moment)
  }

  private func set(_ change: String, _ tokenDigest: String, _ moment: Moment) async throws {
    let values = [.integer(moment.milliseconds)] + store.text(tokenDigest)
    try await store.commits.perform { connection in
      try connection.run("UPDATE session SET \(change) WHERE municipality = ? AND token_digest = ?", values)
    }
  }
}

extension JournalStore {
  /// Where this municipality's log-ins are kept.
  public var sessions: StoredSessions { StoredSessions(store: self) }

  /// Where this municipality's forms wait for a new log-in.
  public var parkedForms: StoredForms { StoredForms(store: self) }
}
