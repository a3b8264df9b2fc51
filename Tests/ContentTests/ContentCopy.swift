internal import Content
internal import Desk
internal import Foundation

/// A copy of the content as it ships and of the stories beside it, to be spoilt in one test and thrown away after it.
final class ContentCopy {
  static let shipped = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "content")
  let root: URL

  init() throws {
    let house = FileManager.default.temporaryDirectory.appending(path: "underveis-\(UUID().uuidString)")
    root = house.appending(path: "content")
    try FileManager.default.createDirectory(at: house.appending(path: "Tests"), withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: Self.shipped, to: root)
    let tests = Self.shipped.deletingLastPathComponent().appending(path: "Tests")
    for name in try FileManager.default.contentsOfDirectory(atPath: tests.path) {
      let (own, shipped) = (house.appending(path: "Tests/\(name)"), tests.appending(path: name))
      // Only stories are spoilt; the tests that coverage names need only be there.
      if name == "Scenarios" {
        try FileManager.default.copyItem(at: shipped, to: own)
      } else {
        try FileManager.default.createSymbolicLink(at: own, withDestinationURL: shipped)
      }
    }
  }

  deinit { try? FileManager.default.removeItem(at: root.deletingLastPathComponent()) }

  var folder: String { root.path }

  /// Replaces words in one file; the words must be there.
  func replace(_ old: String, with new: String, in path: String) throws {
    let file = root.appending(path: path)
    let text = try String(contentsOf: file, encoding: .utf8)
    guard text.contains(old) else { throw CocoaError(.formatting, userInfo: [NSFilePathErrorKey: "\(path): \(old)"]) }
    try text.replacing(old, with: new).write(to: file, atomically: true, encoding: .utf8)
  }

  func remove(_ path: String) throws { try FileManager.default.removeItem(at: root.appending(path: path)) }

  func write(_ text: String, to path: String) throws { try write(Data(text.utf8), to: path) }

  func write(_ data: Data, to path: String) throws {
    let file = root.appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
  }

  /// What is said when it is loaded; empty when all is well.
  var problems: [ContentProblem] {
    do throws(ContentProblems) {
      _ = try Knowledge.load(folder: folder)
      return []
    } catch {
      return error.problems
    }
  }

  /// What is said about the coverage of content that loads.
  var coverageProblems: [ContentProblem] {
    do throws(ContentProblems) {
      _ = try Coverage.load(folder: folder, knowledge: try Knowledge.load(folder: folder))
      return []
    } catch {
      return error.problems
    }
  }
}
