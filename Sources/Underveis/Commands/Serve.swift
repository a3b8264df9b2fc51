internal import ArgumentParser
internal import Content
internal import Desk
internal import Foundation
internal import Hummingbird
internal import Logging
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
      let house = try await House(settings: settings)
      try await serve(house)
    } catch let problems as ContentProblems {
      FileHandle.standardError.write(Data("\(problems)\nInnholdet har feil. Serveren er ikke startet.\n".utf8))
      throw ExitCode.failure
    } catch let failure as StoreFailure {
      FileHandle.standardError.write(Data("\(failure.message)\n".utf8))
      throw ExitCode.failure
    }
  }

  static func serve(_ house: House) async throws {
    var logger = Logger(label: "underveis")
    logger.logLevel = .notice
    let settings = house.settings
    let site = try house.site(logger: logger)
    let application = Application(
      responder: site.responder(),
      configuration: .init(address: .hostname(settings.host, port: settings.port), serverName: nil),
      onServerRunning: { _ in say("Underveis svarer på http://\(settings.host):\(settings.port)/") }, logger: logger)
    let lists = Task { [desk = house.desk] in try await keepListsRight(desk, logger) }
    let others = Task { [desk = house.desk] in await desk.follow() }
    defer {
      lists.cancel()
      others.cancel()
    }
    try await application.runService()
  }

  /// Lists and figures hold findings that change by time alone, and new norms change them all; this looks for them at
  /// start and then every ten minutes.
  private static func keepListsRight(_ desk: CaseDesk, _ logger: Logger) async throws {
    while !Task.isCancelled {
      do {
        _ = try await desk.refreshAging()
        try await desk.freshenCompliance()
        if try await !desk.complianceDaysAreRight() { try await desk.rebuildComplianceDays() }
      } catch {
        logger.warning("Listene kunne ikke oppdateres nå.")
      }
      try await Task.sleep(for: .seconds(600))
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
