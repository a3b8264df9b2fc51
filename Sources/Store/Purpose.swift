internal import Casework
public import Desk

/// What a database is for. It is marked once, when it is first served from, and never changes.
public enum DatabasePurpose: String, Sendable, CaseIterable {
  /// Made-up persons only: anybody may log in as anybody.
  case demonstration
  /// Real people.
  case real
}

extension JournalStore {
  /// What the database has been marked for; nil for one that has not been served from.
  public func purpose() async throws(StoreFailure) -> DatabasePurpose? {
    try await database.read { connection in
      try connection.first("SELECT purpose FROM database_purpose", [])
        .flatMap { DatabasePurpose(rawValue: try $0.text(0)) }
    }
  }

  /// Marks the database for that purpose, or checks that it already is.
  ///
  /// One from before there were marks, with something in it, is a demonstration: nothing else could be served then.
  ///
  /// - Throws: `StoreFailure.unavailable` when it is for another purpose, with what to do.
  public func claim(for purpose: DatabasePurpose) async throws(StoreFailure) {
    try await Self.claim(database, for: purpose, MunicipalityID(seals.municipality))
  }

  /// The same of a database that the store is not on.
  static func claim(
    _ database: any Engine, for purpose: DatabasePurpose, _ municipality: MunicipalityID
  ) async throws(StoreFailure) {
    let (tables, place) = (["journal", "session", "self_assessment"], SQLValue.text(municipality.text))
    // Asked for our own too: an engine with a wall shows the whole database nobody's rows.
    let holdsOurs = try await database.within(municipality).read { connection in
      try tables.contains { try connection.first("SELECT 1 FROM \($0) WHERE municipality = ? LIMIT 1", [place]) != nil }
    }
    let found = try await database.transaction { connection -> String? in
      if let mark = try connection.first("SELECT purpose FROM database_purpose", []) { return try mark.text(0) }
      let isInUse = try holdsOurs || tables.contains { try connection.first("SELECT 1 FROM \($0) LIMIT 1", []) != nil }
      let mark = isInUse ? DatabasePurpose.demonstration : purpose
      try connection.run("INSERT INTO database_purpose (purpose) VALUES (?)", [.text(mark.rawValue)])
      return mark.rawValue
    }
    guard found != purpose.rawValue else { return }
    switch purpose {
    case .demonstration:
      throw .unavailable(
        "Databasen er til ekte personer og åpnes ikke i demo-modus, der hvem som helst kan logge inn som hvem som helst. "
          + "Start uten --demo, eller oppgi en annen database i database.path.")
    case .real:
      throw .unavailable(
        "Databasen er laget i demo-modus og har bare oppdiktede personer. Den åpnes ikke til ekte bruk. "
          + "Oppgi en annen database i database.path; den lages første gang serveren starter.")
    }
  }
}
