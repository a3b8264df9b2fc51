internal import Foundation

/// The files that lie beside the pages' Swift code: templates, style sheet, script, pictures.
///
/// The build collects them in `underveis_Web.resources`. It is looked for, in this order:
/// 1. where `UNDERVEIS_WEB` says, if it is set,
/// 2. beside the executable, where the build puts it and where a package should,
/// 3. in `.build/debug` and `.build/release` under the folder one stands in.
public struct WebFiles: Sendable {
  private let folder: URL
  private let names: [String]

  /// The files of the first folder in the documented order that exists.
  ///
  /// - Throws: `TemplateFault` naming every place that was tried.
  public init() throws(TemplateFault) {
    let candidates = WebFiles.candidates
    guard let folder = candidates.first(where: { FileManager.default.fileExists(atPath: $0.path) }) else {
      throw TemplateFault(
        file: WebFiles.folderName,
        reason: "fant ikke mappen med maler. Lette i: \(candidates.map(\.path).joined(separator: ", "))")
    }
    try self.init(folder: folder.path)
  }

  /// The files of this folder.
  ///
  /// - Throws: `TemplateFault` when it cannot be read.
  public init(folder: String) throws(TemplateFault) {
    self.folder = URL(filePath: folder, directoryHint: .isDirectory)
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    } catch {
      throw TemplateFault(file: folder, reason: "mappen kan ikke leses")
    }
  }

  /// The names of the files with this extension, in order.
  func named(_ kind: String) -> [String] {
    names.filter { $0.hasSuffix(".\(kind)") }
  }

  func bytes(_ name: String) throws(TemplateFault) -> [UInt8] {
    do {
      return try [UInt8](Data(contentsOf: folder.appending(component: name)))
    } catch {
      throw TemplateFault(file: name, reason: "filen mangler eller kan ikke leses i \(folder.path)")
    }
  }

  func text(_ name: String) throws(TemplateFault) -> String {
    guard let text = String(validating: try bytes(name), as: UTF8.self) else {
      throw TemplateFault(file: name, reason: "filen er ikke UTF-8")
    }
    return text
  }

  private static let folderName = "underveis_Web.resources"

  private static var candidates: [URL] {
    let executable = URL(filePath: CommandLine.arguments.first ?? "").resolvingSymlinksInPath()
    let running = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")).map {
      URL(filePath: $0)
    }
    let here = URL(filePath: FileManager.default.currentDirectoryPath, directoryHint: .isDirectory)
    let named = ProcessInfo.processInfo.environment["UNDERVEIS_WEB"].map { [URL(filePath: $0)] } ?? []
    return named
      + [running ?? executable].map { $0.deletingLastPathComponent().appending(component: folderName) }
      + ["debug", "release"].map { here.appending(path: ".build/\($0)/\(folderName)") }
  }
}
