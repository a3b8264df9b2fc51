public import Casework
public import CivilTime
internal import Desk
public import Identity

extension StoredSessions {
  public func end(_ sessions: [Session], noting event: SignInEvent) async throws {
    let ends = sessions.map { [.integer(event.at.milliseconds)] + store.text($0.tokenDigest) }
    try await store.commits.perform { [store] connection in
      for values in ends {
        try connection.run(
          "UPDATE session SET ended = COALESCE(ended, ?) WHERE municipality = ? AND token_digest = ?", values)
      }
      try store.write(event, connection)
    }
  }

  public func endRunOut(_ session: Session, at moment: Moment, noting event: SignInEvent?) async throws -> Bool {
    let values =
      [.integer(moment.milliseconds)] + store.text(session.tokenDigest) + [.integer(session.lastSeen.milliseconds)]
    return try await store.engine.transaction { [store] connection in
      let isFirst = try !connection.rows(
        """
        UPDATE session SET ended = ? WHERE municipality = ? AND token_digest = ? AND last_seen = ? AND ended IS NULL
        RETURNING ended
        """, values
      ).isEmpty
      if isFirst, let event { try store.write(event, connection) }
      return isFirst
    }
  }

  public func note(_ event: SignInEvent) async throws {
    try await store.commits.perform { [store] connection in try store.write(event, connection) }
  }

  public func events(
    _ kinds: [SignInEvent.Kind], of unit: UnitID?, limit: Int
  ) async throws -> [SignInEvent] {
    let marks = kinds.map { _ in "?" }.joined(separator: ", ")
    let values =
      [store.municipality] + kinds.map { .text($0.rawValue) } + (unit.map { [.text($0.text)] } ?? [])
      + [.integer(Int64(limit))]
    return try await store.engine.read { connection in
      try connection.rows(
        """
        SELECT kind, by_id, by_name, whom, whom_name, unit, log_ins, at FROM sign_in_event
        WHERE municipality = ? AND kind IN (\(marks))\(unit == nil ? "" : " AND unit = ?") ORDER BY at DESC LIMIT ?
        """, values)
    }.map(Self.event)
  }

  private static func event(_ row: SQLRow) throws -> SignInEvent {
    var reader = SQLRowReader(row)
    let word = try reader.text()
    guard let kind = SignInEvent.Kind(rawValue: word) else {
      throw StoreFailure.unavailable("En hendelse er av et slag («\(word)») som dette programmet ikke kjenner.")
    }
    return SignInEvent(
      kind, by: try reader.text(), byName: try reader.text(), whom: try reader.text(), whomName: try reader.text(),
      unit: UnitID(try reader.text()), count: try reader.int(), at: Moment(milliseconds: try reader.integer()))
  }
}

extension JournalStore {
  fileprivate func write(_ event: SignInEvent, _ connection: any Connection) throws {
    try connection.run(
      """
      INSERT INTO sign_in_event (municipality, kind, by_id, by_name, whom, whom_name, unit, log_ins, at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        municipality, .text(event.kind.rawValue), .text(event.by), .text(event.byName), .text(event.whom),
        .text(event.whomName), .text(event.unit.text), .integer(event.count), .integer(event.at.milliseconds),
      ])
  }
}
