internal import Access
internal import ArgumentParser
internal import Casework
internal import CivilTime
internal import Content
internal import Demonstration
internal import Desk
internal import Foundation
internal import Guidance
internal import Store

/// Measures the budgets of docs/architecture.md on generated persons, and says what is over.
struct Bench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Mål budsjettene på genererte personer.")

  @Option(help: "Hvor mange personer som genereres, flere tall skilt med komma.") var personer = "10000,100000"
  @Option(help: "Mål bare oppslag og lister blant så mange nye i mottaket, uten historie.") var innbyggere: Int?
  @Option(help: "Mål bare etterlevelsen, i en database laget av scripts/bench-scale.py.") var etterlevelse: String?

  /// In days: enough that every list has something, short enough to be made in minutes.
  private static let usualHistory = 90

  func run() async throws {
    if let etterlevelse { return try await measureCompliance(etterlevelse) }
    if let innbyggere {
      let house = try await House(settings: try await prepared(innbyggere, history: 0))
      print("\n\(innbyggere) nye i mottaket, \(house.settings.database.kind)")
      return print(MeasurementTable.text(try await OnTheStore(house: house, count: innbyggere).lookUp()))
    }
    for count in personer.split(separator: ",").compactMap({ Int($0) }) {
      let settings = try await prepared(count, history: Self.usualHistory)
      let house = try await House(settings: settings)
      let norm = house.knowledge.guide.norm(DecisionTable.norm)
      try DecisionTable(
        guide: Guide(edition: house.knowledge.guide.edition, norms: norm.map { [$0] } ?? []), day: House.clock().day
      ).write(to: "var/bench-avgjorelser.json")
      print("\n\(count) personer, \(settings.database.kind)")
      var rows = try await InMemory(house: house).measure()
      rows += try await OnTheStore(house: house, count: count).measure()
      print(MeasurementTable.text(rows))
    }
    print("\nSider over nettet måles av scripts/bench-pages.sh, som make bench kjører etter dette.")
  }

  /// Rows copied to many more persons than can be generated in reasonable time: enough to count, not to look anybody up.
  private func measureCompliance(_ path: String) async throws {
    var settings = try await Settings.read()
    (settings.isDemonstration, settings.database) = (true, .sqlite(path: path))
    let house = try await House(settings: settings)
    print(MeasurementTable.text([try await OnTheStore(house: house, count: 0).compliance()]))
  }

  /// The settings with a database of as many persons: a file, or the server in the settings, filled from the file so
  /// that both engines are measured on the same rows.
  private func prepared(_ count: Int, history: Int) async throws -> Settings {
    var settings = try await Settings.read()
    settings.isDemonstration = true
    let path = history == 0 ? "var/bench-navn-\(count).sqlite" : "var/bench-\(count).sqlite"
    let asked = settings.database
    settings.database = .sqlite(path: path)
    if !FileManager.default.fileExists(atPath: path) { try await generate(count, history, settings, path) }
    guard case .postgres = asked else { return settings }
    let file = try await House(settings: settings)
    settings.database = asked
    // Before the house is opened there: its first act is to make the municipality a key of its own.
    let (municipality, target) = (file.knowledge.municipality.id, try asked.open())
    let there = JournalStore(engine: target, municipality: municipality, keys: settings.keeper)
    if try await there.records(after: nil, limit: 1).isEmpty {
      say("Kopierer til tjeneren.")
      _ = try await Move(of: municipality, from: file.settings.database.open(), to: target).run { _, _ in }
    }
    return settings
  }

  private func generate(_ count: Int, _ history: Int, _ settings: Settings, _ path: String) async throws {
    let unfinishedPath = path + ".lages"
    var unfinished = settings
    unfinished.database = .sqlite(path: unfinishedPath)
    for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: unfinishedPath + suffix) }
    say("Genererer \(count) personer med inntil \(history) dagers historie.")
    let begun = Date()
    do {
      let house = try await House(settings: unfinished)
      let tales = try DemoTales.load(folder: settings.contentFolder, municipalityFolder: settings.municipalityFolder)
      let demo = DemoMunicipality(
        knowledge: house.knowledge, tales: tales, store: house.store, staff: house.people, today: House.clock().day,
        longestHistory: history)
      try await demo.make(persons: count) { done in
        if done % 10_000 == 0 { say("  \(done)") }
      }
    }
    try FileManager.default.moveItem(atPath: unfinishedPath, toPath: path)
    say("Ferdig på \(Int(Date().timeIntervalSince(begun))) s.")
  }
}
