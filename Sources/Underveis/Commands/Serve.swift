internal import ArgumentParser
internal import Content
internal import Desk
internal import Foundation
internal import Hummingbird
internal import Logging
internal import Store
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
    } catch let faults as SettingsFaults {
      let text = "Innloggingen kan ikke settes opp, så serveren er ikke startet:\n\(faults)\nSe docs/settings-login.md."
      FileHandle.standardError.write(Data("\(text)\n".utf8))
      throw ExitCode.failure
    }
  }

  static func serve(_ house: House) async throws {
    var logger = Logger(label: "underveis")
    logger.logLevel = .notice
    let settings = house.settings
    let site = try house.site(try await Entrance.make(for: house), logger: logger)
    let application = Application(
      responder: site.responder(),
      configuration: .init(address: .hostname(settings.host, port: settings.port), serverName: nil),
      onServerRunning: { _ in say("Underveis svarer på http://\(settings.host):\(settings.port)/") }, logger: logger)
    let lists = Task { [desk = house.desk] in try await keepListsRight(desk, logger) }
    let keys = Task { [store = house.store] in try await keepKeysNew(store, logger) }
    defer {
      lists.cancel()
      keys.cancel()
    }
    try await application.runService()
  }

  /// Wraps what an older master key wraps with the newest, a little at a time, so that a key can be exchanged while
  /// everybody works.
  private static func keepKeysNew(_ store: JournalStore, _ logger: Logger) async throws {
    while !Task.isCancelled {
      do {
        while try await store.rewrap() > 0 { try await Task.sleep(for: .milliseconds(20)) }
      } catch let failure as StoreFailure {
        logger.warning("Nøklene kunne ikke pakkes om nå: \(failure.message)")
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
      group.addTask {
        for await _ in desk.requestsForRefresh { await refresh(desk, logger) }
      }
      try await group.waitForAll()
    }
  }

  private static func refresh(_ desk: CaseDesk, _ logger: Logger) async {
    do {
      _ = try await desk.refreshAging()
      try await desk.freshenCompliance()
      if try await !desk.complianceDaysAreRight() { try await desk.rebuildComplianceDays() }
    } catch {
      logger.warning("Listene kunne ikke oppdateres nå.")
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
