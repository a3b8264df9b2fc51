/// A share over time as a picture, with the same numbers as a table under it.
public struct TrendChart: Component {
  public static let template = "trend-chart"

  /// One day; a share that is hidden or of nobody is not drawn, and said in the table.
  public struct Point: Sendable {
    let day: Int
    let percent: Int?
    let when: String
    /// What the share is of, in words.
    let basis: String

    public init(day: Int, percent: Int?, when: String, basis: String) {
      (self.day, self.percent, self.when, self.basis) = (day, percent, when, basis)
    }
  }

  let id: String
  let title: String
  let summary: String
  let drawing: ScoreDrawing?
  let table: Table

  /// - Parameters:
  ///   - id: unique on the page.
  ///   - summary: what the picture shows, in a sentence: also what is read out in its place.
  ///   - points: the earliest first.
  public init(id: String, _ title: String, summary: String, points: [Point]) {
    (self.id, self.title, self.summary) = (id, title, summary)
    let drawn = points.compactMap { point in
      point.percent.map {
        ScoreChart.Point(day: point.day, score: Double($0), when: point.when, scoreText: "\($0) %")
      }
    }
    drawing = drawn.isEmpty ? nil : ScoreDrawing(drawn, range: 0...100, bands: [], expected: [], steps: 4)
    table = Table(
      id: "\(id)-tall", caption: "\(title): \(points.count == 1 ? "1 dag" : "\(points.count) dager")",
      columns: [.init("Dag"), .init("Andel", number: true), .init("Av hvem")],
      rows: points.reversed().map {
        .init([.init($0.when), .init($0.percent.map { "\($0) %" } ?? "–", number: true), .init($0.basis)])
      })
  }
}
