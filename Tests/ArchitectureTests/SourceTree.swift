internal import Foundation

/// The repository's own Swift files, as text.
enum SourceTree {
  struct File {
    let path: String
    let code: String

    var lineCount: Int { code.split(separator: "\n", omittingEmptySubsequences: false).count }

    var imports: Set<String> {
      Set(
        code.split(separator: "\n").compactMap { line in
          let words = line.split(separator: " ")
          guard let place = words.firstIndex(of: "import"), place <= 2, words.count > place + 1 else { return nil }
          guard words[..<place].allSatisfy({ ["public", "internal", "package", "@testable"].contains($0) }) else {
            return nil
          }
          return String(words[place + 1])
        })
    }
  }

  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func swiftFiles(in folder: String) throws -> [File] {
    let base = root.appending(path: folder)
    let names = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String } ?? []
    return try names.filter { $0.hasSuffix(".swift") }.sorted().map { name in
      File(path: folder + "/" + name, code: try String(contentsOf: base.appending(path: name), encoding: .utf8))
    }
  }
}
