internal import CivilTime
internal import Desk
internal import Guidance

/// A decision made in the interface, read as the file it could have been.
struct LocalFile {
  let entry: LocalEntry
  let place: YamlNode
  /// The municipality's decision: its version is the number in the log.
  let decision: LocalDecision

  /// The last day it holds, when it has ended: the day before, so that it is gone at once.
  var until: Day? { entry.isEnded ? entry.writtenAt.day.adding(days: -1) : nil }

  static func all(_ entries: [LocalEntry], _ files: inout ContentFolder, municipality: String) -> [LocalFile] {
    entries.compactMap { entry in
      files.parse(entry.text, path(entry.number)).map { place in
        LocalFile(
          entry: entry, place: place,
          decision: LocalDecision(
            municipality: municipality, version: "\(entry.number)", adopted: entry.writtenAt.day, parts: []))
      }
    }
  }

  private static let folder = "lokalt"

  /// What stands as the file's name in problems; no file of that name is ever read.
  static func path(_ number: Int) -> String { "\(folder)/\(number)" }

  /// The decision that a problem is about; nil when it is about a file.
  static func number(of problem: ContentProblem) -> Int? {
    let parts = problem.file.split(separator: "/")
    return parts.count == 2 && parts[0] == folder ? Int(parts[1]) : nil
  }
}
