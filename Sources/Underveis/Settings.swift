internal import Configuration
internal import Foundation
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
  /// Whether something in front of the server speaks TLS with the browser.
  var isEncrypted: Bool
  var contentFolder: String
  var municipalityFolder: String
  /// The edition to work by, whatever the municipality's own file says.
  var edition: String?

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
      isEncrypted: config.bool(forKey: "tls.in.front", default: false),
      contentFolder: config.string(forKey: "content.folder", default: "content"),
      municipalityFolder: config.string(forKey: "content.municipality", default: "demo"),
      edition: config.string(forKey: "content.edition"))
  }
}

/// Why the settings cannot be used, and how to mend it.
struct SettingsFault: Error, CustomStringConvertible {
  let what: String
  let mend: String

  var description: String { "\(what) \(mend)" }
}
