import Foundation
import Testing

@testable import Web

/// Protects the parts that all pages are put together of.
struct CatalogueTests {
  @Test func everyComponentIsShownAndSound() async throws {
    let site = try TestSite()
    let answer = try await site.visitor().get("/komponenter")
    #expect(answer.status == 200)
    #expect(HTMLCheck(answer.body).faults == [])
    for exhibit in CataloguePage.exhibits {
      #expect(answer.body.contains(exhibit.name))
      #expect(!exhibit.examples.isEmpty && !exhibit.parameters.isEmpty)
    }
  }

  @Test func noComponentIsForgotten() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources/Web/Components")
    let names = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: [.isDirectoryKey])
      .filter { try $0.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true }.map(\.lastPathComponent)
    let shown = Set(CataloguePage.exhibits.flatMap(\.examples).map { "\(type(of: $0.part))" })
    let whole: Set = ["Confirmation", "Conflict", "PrintSheet"]
    #expect(Set(names).subtracting(shown).subtracting(whole) == [], "components are shown, or are whole pages")
  }

  @Test func aChartOfScoresDrawsEveryPointInsideItsFrame() throws {
    let points = (0..<40).map { ScoreChart.Point(day: $0 * $0, score: Double($0 % 28), when: "dag \($0)") }
    let chart = ScoreChart(id: "c", "PHQ-9", summary: "", points: points.shuffled(), range: 0...27)
    let drawing = try #require(chart.drawing)
    #expect(drawing.dots.count == 40)
    #expect(drawing.dots.allSatisfy { (44...600).contains(Int($0.x) ?? -1) && (14...194).contains(Int($0.y) ?? -1) })
    let places = drawing.labels.compactMap { Int($0.x) }
    #expect(zip(places, places.dropFirst()).allSatisfy { $1 - $0 >= 96 }, "labels have room")
    #expect(chart.table.rows.first?.cells.first?.text == "dag 39", "the latest stands first")
    #expect(ScoreChart(id: "c", "x", summary: "", points: [], range: 0...0).drawing == nil)
  }

  @Test(arguments: [
    (0, "0"), (999, "999"), (1000, "1\u{A0}000"), (1_234_567, "1\u{A0}234\u{A0}567"), (-1000, "−1\u{A0}000"),
  ])
  func numbersAreGrouped(number: Int, text: String) {
    #expect(number.grouped == text)
  }
}
