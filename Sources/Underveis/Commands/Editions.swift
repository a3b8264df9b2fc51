internal import ArgumentParser
internal import CivilTime
internal import Content
internal import Desk
internal import Foundation
internal import Guidance

/// Lists the editions of the guideline, and says which open records two of them would treat differently, and why.
struct EditionsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "editions", abstract: "Vis utgavene av veilederen, og hva en annen utgave ville bety.")

  @Option(name: .customLong("from"), help: "Utgaven det sammenlignes fra.") var from: String?
  @Option(name: .customLong("to"), help: "Utgaven det sammenlignes med.") var to: String?
  @Flag(help: "Vis hver anbefaling og hvordan den står i utgaven.") var anbefalinger = false
  @Flag(help: "Les databasen til demoen.") var demo = false

  func run() async throws {
    guard from != nil || to != nil else { return try await list() }
    let house = try await House.opened(demo: demo)
    let editions = house.knowledge.editions
    let today = House.clock().day
    let first = from ?? editions.inForce(on: today)?.edition.id ?? ""
    let second = to ?? editions.inForce(on: today)?.edition.id ?? ""
    for id in [first, second] where editions[id] == nil {
      let known = editions.loaded.map(\.edition.id).joined(separator: ", ")
      throw ValidationError("Ingen utgave heter «\(id)». Disse er lest: \(known).")
    }
    let report = try await house.desk.comparedEditions(from: first, to: second) { read in
      FileHandle.standardError.write(Data("\(read) journaler lest\n".utf8))
    }
    print(EditionReportText(report).text)
  }

  private func list() async throws {
    let settings = try await Settings.read()
    let knowledge = try Knowledge.load(
      folder: settings.contentFolder, municipalityFolder: settings.municipalityFolder, edition: settings.edition)
    let inForce = knowledge.editions.inForce(on: House.clock().day)?.edition.id
    for loaded in knowledge.editions.loaded {
      let edition = loaded.edition
      print("\(edition.id)\(edition.id == inForce ? "  (i bruk)" : "")")
      print("  \(edition.title). \(edition.publisher), fra \(edition.from.withYear), \(edition.status.rawValue).")
      if let basis = edition.basis { print("  Bygger på \(basis).") }
      print("  Kjent: \(edition.known)")
      let states = Dictionary(grouping: loaded.plain.norms.compactMap(\.standing?.state)) { $0 }
      let counts = NormStanding.State.allCases.compactMap { state in
        states[state].map { "\($0.count) \(state.rawValue)" }
      }
      print(
        "  \(counts.joined(separator: ", "))\(edition.differences.isEmpty ? "" : ", \(edition.differences.count) kjente forskjeller")."
      )
      guard anbefalinger else { continue }
      for norm in loaded.plain.norms { print("    \(norm.id)  \(norm.standing?.state.rawValue ?? "")  \(norm.title)") }
    }
    if let next = knowledge.editions.next(after: House.clock().day) {
      print("Fra \(next.from.withYear) brukes \(next.edition), bestemt av \(next.decidedBy).")
    }
  }
}
