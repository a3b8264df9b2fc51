internal import ArgumentParser
internal import CivilTime
internal import Content
internal import Desk
internal import Foundation
internal import Hummingbird
internal import Identity
internal import Logging
internal import ServiceLifecycle
internal import Store
internal import UnixSignals
internal import Web

/// Starts the server.
struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Start serveren.")

  @Option(help: "Porten å lytte på; ellers den i innstillingene.") var port: Int?
  @Flag(help: "Demo: innlogging uten passord, bare oppdiktede personer.") var demo = false

  func run() async throws {
    var settings = try await Settings.read()
    if let port { settings.port = port }
    if demo { settings.isDemonstration = true }
    try await Self.serve(settings)
  }

  static func serve(_ settings: Settings) async throws {
    do {
      // Before the house: what is counted there would otherwise be counted nowhere.
      let outlook = Outlook(opening: settings.server)
      let house = try await House(settings: settings)
      try await serve(house, outlook)
    } catch let problems as ContentProblems {
      FileHandle.standardError.write(Data("\(problems)\nInnholdet har feil. Serveren er ikke startet.\n".utf8))
      throw ExitCode.failure
    } catch let failure as StoreFailure {
      FileHandle.standardError.write(Data("\(failure.message)\n".utf8))
      throw ExitCode.failure
    } catch let faults as SettingsFaults {
      let text = "Innloggingen kan ikke settes opp, så serveren er ikke startet: \(faults)\nSe docs/settings-login.md."
      FileHandle.standardError.write(Data("\(text)\n".utf8))
      throw ExitCode.failure
    } catch let fault as TLSFiles.Fault {
      FileHandle.standardError.write(Data("\(fault)\nServeren er ikke startet.\n".utf8))
      throw ExitCode.failure
    }
  }

  /// Serves until the program is asked to stop (SIGTERM or ctrl-C), and then finishes what it has.
  static func serve(_ house: House, _ outlook: Outlook) async throws {
    let settings = house.settings
    let logger = outlook.logger
    let tls = try tls(settings.server, logger)
    let entrance = try await Entrance.make(for: house)
    let site = try house.site(entrance, outlook)
    let application = try site.application(
      at: ListeningAddress(
        host: settings.host, port: settings.port, tls: tls, limits: settings.server.connections),
      logger: logger
    ) { port in
      say("Underveis svarer på \(tls == nil ? "http" : "https")://\(settings.host):\(port)/")
    }
    var services: [any Service] = [Watchman(store: house.store, readiness: outlook.readiness), application]
    if case .real(let identity, _) = entrance {
      services.append(
        StaffWatch(
          settings: settings, desk: house.desk, identity: identity, readiness: outlook.readiness, logger: logger))
    }
    if let port = settings.server.watchPort {
      services.append(FiguresServer.application(settings.server, port: port, outlook.registry, logger))
    }
    // The last is the first to be told to stop.
    services.append(Farewell(readiness: outlook.readiness, wait: .seconds(settings.server.farewell)))
    var configuration = ServiceGroupConfiguration(
      services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
    configuration.maximumGracefulShutdownDuration = .seconds(settings.server.farewell + 30)
    let lists = Task { [desk = house.desk] in try await keepListsRight(desk, logger) }
    let keys = Task { [store = house.store] in try await keepKeysNew(store, logger) }
    let sessions = Task { [sessions = entrance.identity.sessions] in try await endRunOut(sessions, logger) }
    let others = Task { [desk = house.desk] in await desk.follow() }
    defer {
      lists.cancel()
      keys.cancel()
      sessions.cancel()
      others.cancel()
    }
    try await ServiceGroup(configuration: configuration).run()
  }

  private static func tls(_ settings: ServerSettings, _ logger: Logger) throws -> TLSFiles? {
    guard let certificate = settings.certificate, let key = settings.key else { return nil }
    let now = Int(House.clock().milliseconds / 1000)
    let files = try TLSFiles(certificate: certificate, key: key, now: now)
    let days = (files.validUntil - now) / 86_400
    if days < 30 { logger.warning("Sertifikatet går ut om \(days) dager.") }
    return files
  }

  /// Wraps what an older master key wraps with the newest, a little at a time, so that a key can be exchanged while
  /// everybody works.
  private static func keepKeysNew(_ store: JournalStore, _ logger: Logger) async throws {
    while !Task.isCancelled {
      do {
        while try await store.rewrap() > 0 { try await Task.sleep(for: .milliseconds(20)) }
      } catch is StoreFailure {
        logger.warning("Nøklene kunne ikke pakkes om nå. «underveis keys list» sier hvorfor.")
      }
      try await Task.sleep(for: .seconds(600))
    }
  }

  /// Ends log-ins that have run out and that nobody comes back to, so that they too are counted and written down.
  private static func endRunOut(_ sessions: Sessions, _ logger: Logger) async throws {
    while !Task.isCancelled {
      do { try await sessions.sweep(at: House.clock()) } catch {
        logger.warning("Innlogginger som har gått ut, kunne ikke skrives ned nå.")
      }
      try await Task.sleep(for: .seconds(600))
    }
  }

  /// Lists and figures hold findings that change by time alone, and new norms change them all; this looks for them at
  /// start, every ten minutes, and as soon as somebody has decided something that changes them.
  private static func keepListsRight(_ desk: CaseDesk, _ logger: Logger) async throws {
    for fault in desk.localFaults {
      logger.warning("Kommunens vedtak nummer \(fault.number) holder ikke lenger, og er satt til side.")
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        while true {
          desk.requestRefresh()
          try await Task.sleep(for: .seconds(600))
        }
      }
      // By itself: it takes minutes, and the lists may not wait for it.
      let (listsAreRight, told) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
      group.addTask {
        for await _ in desk.requestsForRefresh {
          await refresh(desk, logger)
          told.yield()
        }
      }
      group.addTask {
        for await _ in listsAreRight { await keepTrend(desk, logger) }
      }
      try await group.waitForAll()
    }
  }

  private static func refresh(_ desk: CaseDesk, _ logger: Logger) async {
    do {
      _ = try await desk.refreshAging()
      try await desk.freshenCompliance()
    } catch {
      logger.warning("Listene kunne ikke oppdateres nå.")
    }
  }

  /// Every journal is read when the figures of earlier days are not right: minutes of work for a large municipality, and
  /// nobody waits for the trend.
  private static func keepTrend(_ desk: CaseDesk, _ logger: Logger) async {
    do {
      guard try await !desk.complianceDaysAreRight() else { return }
      let between = BackgroundRest()
      try await desk.rebuildComplianceDays(atATime: 20) { _ in await between.rest() }
    } catch {
      logger.warning("Utviklingen kunne ikke regnes ut nå.")
    }
  }
}

extension StoreFailure {
  var message: String {
    switch self {
    case .unavailable(let why), .unreachable(let why), .uncertain(let why): why
    case .full: "Disken er full. Frigjør plass og start på nytt."
    case .conflict, .alreadyDone: "Databasen er i bruk av noen andre. Prøv igjen."
    }
  }
}
