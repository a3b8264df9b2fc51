internal import CivilTime
internal import Desk
public import Identity

/// Attempts to log in, in the database: the answer may come to another machine.
public struct StoredSignInAttempts: SignInAttempts {
  let store: JournalStore

  public func add(_ attempt: SignInAttempt) async throws {
    let values: [SQLValue] = [
      store.municipality, .text(attempt.stateDigest), .text(attempt.browserDigest), .text(attempt.kind.rawValue),
      .text(attempt.nonce), .text(attempt.verifier), .text(attempt.destination), .text(attempt.parked),
      .integer(attempt.started.milliseconds), .flag(attempt.mustBeFresh),
    ]
    let tooOld = attempt.started.adding(minutes: -SignInAttempt.longestMinutes).milliseconds
    try await store.commits.perform { [store] connection in
      try connection.run(
        "DELETE FROM sign_in_attempt WHERE municipality = ? AND started <= ?", [store.municipality, .integer(tooOld)])
      try connection.run(
        """
        INSERT INTO sign_in_attempt (municipality, state_digest, browser_digest, kind, nonce, verifier, destination,
          parked, started, must_be_fresh) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """, values)
    }
  }

  public func take(stateDigest: String, browserDigest: String) async throws -> SignInAttempt? {
    let key = store.text(stateDigest) + [.text(browserDigest)]
    let row = try await store.engine.transaction { connection -> SQLRow? in
      let row = try connection.first(
        """
        SELECT kind, nonce, verifier, destination, parked, started, must_be_fresh
        FROM sign_in_attempt WHERE municipality = ? AND state_digest = ? AND browser_digest = ?
        """, key)
      if row != nil {
        try connection.run(
          "DELETE FROM sign_in_attempt WHERE municipality = ? AND state_digest = ? AND browser_digest = ?", key)
      }
      return row
    }
    guard let row else { return nil }
    var reader = SQLRowReader(row)
    guard let kind = SignInKind(rawValue: try reader.text()) else { return nil }
    return SignInAttempt(
      stateDigest: stateDigest, browserDigest: browserDigest, kind: kind, nonce: try reader.text(),
      verifier: try reader.text(), destination: try reader.text(), parked: try reader.text(),
      started: Moment(milliseconds: try reader.integer()), mustBeFresh: try reader.flag())
  }
}

extension JournalStore {
  /// Where this municipality's attempts to log in wait.
  public var signInAttempts: StoredSignInAttempts { StoredSignInAttempts(store: self) }
}
