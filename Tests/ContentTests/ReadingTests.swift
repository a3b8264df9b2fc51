internal import Content
internal import Desk
internal import Foundation
internal import Guidance
internal import Testing

/// How the text is read is said in one document and on each recommendation; the two say the same.
@Suite struct ReadingTests {
  @Test("docs/clinical-safety.md lists each reading with exactly the recommendations that say they use it")
  func documentAndContentAgree() throws {
    let folder = ContentCopy.shipped
    let document = folder.deletingLastPathComponent().appending(path: "docs/clinical-safety.md")
    let rows = try String(contentsOf: document, encoding: .utf8).split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      return cells.count == 3 ? Int(cells[0]).map { ($0, Set(cells[2].split(separator: ", ").map(String.init))) } : nil
    }
    #expect(rows.map(\.0) == Array(1...23))
    var used: [Int: Set<String>] = [:]
    for norm in try Knowledge.load(folder: folder.path).guide.norms {
      let words = (norm.reading ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
      for match in words.matches(of: /lesning (\d+(?:(?:, | og )\d+)*)/) {
        for number in match.1.split(whereSeparator: { !$0.isNumber }) {
          used[Int(number) ?? 0, default: []].insert(norm.id)
        }
      }
    }
    #expect(used.keys.allSatisfy { (1...23).contains($0) })
    for (number, ids) in rows { #expect(ids == used[number] ?? ["–"], "reading \(number)") }
  }
}
