internal import Configuration
internal import Foundation
internal import Identity
internal import Seals
internal import Store
internal import SystemPackage

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

  static func read() async throws(SettingsFault) -> Settings {
    var providers: [any ConfigProvider] = [
      EnvironmentVariablesProvider().prefixKeys(with: "underveis")
    ]
    if FileManager.default.fileExists(atPath: file) {
      do {
        providers.append(try await FileProvider<JSONSnapshot>(filePath: "underveis.json"))
      } catch {
        throw SettingsFault(what: "\(file) kan ikke leses som JSON.", mend: "Rett filen, eller flytt den bort.")
      }
    }
    let config = ConfigReader(providers: providers)
    return Settings(
      database: DatabaseAddress(
        config.string(forKey: "database", isSecret: true)
          ?? config.string(forKey: "database.path", default: "var/underveis.sqlite")),
      host: config.string(forKey: "host", default: "127.0.0.1"),
      port: config.int(forKey: "port", default: 8080),
      isDemonstration: config.bool(forKey: "demo", default: false),
      server: try ServerSettings(config),
      contentFolder: config.string(forKey: "content.folder", default: "content"),
      municipalityFolder: config.string(forKey: "content.municipality", default: "demo"),
      edition: config.string(forKey: "content.edition"),
      sessionLimits: try limits(config),
      signIn: SignInSettings(config), sealKeyFile: config.string(forKey: "seal.key.file"),
      sealKeyCommand: config.string(forKey: "seal.key.command"),
      node: config.string(forKey: "node", default: "1"))
  }

  private static func limits(_ config: ConfigReader) throws(SettingsFault) -> SessionLimits {
    let usual = SessionLimits()
    let limits = SessionLimits(
      idleMinutes: config.int(forKey: "session.idle.minutes", default: usual.idleMinutes),
      longestMinutes: config.int(forKey: "session.longest.minutes", default: usual.longestMinutes))
    guard (5...240).contains(limits.idleMinutes) else {
      throw .wrong("session.idle.minutes", "er \(limits.idleMinutes).", "Skriv et tall fra 5 til 240.")
    }
    guard (limits.idleMinutes...24 * 60).contains(limits.longestMinutes) else {
      throw .wrong(
        "session.longest.minutes", "er \(limits.longestMinutes).",
        "Skriv et tall fra \(limits.idleMinutes) til 1440.")
    }
    return limits
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
