internal import Access
public import CivilTime
internal import Desk
public import Identity
internal import Seals

/// Log-ins in the database: they outlive a restart and hold on every machine.
public struct StoredSessions: SessionStore {
  let store: JournalStore

  /// A log-in that nobody has used for this long is forgotten.
  private static let forgottenAfter = 30 * 24 * 60

  private static let columns =
    "token_digest, id, kind, actor, sealed, csrf, place, issuer, subject, provider_session, created, last_seen, ended"

  public func add(_ session: Session) async throws {
    let own = try await store.seals.own()
    let values: [SQLValue] = [
      store.municipality, .text(session.tokenDigest), .text(session.id), .text(session.holder.kind.rawValue),
      .text(""), try own.seal([try Self.text(of: session.holder)], in: "session", [session.tokenDigest]),
      .text(session.csrf), .text(session.place),
      .text(session.provider?.issuer ?? ""), .text(session.provider?.subject ?? ""),
      .text(session.provider?.id ?? ""), .integer(session.created.milliseconds),
      .integer(session.lastSeen.milliseconds), .integer(session.ended?.milliseconds),
      .text(Self.token(session.holder.kind, session.holder.key, own)),
    ]
    let forgotten = session.created.adding(minutes: -Self.forgottenAfter).milliseconds
    try await store.commits.perform { [store] connection in
      try connection.run(
        "DELETE FROM session WHERE municipality = ? AND last_seen < ?", [store.municipality, .integer(forgotten)])
      try connection.run(
        """
        INSERT INTO session (municipality, \(Self.columns), holder)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """, values)
    }
  }

  public func session(tokenDigest: String) async throws -> Session? {
    try await sessions("token_digest = ?", [.text(tokenDigest)]).first
  }

  public func sessions(of kind: SignInKind, key: String) async throws -> [Session] {
    let own = try await store.seals.own()
    return try await sessions(
      "kind = ? AND holder = ? AND ended IS NULL", [.text(kind.rawValue), .text(Self.token(kind, key, own))])
  }

  public func sessions(of kind: SignInKind, seenSince moment: Moment) async throws -> [Session] {
    try await sessions(
      "last_seen >= ? AND kind = ? AND ended IS NULL", [.integer(moment.milliseconds), .text(kind.rawValue)])
  }

  public func sessions(notSeenSince idle: Moment, orBegunBy oldest: Moment) async throws -> [Session] {
    try await sessions(
      "(last_seen <= ? OR created <= ?) AND ended IS NULL", [idle, oldest].map { .integer($0.milliseconds) })
  }

  public func sessions(restingOn ended: EndedAtProvider) async throws -> [Session] {
    switch ended {
    case .session(let issuer, let id):
      try await sessions("issuer = ? AND provider_session = ? AND ended IS NULL", [.text(issuer), .text(id)])
    case .subject(let issuer, let subject):
      try await sessions("issuer = ? AND subject = ? AND ended IS NULL", [.text(issuer), .text(subject)])
    }
  }

  private func sessions(_ condition: String, _ values: [SQLValue]) async throws -> [Session] {
    let (all, own) = ([store.municipality] + values, try await store.seals.own())
    let rows = try await store.engine.read { connection in
      try connection.rows(
        "SELECT \(Self.columns) FROM session WHERE municipality = ? AND \(condition) ORDER BY created DESC", all)
    }
    return try rows.map { try session($0, own) }
  }

  private func session(_ row: SQLRow, _ own: OwnKey) throws -> Session {
    var reader = SQLRowReader(row)
    let (tokenDigest, id, kind) = (try reader.text(), try reader.text(), try reader.text())
    let (plain, sealed) = (try reader.text(), try reader.blob())
    // One from before the seals stands in the open until it has run out.
    let holder =
      try sealed.map { sealed in
        try store.holders.holder(of: tokenDigest, sealed: sealed) {
          try Self.decode(own.open(sealed, in: "session", [tokenDigest], count: 1)[0], kind)
        }
      } ?? Self.decode(plain, kind)
    let (csrf, place) = (try reader.text(), try reader.text())
    let provider = ProviderSession(
      issuer: try reader.text(), subject: try reader.text(), id: try reader.text())
    return Session(
      id: id, tokenDigest: tokenDigest, holder: holder, csrf: csrf, place: place,
      provider: provider.issuer.isEmpty ? nil : provider, created: Moment(milliseconds: try reader.integer()),
      lastSeen: Moment(milliseconds: try reader.integer()), ended: try reader.moment())
  }

  private static func text(of holder: SessionHolder) throws -> String {
    let bytes =
      switch holder {
      case .staff(let actor): try StoredText.data(actor)
      case .person(let person): try StoredText.data(person)
      }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What somebody's log-ins are found by: a person's key is a national id, which stands nowhere in the open.
  private static func token(_ kind: SignInKind, _ key: String, _ own: OwnKey) -> String {
    own.marks.token("log-in-\(kind.rawValue)", key)
  }

  private static func decode(_ text: String, _ kind: String) throws -> SessionHolder {
    if kind == SignInKind.person.rawValue {
      .person(try StoredText.decode(PersonActor.self, text, of: "innloggingen"))
    } else {
      .staff(try StoredText.decode(StaffActor.self, text, of: "innloggingen"))
    }
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
