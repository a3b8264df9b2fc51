internal import Desk

/// What goes wrong with keys and seals, in the words of the one who must mend it.
enum SealFailure {
  static let unsealable = StoreFailure.unavailable("Det som skulle lagres, kunne ikke forsegles. Ingenting er lagret.")

  static func noMaster(_ id: String, lookedIn place: String) -> StoreFailure {
    .unavailable(
      "Journalene er forseglet med hovednøkkelen \(id), og den er ikke i \(place). Hent fram kopien av nøkkelfilen som "
        + "har \(id), og start igjen. Ingenting er endret.")
  }

  static func wrongMaster(_ id: String, lookedIn place: String) -> StoreFailure {
    .unavailable(
      "Hovednøkkelen \(id) i \(place) er ikke den som journalene er forseglet med, enda den har samme navn; eller en "
        + "pakket nøkkel i databasen er endret. Hent fram kopien av nøkkelfilen. Ingenting er endret.")
  }

  static func missing(record: String) -> StoreFailure {
    .unavailable(
      "Nøkkelen til \(record.isEmpty ? "kommunen" : "journalen \(record)") finnes ikke i databasen. Kjør «underveis "
        + "verify», og hent fram siste sikkerhetskopi.")
  }

  /// The writer begins anew with the key that there is now.
  static let exchanged = StoreFailure.unavailable(
    "Journalen ble forseglet med en ny nøkkel mens dette ble lagret. Ingenting er lagret. Send på nytt.")

  static func broken(_ what: String) -> StoreFailure {
    .unavailable(
      "Seglet på \(what) er brutt: innholdet er endret utenfor programmet. Det vises ikke. Kjør «underveis verify», og "
        + "hent fram siste sikkerhetskopi.")
  }
}
