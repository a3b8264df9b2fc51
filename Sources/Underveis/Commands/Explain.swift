internal import ArgumentParser
internal import Casework
internal import CivilTime
internal import Content
internal import Desk
internal import Foundation
internal import Guidance
internal import Store

/// Prints what the guideline says about one record, and why: the same findings as the page.
struct Explain: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Vis hva veilederen sier om én journal, og hvorfor.")

  @Argument(help: "Journalens id, slik den står i adressen til personen.") var journal: String
  @Option(name: .customLong("on"), help: "Dagen det spørres om, som 2026-11-23. Ellers i dag.") var on: String?
  @Option(help: "Bare denne anbefalingen.") var anbefaling: String?
  @Flag(help: "Skriv som JSON.") var json = false
  @Flag(help: "Les databasen til demoen.") var demo = false

  func run() async throws {
    let house = try await House.opened(demo: demo)
    let today = House.clock().day
    let day = try on.map { text in
      guard let day = Day(iso: text) else { throw ValidationError("«\(text)» er ikke en dato. Skriv som 2026-11-23.") }
      return day
    }
    let record = RecordID(journal)
    let known = try await house.store.state(of: record)
    guard let known else {
      throw ValidationError("Ingen journal har id «\(journal)».")
    }
    try await house.store.log([.byCommand(.read, record, what: "underveis explain")])
    let state =
      if let day, day < today {
        CaseState(replaying: try await house.store.journal(of: record).filter { $0.day <= day })
      } else {
        known
      }
    let report = FindingReport(
      state: state, guide: house.desk.guide, day: day ?? today, only: anbefaling.map { [$0] } ?? [])
    print(json ? report.json : report.text)
  }
}

extension House {
  /// The house on the database in the settings, or the demonstration's.
  static func opened(demo: Bool) async throws -> House {
    var settings = try await Settings.read()
    if demo {
      settings.isDemonstration = true
      settings.database = .sqlite(path: Settings.demoDatabase)
    }
    if case .sqlite(let path) = settings.database, !FileManager.default.fileExists(atPath: path) {
      throw ValidationError(
        "Databasen \(path) finnes ikke. Lag demoen med «make demo», eller sett UNDERVEIS_DATABASE eller "
          + "UNDERVEIS_DATABASE_PATH.")
    }
    do {
      return try await House(settings: settings)
    } catch let failure as StoreFailure {
      throw Refusal(failure)
    }
  }
}
