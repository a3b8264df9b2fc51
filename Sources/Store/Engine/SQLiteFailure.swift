internal import Desk
internal import GRDB

extension StoreFailure {
  static let fileIsGone = StoreFailure.unavailable(
    "Databasefilen er flyttet, slettet eller byttet ut mens programmet går. Ingenting leses eller lagres. Legg filen tilbake der "
      + "den lå, eller start programmet på nytt.")

  /// Tells what an error of the engine means, in words that hold nothing of a person: never the statement or its values.
  init(_ error: any Error) {
    switch error {
    case let known as StoreFailure: self = known
    case let error as PostgresError: self = error.told
    case let error as DatabaseError: self = Self.told(error.extendedResultCode)
    case is MisreadValue:
      self = .unavailable(
        "Databasen inneholder en verdi som ikke kan leses. Kjør «underveis verify», og hent fram siste sikkerhetskopi.")
    case is CancellationError: self = .unavailable("Spørringen ble avbrutt før den var ferdig.")
    default: self = .unavailable("Databasen svarte med en ukjent feil (\(type(of: error))).")
    }
  }

  private static func told(_ code: ResultCode) -> StoreFailure {
    // The shared-memory file beside the write-ahead log cannot grow: what a full disk looks like from there.
    if code == .SQLITE_IOERR_SHMSIZE { return .full }
    if code == .SQLITE_CONSTRAINT_TRIGGER {
      return .unavailable("Feil i programmet: en rad er en annen kommunes enn databasefilen. Ingenting er lagret.")
    }
    switch code.primaryResultCode {
    case .SQLITE_FULL: return .full
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      return .unavailable("Databasen er opptatt av et annet program. Prøv igjen om litt.")
    case .SQLITE_CANTOPEN:
      return .unavailable("Databasefilen kan ikke åpnes. Se etter at mappen finnes og at programmet får skrive i den.")
    case .SQLITE_READONLY, .SQLITE_PERM:
      return .unavailable("Databasefilen er skrivebeskyttet. Gi programmet rett til å skrive i filen og mappen.")
    case .SQLITE_NOTADB, .SQLITE_CORRUPT:
      return .unavailable("Databasefilen er skadet eller ikke en database. Hent fram siste sikkerhetskopi.")
    case .SQLITE_IOERR:
      return .unavailable("Disken svarte med en feil (kode \(code.rawValue)). Se etter disken før noe skrives igjen.")
    default: return .unavailable("Databasen kunne ikke svare (kode \(code.rawValue)).")
    }
  }
}
