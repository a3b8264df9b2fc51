internal import Foundation
internal import Testing

/// What the safety document promises is held by tests that exist.
@Suite struct DocumentTests {
  @Test("Every test that docs/clinical-safety.md names is there, and every hazard names one")
  func safetyNamesRealTests() throws {
    let text = try String(contentsOf: SourceTree.root.appending(path: "docs/clinical-safety.md"), encoding: .utf8)
    let tests = try SourceTree.swiftFiles(in: "Tests")
    let hazards = text.components(separatedBy: "\n### ").dropFirst()
    #expect(hazards.count >= 10)
    for hazard in hazards {
      let title = hazard.prefix { $0 != "\n" }
      let names = hazard.split(separator: "\n").compactMap { line in
        line.hasPrefix("- `") ? line.dropFirst(3).prefix { $0 != "`" }.components(separatedBy: " › ") : nil
      }
      #expect(!names.isEmpty, "\(title) names no test.")
      for name in names {
        let found = tests.contains { file in
          name.count == 2 && file.code.contains("struct \(name[0]) {")
            && (file.code.contains("func \(name[1])(") || file.code.contains("func `\(name[1])`("))
        }
        #expect(found, "\(title): \(name.joined(separator: " › ")) does not exist.")
      }
    }
  }
}
