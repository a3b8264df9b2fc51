internal import Desk

/// What the server, or the way to it, has said: codes, and never a statement or its values.
enum PostgresError: Error, Equatable {
  /// The server refused something, with the standard's five-letter code.
  case refused(String)
  /// No connection could be opened.
  case closed(PostgresObstacle)
  /// The connection broke before anything was committed: nothing was written.
  case lost
  /// The connection broke while the commit was on its way.
  case uncertain
  /// The server has not answered in time.
  case silent
  /// All connections were in use for too long.
  case crowded

  /// The codes that say that the connection is over, rather than the statement: class 08, and a server that goes down.
  static func ends(_ code: String) -> Bool {
    code.hasPrefix("08") || ["57P01", "57P02", "57P03", "57P05"].contains(code)
  }

  /// What it means to the one who must mend it.
  var told: StoreFailure {
    switch self {
    case .refused("53100"): .full
    case .refused(let code): .unavailable(Self.words(code))
    case .closed(let obstacle): obstacle.isPassing ? .unreachable(obstacle.words) : .unavailable(obstacle.words)
    case .lost:
      .unreachable("Forbindelsen til databasen ble brutt. Ingenting er lagret. Prøv igjen om litt.")
    case .uncertain:
      .uncertain(
        "Forbindelsen til databasen ble brutt mens det ble lagret, og det er ikke sikkert om det kom med. Send "
          + "skjemaet en gang til: det blir aldri lagret to ganger.")
    case .silent: .unreachable("Databasen svarer ikke innen rimelig tid. Prøv igjen om litt.")
    case .crowded: .unreachable("Databasen har for mye å gjøre akkurat nå. Prøv igjen om litt.")
    }
  }

  private static func words(_ code: String) -> String {
    switch code {
    case "25006":
      "Databasen er en kopi som bare kan leses (standby). Oppgi alle tjenerne i adressen, og legg til "
        + "«target_session_attrs=read-write»."
    case "42501":
      "Databasebrukeren mangler rettigheter (kode 42501). Den må eie tabellene og skjemaet «public» i databasen."
    case "42P01", "42703":
      "Databasen mangler en tabell eller kolonne (kode \(code)). Den er bare delvis satt opp. Hent fram siste "
        + "sikkerhetskopi, eller begynn med en tom database."
    case "53200", "53300", "53400": "Databasetjeneren har ikke mer minne eller flere plasser igjen (kode \(code))."
    case "55P03": "Databasen er opptatt av et annet program. Prøv igjen om litt."
    case "57014": "Databasen brukte for lang tid på spørsmålet. Prøv igjen om litt."
    case "58030", "XX001", "XX002":
      "Databasen har feil på disken (kode \(code)). Se etter disken, og hent fram siste sikkerhetskopi om det trengs."
    default: "Databasen kunne ikke svare (kode \(code))."
    }
  }
}

/// Why there is no connection.
enum PostgresObstacle: Equatable {
  case address, unreachable, starting, password, role, database, standby, encoding, superuser, full
  case other(String)

  /// What the server said when it turned somebody away: its code, or for a standby the words of libpq itself.
  init(told text: String) {
    let codes = text.split(separator: "FATAL:").dropFirst().map { String($0.drop { $0 == " " }.prefix(5)) }
    if text.contains("session is read-only") || text.contains("server is in hot standby mode") {
      self = .standby
      return
    }
    switch codes.last {
    case nil: self = .unreachable
    case "57P03": self = .starting
    case "28P01": self = .password
    case "28000": self = .role
    case "3D000": self = .database
    case "53300": self = .full
    case .some(let code): self = .other(code)
    }
  }

  /// Whether it may well have passed when somebody tries again.
  var isPassing: Bool {
    switch self {
    case .unreachable, .starting, .standby, .full: true
    case .address, .password, .role, .database, .encoding, .superuser, .other: false
    }
  }

  var words: String {
    switch self {
    case .address:
      "Adressen til databasen kan ikke leses. Den skal se slik ut: postgres://bruker@tjener/database. Har passordet "
        + "tegn som @ eller /, så skriv dem som %40 og %2F, eller legg passordet i en fil (PGPASSFILE)."
    case .unreachable:
      "Databasetjeneren svarer ikke. Se etter at den går, at navn og port i adressen er riktige, og at brannmuren "
        + "slipper forbindelsen gjennom."
    case .starting: "Databasetjeneren er i ferd med å starte. Prøv igjen om litt."
    case .password: "Databasetjeneren godtar ikke brukernavnet og passordet. Rett dem i UNDERVEIS_DATABASE."
    case .role:
      "Databasetjeneren slipper ikke denne brukeren inn herfra. Se etter i pg_hba.conf at brukeren, maskinen og "
        + "databasen er med, og at kravet om kryptering er oppfylt."
    case .database: "Databasen i adressen finnes ikke. Lag den: createdb --encoding=UTF8 --template=template0 navn"
    case .standby:
      "Tjeneren er en kopi som bare kan leses (standby), og ingen av de andre i adressen tar imot. Gjør en av dem til "
        + "hovedtjener, eller rett adressen."
    case .encoding:
      "Databasen har ikke tegnsettet UTF-8. Lag en ny: createdb --encoding=UTF8 --template=template0 navn"
    case .superuser:
      "Databasebrukeren er superbruker eller har BYPASSRLS. Da gjelder ikke radsikringen mellom kommunene. Lag en egen "
        + "bruker uten slike rettigheter, og la den eie databasen."
    case .full:
      "Databasetjeneren har ikke flere plasser til nye forbindelser. Øk max_connections, eller bruk færre noder."
    case .other(let code): "Databasetjeneren slapp ikke forbindelsen inn (kode \(code))."
    }
  }
}
