internal import ArgumentParser
internal import Content
internal import Desk
internal import Foundation

/// Writes the documents that are made from content and code. The test run fails when they are not up to date.
struct Docs: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Skriv docs/rules og docs/facts.md på nytt.")

  @OptionGroup var options: ContentOptions
  @Option(help: "Mappen dokumentene står i.") var til = "docs"
  @Flag(help: "Bare sjekk at de er like det som ville blitt skrevet.") var sjekk = false

  func run() async throws {
    let knowledge = try Knowledge.load(folder: options.content, municipalityFolder: options.kommune)
    let cases = try CaseFiles.cases(folder: options.content)
    var stale: [String] = []
    for document in RuleDocuments.all(knowledge, cases) {
      let path = til + "/" + document.path
      let known = FileManager.default.contents(atPath: path).flatMap { String(data: $0, encoding: .utf8) }
      guard known != document.text else { continue }
      stale.append(path)
      guard !sjekk else { continue }
      let folder = (path as NSString).deletingLastPathComponent
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try document.text.write(toFile: path, atomically: true, encoding: .utf8)
      print("Skrev \(path)")
    }
    if sjekk, !stale.isEmpty {
      print("Ikke oppdatert: \(stale.joined(separator: ", ")). Kjør «make docs».")
      throw ExitCode.failure
    }
  }
}
