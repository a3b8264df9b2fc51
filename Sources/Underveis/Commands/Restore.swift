internal import ArgumentParser
internal import Casework
internal import Content
internal import Desk
internal import Foundation
internal import Seals
internal import Store

/// Puts a copy where the settings say that the database is, and proves that it is what was copied.
struct Restore: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Legg en kopi tilbake på en tom maskin, og prøv at den er lik det som ble kopiert.")

  @Argument(help: "Kopien. Kvitteringen skal ligge ved siden av.") var fil: String
  @Flag(help: "Legg den tilbake som databasen til demoen.") var demo = false

  func run() async throws {
    var settings = try await Settings.read()
    if demo { (settings.isDemonstration, settings.database) = (true, .sqlite(path: Settings.demoDatabase)) }
    if case .sqlite(let path) = settings.database, FileManager.default.fileExists(atPath: path) {
      throw Refusal("\(path) finnes fra før, og er ikke rørt. Flytt den bort først.")
    }
    let receipt = try readReceipt()
    let municipality = try Knowledge.load(
      folder: settings.contentFolder, municipalityFolder: settings.municipalityFolder, edition: settings.edition
    ).municipality.id
    guard receipt.municipality == municipality.text else {
      throw Refusal(
        "Kopien er kommunen \(receipt.municipality) sin, og programmet er satt opp for \(municipality). Ingenting er "
          + "gjort.")
    }
    guard FileDigest.sha256(path: fil) == receipt.sha256 else {
      throw Refusal("\(fil) er ikke den filen som kvitteringen gjelder: den er endret eller skadet.")
    }
    let keeper = settings.keeper
    let known: MasterKeys
    do throws(KeyFault) { known = try keeper.keys() } catch { throw Refusal(error.description) }
    for id in receipt.keys where known[id] == nil {
      throw Refusal("Kopien trenger hovednøkkelen \(id), og den er ikke i \(keeper.place).")
    }
    switch settings.database {
    case .sqlite(let path): try layFile(at: path)
    case .postgres: try await layRows(in: settings, municipality)
    }
    let check = try await RecordCheck(House(settings: settings).store)
    print(check.text)
    guard check.isSound, check.chains.head == receipt.head else {
      throw Refusal(
        "Det som er lagt tilbake, er ikke likt det som ble kopiert \(receipt.taken). Ta det ikke i bruk.")
    }
    say("Likt det som ble kopiert \(receipt.taken).")
  }

  private func layFile(at path: String) throws {
    let unfinished = path + ".lages"
    Self.remove(unfinished)
    let folder = (path as NSString).deletingLastPathComponent
    if !folder.isEmpty { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }
    try FileManager.default.copyItem(atPath: fil, toPath: unfinished)
    try FileManager.default.moveItem(atPath: unfinished, toPath: path)
  }

  /// Row by row to a server, from a copy of the copy: opening a file may bring its schema up to this program's.
  private func layRows(in settings: Settings, _ municipality: MunicipalityID) async throws {
    let opened = fil + ".leses"
    Self.remove(opened)
    defer { Self.remove(opened) }
    do {
      try FileManager.default.copyItem(atPath: fil, toPath: opened)
    } catch {
      throw Refusal(
        "Det er ikke plass eller lov til å skrive ved siden av \(fil). Legg kopien i en mappe der det er det.")
    }
    do throws(StoreFailure) {
      let copy = try JournalStore(path: opened, municipality: municipality, keys: settings.keeper)
      let tables = try await copy.copy(to: settings.database.open(), progress: sayProgress)
      say("\(tables.reduce(0) { $0 + $1.rows }) rader er lagt tilbake og lest igjen.")
    } catch {
      throw Refusal(error.message)
    }
  }

  private static func remove(_ path: String) {
    for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
  }

  private func readReceipt() throws -> BackupReceipt {
    let path = BackupReceipt.path(of: fil)
    guard let bytes = FileManager.default.contents(atPath: path),
      let receipt = try? JSONDecoder().decode(BackupReceipt.self, from: bytes)
    else {
      throw Refusal("Kvitteringen \(path) finnes ikke eller kan ikke leses. Uten den kan ikke likhet bevises.")
    }
    return receipt
  }
}
