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
    var services: [any Service] = [
      Upkeep(desk: house.desk, store: house.store, sessions: entrance.identity.sessions, logger: logger),
      Watchman(store: house.store, readiness: outlook.readiness), application,
    ]
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
