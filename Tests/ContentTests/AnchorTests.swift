internal import Content
internal import Foundation
internal import Guidance
internal import Testing

/// An anchor is found where it says it stands, also across a line break, and otherwise the nearest place is told.
@Suite struct AnchorTests {
  private let root = FileManager.default.temporaryDirectory.appending(path: "underveis-anker-\(UUID().uuidString)")
  private let source = Guidance.Source(
    id: "bok", name: "Boken", publisher: "", edition: "", address: "", file: "001")

  private static let text = """
    Første linje om ingenting.
    Her begynner en setning som
      brytes   over to linjer og slutter.
    Her begynner en annen.
    """

  private func check(_ anchor: String, line: Int?) throws -> [ContentProblem] {
    defer { try? FileManager.default.removeItem(at: root) }
    for folder in ["recommendations", "topics", "measures", "service", "texts"] {
      let place = root.appending(path: folder)
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    }
    let line = line.map { "\n  linje: \($0)" } ?? ""
    try Data("id: X\nkilde:\n  dokument: bok\n  anker: \(anchor)\(line)\n".utf8)
      .write(to: root.appending(path: "topics/x.yaml"))
    try Data(Self.text.utf8).write(to: root.appending(path: "texts/001_bok.txt"))
    do throws(ContentProblems) {
      let anchors = try AnchorCheck(folder: root.path, texts: root.path + "/texts", sources: [source])
      #expect(anchors.found == 1)
      return []
    } catch {
      return error.problems
    }
  }

  @Test(
    "Found on its line, across a line break and from inside a word",
    arguments: [
      ("ingenting.", 1), ("en setning som brytes over", 2), ("ynner en annen", 4), ("slutter.", 3),
    ])
  func found(anchor: String, line: Int) throws { #expect(try check(anchor, line: line).isEmpty) }

  @Test("Without a line it is enough that it stands there")
  func noLine() throws { #expect(try check("Her begynner", line: nil).isEmpty) }

  @Test("A wrong line is told with the right ones")
  func wrongLine() throws {
    let said = try check("Her begynner", line: 3).map(\.description)
    #expect(said == ["topics/x.yaml:5: Ankeret står ikke på linje 3. Det står på linje 2, 4."])
  }

  @Test("What does not stand there is told with file, line and the nearest place")
  func nearest() throws {
    let said = try check("brytes over fire linjer", line: 3).map(\.description)
    #expect(
      said == [
        "topics/x.yaml:4: Ankeret «brytes over fire linjer» står ikke i kilden. "
          + "Nærmest er linje 3: «brytes over to linjer»."
      ])
  }
}
