internal import ArgumentParser
internal import Desk
internal import Foundation

/// Makes the figures of earlier days anew from the journal.
struct Trend: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Regn ut etterlevelsen ved de siste tolv månedsskiftene på nytt, slik journalen sto da.")

  @Flag(help: "Les databasen til demoen.") var demo = false

  func run() async throws {
    let house = try await House.opened(demo: demo)
    try await Self.make(house)
  }

  static func make(_ house: House) async throws {
    let begun = Date()
    let count = try await house.desk.rebuildComplianceDays { done in
      if done % 1_000 == 0 { say("  \(done) journaler lest") }
    }
    let seconds = String(format: "%.1f", Date().timeIntervalSince(begun))
    say("Etterlevelsen ved de siste tolv månedsskiftene er regnet ut fra \(count) journaler på \(seconds) s.")
  }
}
