/// What a figure means, and the steps it is counted in. `docs/operations-install-and-watch.md` says when to act on it.
public struct MetricDescription: Sendable {
  public let name: String
  let help: String
  let bounds: [Double]

  init(_ name: String, _ help: String, bounds: [Double] = seconds) {
    self.name = name
    self.help = help
    self.bounds = bounds
  }

  /// From half a millisecond, which a page may take, to the ten seconds after which nobody waits any more.
  static let seconds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
  static let sizes: [Double] = [1, 2, 4, 8, 16, 32, 64, 128]

  /// Every figure that the rooms keep. A test finds the one that is kept and not described here.
  public static let all: [MetricDescription] = [
    .init("underveis_requests_total", "Besvarte henvendelser etter adressemønster og svarkode."),
    .init("underveis_request_seconds", "Tid fra henvendelsen er lest til svaret er klart."),
    .init("underveis_requests_in_flight", "Henvendelser som behandles nå."),
    .init("underveis_requests_waiting", "Henvendelser som venter på tur."),
    .init("underveis_requests_held", "Avviste henvendelser som holdes igjen et øyeblikk før de får svar."),
    .init("underveis_requests_shed_total", "Henvendelser som ble bedt om å komme igjen, etter grunn."),
    .init("underveis_requests_paced_total", "Henvendelser stanset fordi de kom for tett, etter hva som ble talt."),
    .init("underveis_sign_ins_total", "Innlogginger som lyktes, for ansatte og for personer."),
    .init("underveis_sign_ins_refused_total", "Innlogginger som ikke lyktes, etter hvorfor."),
    .init("underveis_sign_ins_ended_total", "Innlogginger som er avsluttet, etter hvem som gjorde det."),
    .init("underveis_form_bytes", "Bytes det er satt av plass til i skjemaer som leses nå."),
    .init("underveis_connections", "Åpne forbindelser."),
    .init("underveis_connections_dropped_total", "Forbindelser brutt fordi den andre siden var for treg, etter hva."),
    .init("underveis_database_seconds", "Tid i databasen, etter lesing og transaksjon."),
    .init("underveis_database_failures_total", "Databasearbeid som ikke ble gjort, etter hva som var galt."),
    .init("underveis_commit_batch_size", "Skrivinger som ble lagret sammen.", bounds: sizes),
    .init("underveis_commits_waiting", "Skrivinger som venter på neste lagring."),
    .init("underveis_event_loop_lag_seconds", "Hvor lenge en hendelsesløkke lot vente på seg, siste måling."),
  ]
}
