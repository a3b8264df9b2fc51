internal import Foundation

/// A node of the drills, as a process of its own that can be killed.
final class DrillNode {
  private let process: Process
  private let output: Pipe

  init(_ mode: String, on database: TestDatabase, keys: String, name: String, count: Int = 0) throws {
    process = Process()
    output = Pipe()
    process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
      .appending(path: "DrillWriter")
    process.arguments = [mode, database.kind.rawValue, database.place, keys, name, "\(count)"]
    process.standardOutput = output
    try process.run()
  }

  /// Lets it go on for so long after its first acknowledged entry, kills it as `kill -9` does, and reads what it had
  /// acknowledged.
  func kill(after milliseconds: Int) throws -> [Acknowledged] {
    let first = output.fileHandleForReading.availableData
    Thread.sleep(forTimeInterval: Double(milliseconds) / 1000)
    _ = Glibc.kill(process.processIdentifier, SIGKILL)
    return try read(after: first)
  }

  /// Waits for it to end by itself.
  func finish() throws -> [Acknowledged] {
    let all = try read(after: Data())
    guard process.terminationStatus == 0 else { throw DrillFailure(status: process.terminationStatus) }
    return all
  }

  private func read(after first: Data) throws -> [Acknowledged] {
    let rest = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: first + rest, as: UTF8.self).split(separator: "\n").compactMap(Acknowledged.init)
  }
}

struct DrillFailure: Error { let status: Int32 }

/// An entry that a node was told is durable.
struct Acknowledged: Hashable, Sendable {
  let record: String
  let version: Int
  let id: String

  init?(_ line: Substring) {
    let words = line.split(separator: " ")
    guard words.count == 3, let version = Int(words[1]) else { return nil }
    (record, self.version, id) = (String(words[0]), version, String(words[2]))
  }
}
