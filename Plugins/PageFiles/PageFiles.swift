import Foundation
import PackagePlugin

/// Collects the templates, style sheet, script and pictures that lie beside the Swift files of a target, as resources.
///
/// A plugin and not a list in Package.swift: a new page is found on the next build without a line to add anywhere.
@main
struct PageFiles: BuildToolPlugin {
  private static let kinds: Set = ["mustache", "css", "js", "svg"]

  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let target = target as? SourceModuleTarget else { return [] }
    let files = target.sourceFiles.map(\.url).filter { Self.kinds.contains($0.pathExtension) }
    let names = Dictionary(grouping: files, by: \.lastPathComponent)
    for (name, same) in names where same.count > 1 {
      Diagnostics.error("two files are named \(name): \(same.map(\.path).sorted().joined(separator: ", "))")
    }
    return files.map { file in
      let copy = context.pluginWorkDirectoryURL.appending(component: file.lastPathComponent)
      return .buildCommand(
        displayName: "Collecting \(file.lastPathComponent)",
        executable: URL(filePath: "/bin/cp"),
        arguments: [file.path, copy.path],
        inputFiles: [file],
        outputFiles: [copy])
    }
  }
}
