internal import Foundation

/// Reads the files of a content folder, in name order, and keeps every problem.
struct ContentFolder {
  /// Where a file answered to a number.
  struct Claim: Sendable {
    let file: String
    let line: Int
  }

  let root: String
  private(set) var problems: [ContentProblem] = []
  private(set) var claimed: [String: Claim] = [:]
  /// The texts of files that were read before, by path; nil where they are read from the disk.
  private let kept: [String: String]?

  init(root: String) { (self.root, kept) = (root, nil) }

  /// The same folder as it was when it was read, so that a file half written since is nobody's concern.
  init(kept: [String: String], claimed: [String: Claim]) {
    (root, self.kept, self.claimed) = ("", kept, claimed)
  }

  mutating func add(_ found: [ContentProblem]) { problems += found }

  /// The parsed YAML files under a folder, by their path from the root. Case files are left out.
  mutating func files(under folder: String) -> [YamlNode] {
    guard let paths = paths(under: folder) else {
      problems.append(
        ContentProblem(
          file: folder, line: 0, what: "Mappen finnes ikke.",
          mend: "Oppgi riktig mappe med --content, eller UNDERVEIS_CONTENT_FOLDER for serveren."))
      return []
    }
    return paths.filter { $0.hasSuffix(".yaml") && !$0.hasSuffix(".cases.yaml") }.sorted().compactMap { file($0) }
  }

  /// Nil when there is no such folder.
  private func paths(under folder: String) -> [String]? {
    // Asked for itself: an enumerator of a folder that is not there is merely empty.
    guard exists(folder) else { return nil }
    if let kept { return kept.keys.filter { $0.hasPrefix(folder + "/") } }
    return FileManager.default.enumerator(atPath: root + "/" + folder)?
      .compactMap { ($0 as? String).map { folder + "/" + $0 } }
  }

  /// The texts of all files under a folder, by path; none when there is no such folder.
  mutating func texts(under folder: String) -> [String: String] {
    var texts: [String: String] = [:]
    for path in (paths(under: folder) ?? []).sorted() where path.hasSuffix(".yaml") { texts[path] = text(path) }
    return texts
  }

  /// One parsed file; nil when it is missing or cannot be read.
  mutating func file(_ path: String) -> YamlNode? { text(path).flatMap { parse($0, path) } }

  private mutating func text(_ path: String) -> String? {
    if let text = kept?[path] { return text }
    guard kept == nil, let data = FileManager.default.contents(atPath: root + "/" + path) else {
      problems.append(ContentProblem(file: path, line: 0, what: "Filen finnes ikke eller kan ikke leses."))
      return nil
    }
    guard let text = String(data: data, encoding: .utf8) else {
      problems.append(ContentProblem(file: path, line: 0, what: "Filen er ikke UTF-8.", mend: "Lagre den som UTF-8."))
      return nil
    }
    return text
  }

  /// What a text holds that is not a file of its own; nil when it cannot be read.
  mutating func parse(_ text: String, _ path: String) -> YamlNode? {
    do {
      return try YamlNode.parse(text, file: path)
    } catch {
      problems.append(error)
      return nil
    }
  }

  func exists(_ path: String) -> Bool {
    guard let kept else { return FileManager.default.fileExists(atPath: root + "/" + path) }
    return kept[path] != nil || kept.keys.contains { $0.hasPrefix(path + "/") }
  }

  /// Takes the numbers that a file answers to; a number that another file has taken is a problem.
  mutating func claim(_ place: YamlNode) {
    let map = YamlMap(place)
    for node in [map.optional("id")].compactMap({ $0 }) + (map.optional("også")?.list ?? []) {
      guard let id = node.text else { continue }
      if let other = claimed[id] {
        problems.append(
          node.problem("Nummeret \(id) er brukt to ganger.", "Det står også i \(other.file):\(other.line)."))
      } else {
        claimed[id] = Claim(file: node.file, line: node.line)
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
