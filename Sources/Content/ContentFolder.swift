internal import Foundation

/// Reads the files of a content folder, in name order, and keeps every problem.
struct ContentFolder {
  let root: String
  private(set) var problems: [ContentProblem] = []
  private var claimed: [String: YamlNode] = [:]

  init(root: String) { self.root = root }

  mutating func add(_ found: [ContentProblem]) { problems += found }

  /// The parsed YAML files under a folder, by their path from the root. Case files are left out.
  mutating func files(under folder: String) -> [YamlNode] {
    let base = root + "/" + folder
    // Asked for itself: an enumerator of a folder that is not there is merely empty.
    guard exists(folder), let enumerator = FileManager.default.enumerator(atPath: base) else {
      problems.append(
        ContentProblem(
          file: folder, line: 0, what: "Mappen finnes ikke.",
          mend: "Oppgi riktig mappe med --content, eller UNDERVEIS_CONTENT_FOLDER for serveren."))
      return []
    }
    let names = enumerator.compactMap { $0 as? String }
      .filter { $0.hasSuffix(".yaml") && !$0.hasSuffix(".cases.yaml") }.sorted()
    return names.compactMap { file(folder + "/" + $0) }
  }

  /// One parsed file; nil when it is missing or cannot be read.
  mutating func file(_ path: String) -> YamlNode? {
    guard let data = FileManager.default.contents(atPath: root + "/" + path) else {
      problems.append(ContentProblem(file: path, line: 0, what: "Filen finnes ikke eller kan ikke leses."))
      return nil
    }
    guard let text = String(data: data, encoding: .utf8) else {
      problems.append(ContentProblem(file: path, line: 0, what: "Filen er ikke UTF-8.", mend: "Lagre den som UTF-8."))
      return nil
    }
    do {
      return try YamlNode.parse(text, file: path)
    } catch {
      problems.append(error)
      return nil
    }
  }

  func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: root + "/" + path) }

  /// Takes the numbers that a file answers to; a number that another file has taken is a problem.
  mutating func claim(_ place: YamlNode) {
    let map = YamlMap(place)
    for node in [map.optional("id")].compactMap({ $0 }) + (map.optional("også")?.list ?? []) {
      guard let id = node.text else { continue }
      if let other = claimed[id] {
        problems.append(
          node.problem("Nummeret \(id) er brukt to ganger.", "Det står også i \(other.file):\(other.line)."))
      } else {
        claimed[id] = node
      }
    }
  }

  /// The numbers that files of a folder have taken, also where the rest of the file could not be read.
  func claimed(in folder: String) -> [String] {
    claimed.filter { $0.value.file.hasPrefix(folder + "/") }.map(\.key).sorted()
  }

  /// The paths of all content files.
  func names() -> [String] {
    (FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".yaml") }
  }
}
