internal import Access
internal import ArgumentParser
internal import Casework
internal import CivilTime
internal import Content
internal import Demonstration
internal import Desk
internal import Foundation
internal import Guidance

/// Measures the budgets of docs/architecture.md on generated persons, and says what is over.
struct Bench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Mål budsjettene på genererte personer.")

  @Option(help: "Hvor mange personer som genereres, flere tall skilt med komma.") var personer = "10000,100000"
  @Option(help: "Mål bare etterlevelsen, i en database laget av scripts/bench-scale.py.") var etterlevelse: String?

  func run() async throws {
    if let etterlevelse { return try await measureCompliance(etterlevelse) }
    for count in personer.split(separator: ",").compactMap({ Int($0) }) {
      let settings = try await benchSettings(count)
      if !FileManager.default.fileExists(atPath: settings.databasePath) { try await generate(count, settings) }
      let house = try await House(settings: settings)
      let norm = house.knowledge.guide.norm(DecisionTable.norm)
      try DecisionTable(
        guide: Guide(edition: house.knowledge.guide.edition, norms: norm.map { [$0] } ?? []), day: House.clock().day
      ).write(to: "var/bench-avgjorelser.json")
      print("\n\(count) personer")
      var rows = try await InMemory(house: house).measure()
      rows += try await OnTheStore(house: house, count: count).measure()
      print(MeasurementTable.text(rows))
    }
    print("\nSider over nettet måles av scripts/bench-pages.sh, som make bench kjører etter dette.")
  }

  /// Rows copied to many more persons than can be generated in reasonable time: enough to count, not to look anybody up.
  private func measureCompliance(_ path: String) async throws {
    var settings = try await benchSettings(0)
    settings.databasePath = path
    let house = try await House(settings: settings)
    print(MeasurementTable.text([try await OnTheStore(house: house, count: 0).compliance()]))
  }

  private func benchSettings(_ count: Int) async throws -> Settings {
    var settings = try await Settings.read()
    settings.isDemonstration = true
    settings.databasePath = "var/bench-\(count).sqlite"
    return settings
  }

  private func generate(_ count: Int, _ settings: Settings) async throws {
    var unfinished = settings
    unfinished.databasePath += ".lages"
    for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: unfinished.databasePath + suffix) }
    say("Genererer \(count) personer med inntil tre måneders historie.")
    let begun = Date()
    do {
      let house = try await House(settings: unfinished)
      let tales = try DemoTales.load(folder: settings.contentFolder, municipalityFolder: settings.municipalityFolder)
      let demo = DemoMunicipality(
        knowledge: house.knowledge, tales: tales, store: house.store, staff: house.people, today: House.clock().day,
        longestHistory: 90)
      try await demo.make(persons: count) { done in
        if done % 10_000 == 0 { say("  \(done)") }
      }
    }
    try FileManager.default.moveItem(atPath: unfinished.databasePath, toPath: settings.databasePath)
    say("Ferdig på \(Int(Date().timeIntervalSince(begun))) s.")
  }
}
