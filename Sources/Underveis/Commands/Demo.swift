internal import ArgumentParser
internal import Casework
internal import CivilTime
internal import Content
internal import Demonstration
internal import Desk
internal import Foundation
internal import Store

/// Makes the fictional municipality, once, and starts.
struct Demo: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lag den oppdiktede kommunen (første gang) og start serveren i demo-modus.")

  @Option(help: "Porten å lytte på.") var port: Int?
  @Option(help: "Hvor mange personer som lages.") var personer = 600
  @Flag(help: "Lag kommunen, men ikke start serveren.") var bareLag = false

  func run() async throws {
    var settings = try await Settings.read()
    settings.isDemonstration = true
    settings.database = .sqlite(path: Settings.demoDatabase)
    if let port { settings.port = port }
    if !FileManager.default.fileExists(atPath: Settings.demoDatabase) { try await make(settings) }
    guard !bareLag else { return }
    let outlook = Outlook(opening: settings.server)
    let house = try await House(settings: settings)
    say("Logg inn som en av disse på http://\(settings.host):\(settings.port)/logg-inn (ingen passord):")
    for role in ["mottak", "behandler", "teamleder", "leder"] {
      let staff = house.knowledge.municipality.staff.filter { $0.role == role }.prefix(2)
      say("  \(role): \(staff.map(\.name).joined(separator: ", "))")
    }
    try await Serve.serve(house, outlook)
  }

  /// Writes to a file beside the real one and moves it in place last, so that a stopped run leaves no half municipality.
  private func make(_ settings: Settings) async throws {
    let (finished, path) = (Settings.demoDatabase, Settings.demoDatabase + ".lages")
    var unfinished = settings
    unfinished.database = .sqlite(path: path)
    for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
    let started = Date()
    say("Lager Lindvik, en oppdiktet kommune: \(personer) personer med opptil to års historie.")
    do {
      let house = try await House(settings: unfinished)
      try await house.store.claim(for: .demonstration)
      let tales = try DemoTales.load(
        folder: settings.contentFolder, municipalityFolder: settings.municipalityFolder)
      let demo = DemoMunicipality(
        knowledge: house.knowledge, tales: tales, store: house.store, staff: house.people, today: House.clock().day)
      let all = personer
      try await demo.make(persons: all) { done in
        guard done % 50 == 0 || done == all else { return }
        say("  \(done) av \(all) personer")
      }
      try await Trend.make(house)
    }
    for suffix in ["", "-wal"] where FileManager.default.fileExists(atPath: path + suffix) {
      try FileManager.default.moveItem(atPath: path + suffix, toPath: finished + suffix)
    }
    say("Ferdig på \(Int(Date().timeIntervalSince(started))) sekunder.")
  }
}
