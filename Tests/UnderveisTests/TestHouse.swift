import Configuration
import Foundation
import Store

@testable import Underveis

/// The whole program's house on a database of its own, with the content as it is shipped. The database goes with it.
final class TestHouse: Sendable {
  let house: House
  private let folder: URL

  init() async throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "hus-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var settings = try Settings(SettingsReader(ConfigReader(provider: InMemoryProvider(values: [:]))))
    settings.isDemonstration = true
    settings.database = .sqlite(path: folder.appending(path: "base.sqlite").path)
    settings.contentFolder =
      URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "content").path
    house = try await House(settings: settings)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }
}
