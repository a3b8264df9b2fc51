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

  @Test("Every test that docs/security.md names is there, and every threat in its table names one")
  func securityNamesRealTests() throws {
    let text = try String(contentsOf: SourceTree.root.appending(path: "docs/security.md"), encoding: .utf8)
    let tests = try SourceTree.swiftFiles(in: "Tests")
    let threats = text.split(separator: "\n").filter { $0.hasPrefix("| ") && !$0.hasPrefix("| threat") }
    #expect(threats.count >= 25)
    for threat in threats where !threat.contains("see below") {
      let columns = threat.split(separator: "|")
      let names = (columns.last ?? "").split(separator: "`").filter { $0.hasSuffix("Tests") }
      #expect(columns.count == 3 && !names.isEmpty, "\(threat) names no test.")
      for name in names {
        #expect(tests.contains { $0.code.contains("struct \(name) {") }, "\(name) does not exist.")
      }
    }
  }
}
