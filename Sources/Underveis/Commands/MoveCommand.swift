internal import ArgumentParser
internal import Casework
internal import Content
internal import Desk
internal import Foundation
internal import Store

/// Copies the municipality to another database, of the same or the other engine, and proves that both are equal.
struct MoveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "move",
    abstract: "Kopier kommunen fra en database til en annen, også mellom SQLite og PostgreSQL, og vis at de er like.",
    discussion: """
      En adresse er en fil (var/underveis.sqlite) eller en tjener (postgres://bruker@tjener/database). Den nye databasen \
      må være tom for kommunen. Alt blir kopiert, eller ingenting: stopper det, så kjør kommandoen på nytt. Stopp \
      tjeneren først, så ingenting skrives i den gamle databasen etterpå.
      """)

  @Option(help: "Databasen som det kopieres fra.") var from: String
  @Option(help: "Databasen som det kopieres til.") var to: String

  func run() async throws {
    let settings = try await Settings.read()
    let knowledge = try Knowledge.load(
      folder: settings.contentFolder, municipalityFolder: settings.municipalityFolder, edition: settings.edition)
    let (old, new) = (DatabaseAddress(from), DatabaseAddress(to))
    guard old != new else { throw ValidationError("--from og --to er samme database.") }
    if case .sqlite(let path) = old, !FileManager.default.fileExists(atPath: path) {
      throw ValidationError("Databasen \(path) finnes ikke.")
    }
    do throws(StoreFailure) {
      let municipality = knowledge.municipality.id
      let target = try new.open()
      let source = try JournalStore(old, municipality: municipality, keys: settings.keeper)
      let begun = Date()
      let tables = try await source.copy(to: target, progress: sayProgress)
      for table in tables { say("  \(table.name): \(table.rows) rader, SHA-256 \(table.digest.prefix(16))…") }
      let seconds = String(format: "%.1f", Date().timeIntervalSince(begun))
      say("\(tables.reduce(0) { $0 + $1.rows }) rader er kopiert og lest tilbake på \(seconds) s: databasene er like.")
      try await replay(JournalStore(engine: target, municipality: municipality, keys: settings.keeper))
    } catch {
      throw CleanFailure(description: error.message)
    }
  }

  private func replay(_ store: JournalStore) async throws(StoreFailure) {
    try await store.unlock()
    let check = try await RecordCheck(store)
    guard check.isSound else {
      throw .unavailable("\(check.text)\nDen nye databasen er ikke hel. Ta den ikke i bruk.")
    }
    say(check.text)
  }
}

/// Tells how far a copy has come, where it takes long.
@Sendable func sayProgress(_ table: String, _ count: Int) {
  if count % 50_000 == 0 { say("  \(table): \(count) rader") }
}

/// Says what went wrong without the parser's own words around it.
private struct CleanFailure: Error, CustomStringConvertible {
  let description: String
}
