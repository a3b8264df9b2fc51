internal import Configuration
internal import Foundation
internal import Identity
internal import Seals
internal import Store
internal import SystemPackage
internal import Web

/// What the program is told from outside: `underveis.json` in the working folder, then the environment, which wins.
///
/// A key such as `database.path` is `DATABASE_PATH` in the environment, with the prefix `UNDERVEIS_`.
struct Settings: Sendable {
  /// May hold a password: never shown or logged.
  var database: DatabaseAddress
  var host: String
  var port: Int
  var isDemonstration: Bool
  var server: ServerSettings
  var contentFolder: String
  var municipalityFolder: String
  /// The edition to work by, whatever the municipality's own file says.
  var edition: String?
  var sessionLimits: SessionLimits
  var signIn: SignInSettings
  /// Where the master keys lie; nil for beside the database.
  var sealKeyFile: String?
  /// A key service's command, which goes before the file.
  var sealKeyCommand: String?
  /// The name of this machine in the access log; one for each that writes to the same database.
  var node: String

  static let file = "underveis.json"
  static let demoDatabase = "var/demo.sqlite"

  /// - Throws: ``SettingsFaults`` with every setting that cannot be used.
  static func read() async throws(SettingsFaults) -> Settings {
    var providers: [any ConfigProvider] = [
      EnvironmentVariablesProvider().prefixKeys(with: "underveis")
    ]
    if FileManager.default.fileExists(atPath: file) {
      do {
        providers.append(try await FileProvider<JSONSnapshot>(filePath: "underveis.json"))
      } catch {
        throw SettingsFaults(all: [
          SettingsFault(what: "\(file) kan ikke leses som JSON.", mend: "Rett filen, eller flytt den bort.")
        ])
      }
    }
    return try Settings(SettingsReader(ConfigReader(providers: providers)))
  }

  init(_ reader: SettingsReader) throws(SettingsFaults) {
    database = DatabaseAddress(
      reader.text("database", isSecret: true) ?? reader.text("database.path") ?? "var/underveis.sqlite")
    host = reader.text("host") ?? "127.0.0.1"
    port = reader.number("port", in: 0...65_535, usual: 8080)
    isDemonstration = reader.flag("demo", usual: false)
    server = ServerSettings(reader)
    contentFolder = reader.text("content.folder") ?? "content"
    municipalityFolder = reader.text("content.municipality") ?? "demo"
    edition = reader.text("content.edition")
    sessionLimits = Self.limits(reader)
    signIn = SignInSettings(reader)
    sealKeyFile = reader.text("seal.key.file")
    sealKeyCommand = reader.text("seal.key.command")
    node = reader.text("node") ?? "1"
    guard reader.faults.isEmpty else { throw SettingsFaults(all: reader.faults) }
  }

  private static func limits(_ reader: SettingsReader) -> SessionLimits {
    let usual = SessionLimits()
    let idle = reader.number("session.idle.minutes", in: 5...240, usual: usual.idleMinutes)
    return SessionLimits(
      idleMinutes: idle,
      longestMinutes: reader.number("session.longest.minutes", in: idle...24 * 60, usual: usual.longestMinutes))
  }

  /// The names that a request may be for; none for any. The demonstration has only made-up persons and no address.
  var hosts: Set<String> {
    let address = signIn.publicAddress
    guard !isDemonstration, let scheme = address.firstRange(of: "://") else { return server.hosts }
    return server.hosts.union([HostName.of(address[scheme.upperBound...])])
  }

  /// The file of master keys, whether it is there or not.
  var keyFile: KeyFile {
    let folder =
      switch database {
      case .sqlite(let path): (path as NSString).deletingLastPathComponent
      // A server's files are elsewhere: the keys lie where a file would.
      case .postgres: "var"
      }
    return KeyFile(path: sealKeyFile ?? (folder as NSString).appendingPathComponent("underveis.keys"))
  }

  /// Who hands out the master keys.
  var keeper: any KeyKeeper { if let sealKeyCommand { KeyCommand(sealKeyCommand) } else { keyFile } }
}

/// Why the settings cannot be used, and how to mend it.
struct SettingsFault: Error, CustomStringConvertible {
  let what: String
  let mend: String

  var description: String { "\(what) \(mend)" }
}
