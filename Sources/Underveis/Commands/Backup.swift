internal import ArgumentParser
internal import Casework
internal import CivilTime
internal import Desk
internal import Foundation
internal import Seals
internal import Store

/// What a copy of the database is, so that somebody can prove later that it is the same one.
struct BackupReceipt: Codable {
  let taken: String
  let municipality: String
  /// Of the copy's file.
  let sha256: String
  let streams: Int
  let entries: Int
  /// See ``ChainReport/head``.
  let head: String
  /// The master keys that must be at hand to read it. They are not in the copy.
  let keys: [String]

  static func path(of copy: String) -> String { copy + ".kvittering.json" }
}

/// Copies the database while everybody works, proves the copy, and writes a receipt beside it.
struct Backup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Ta kopi av databasen mens serveren går, og prøv at kopien er hel. Nøkkelfilen er ikke med.",
    discussion: """
      Kopien er én SQLite-fil, også når databasen er PostgreSQL. Den kan legges tilbake på begge, og er like forseglet \
      som databasen.
      """)

  @Argument(help: "Filen som skal lages.") var fil: String
  @Flag(help: "Ta kopi av databasen til demoen.") var demo = false

  func run() async throws {
    let house = try await House.opened(demo: demo)
    guard !FileManager.default.fileExists(atPath: fil) else {
      throw Refusal("\(fil) finnes fra før, og er ikke rørt.")
    }
    let unfinished = fil + ".lages"
    for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: unfinished + suffix) }
    try await house.store.backup(to: unfinished)
    let (head, keys) = try await Self.prove(unfinished, house)
    guard let digest = FileDigest.sha256(path: unfinished) else {
      throw Refusal("Kopien kunne ikke leses igjen. Se etter disken.")
    }
    let receipt = BackupReceipt(
      taken: House.clock().iso8601, municipality: house.knowledge.municipality.id.text, sha256: digest,
      streams: head.streams, entries: head.entries, head: head.head, keys: keys)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    try encoder.encode(receipt).write(to: URL(fileURLWithPath: BackupReceipt.path(of: fil)))
    try FileManager.default.moveItem(atPath: unfinished, toPath: fil)
    say("\(fil): \(head.streams) journaler og henvendelser, \(head.entries) innslag. Kopien er prøvd og hel.")
    say(
      "Nøkkelfilen er IKKE med. Uten \(keys.joined(separator: " og ")) kan ingen lese kopien: ta vare på den for seg.")
  }

  /// The store is gone when this returns, so that the copy is one closed file.
  private static func prove(
    _ path: String, _ house: House
  ) async throws -> (head: (streams: Int, entries: Int, head: String), keys: [String]) {
    let copy = try JournalStore(
      path: path, municipality: house.knowledge.municipality.id, keys: house.settings.keeper)
    try await copy.unlock()
    let check = try await RecordCheck(copy)
    guard check.isSound else {
      print(check.text)
      throw Refusal("Kopien er ikke hel, og er ikke tatt i bruk. Prøv databasen selv med «underveis verify».")
    }
    return (try await copy.journalHead(), try await copy.keyUse().filter { $0.wraps > 0 }.map(\.master))
  }
}
