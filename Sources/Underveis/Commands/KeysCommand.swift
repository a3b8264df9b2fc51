internal import ArgumentParser
internal import CivilTime
internal import Desk
internal import Foundation
internal import Seals
internal import Store

/// The master keys: which there are, what each wraps, and a new one while everybody works.
struct KeysCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "Hovednøklene og datanøklene som journalene er forseglet med.",
    subcommands: [List.self, New.self, Rotate.self, ResealCommand.self], defaultSubcommand: List.self)

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Vis nøklene, og hvor mye hver av dem pakker.")

    @Flag(help: "Les databasen til demoen.") var demo = false

    func run() async throws { try await KeysCommand.list(House.opened(demo: demo)) }
  }

  struct New: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Lag en nøkkelfil til en ny, tom database.")

    func run() async throws {
      let file = try await Settings.read().keyFile
      try House.makeKeyFile(file)
      say("\(file.path) er laget. Ta kopi av den nå, og la kopien ligge et annet sted enn databasens.")
    }
  }

  struct Rotate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lag en ny hovednøkkel, og pakk alle datanøklene om med den. Serveren kan gå imens.")

    @Flag(help: "Les databasen til demoen.") var demo = false
    @Flag(help: "Lag ingen ny nøkkel: pakk bare om med den nyeste, for eksempel fra nøkkeltjenesten.") var bareOm =
      false

    func run() async throws {
      let house = try await House.opened(demo: demo)
      if !bareOm {
        guard house.settings.sealKeyCommand == nil else {
          throw Refusal("Nøklene kommer fra nøkkeltjenesten. Lag den nye der, og kjør med --bare-om.")
        }
        do throws(KeyFault) {
          try house.settings.keyFile.add(MasterKey.random(made: House.clock().day.iso))
        } catch {
          throw Refusal(error.description)
        }
        say("Den nye nøkkelen står i \(house.settings.keyFile.path). Ta kopi av filen nå.")
      }
      var done = 0
      while true {
        let count = try await house.store.rewrap()
        guard count > 0 else { break }
        done += count
        if done % 10_000 == 0 { say("  \(done)") }
      }
      say("\(done) datanøkler er pakket om.")
      try await KeysCommand.list(house)
    }
  }

  fileprivate static func list(_ house: House) async throws {
    for use in try await house.store.keyUse() {
      let age = use.made.map { "fra \($0)" } ?? "MANGLER"
      let state = use.isNewest ? "nyest, pakker nye" : use.wraps == 0 ? "kan tas ut av filen" : "må bli i filen"
      say("\(use.master)  \(age)  pakker \(use.wraps)  \(state)")
    }
  }
}
