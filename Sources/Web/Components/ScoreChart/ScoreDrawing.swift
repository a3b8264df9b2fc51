/// The lines and points of a chart, in the coordinates of its picture.
struct ScoreDrawing: Sendable {
  struct Line: Sendable {
    let y: String
    let textY: String
    let text: String
  }

  struct Dot: Sendable {
    let x: String
    let y: String
    let tip: String
  }

  struct Label: Sendable {
    let x: String
    let text: String
    let anchor: String
  }

  struct Stripe: Sendable {
    let y: String
    let height: String
    let textY: String
    let name: String
    let isOdd: Bool
  }

  let lines: [Line]
  let marks: [Line]
  let stripes: [Stripe]
  let path: String
  let expected: String?
  let dots: [Dot]
  let labels: [Label]

  private static let left = 44.0
  private static let right = 600.0
  private static let top = 14.0
  private static let bottom = 194.0

  init(
    _ points: [ScoreChart.Point], range: ClosedRange<Double>, bands: [ScoreChart.Band],
    expected: [(day: Int, score: Double)], marks: [ScoreChart.Mark] = [], steps: Int = 3
  ) {
    let days = points.map(\.day) + expected.map(\.day)
    let first = days.min() ?? 0
    let span = Double(max((days.max() ?? 0) - first, 1))
    let height = max(range.upperBound - range.lowerBound, 1)
    func x(_ day: Int) -> Double {
      days.count == 1
        ? (ScoreDrawing.left + ScoreDrawing.right) / 2
        : ScoreDrawing.left + 8 + Double(day - first) / span * (ScoreDrawing.right - ScoreDrawing.left - 16)
    }
    func y(_ score: Double) -> Double {
      let inside = min(max(score, range.lowerBound), range.upperBound)
      return ScoreDrawing.bottom - (inside - range.lowerBound) / height * (ScoreDrawing.bottom - ScoreDrawing.top)
    }
    func at(_ number: Double) -> String { String(Int(number.rounded())) }
    func route(_ stops: [(day: Int, score: Double)]) -> String {
      stops.enumerated().map { "\($0.offset == 0 ? "M" : "L")\(at(x($0.element.day))) \(at(y($0.element.score)))" }
        .joined()
    }
    lines = (0...steps).map { step in
      let score = range.lowerBound + height * Double(step) / Double(steps)
      return Line(y: at(y(score)), textY: at(y(score) + 4), text: ScoreChart.text(score))
    }
    self.marks = ScoreDrawing.marks(marks, y: y, at: at)
    stripes = bands.enumerated().map { place, band in
      Stripe(
        y: at(y(band.to)), height: at(y(band.from) - y(band.to)), textY: at((y(band.from) + y(band.to)) / 2 + 4),
        name: band.name, isOdd: place % 2 == 1)
    }
    path = route(points.map { ($0.day, $0.score) })
    self.expected = expected.isEmpty ? nil : route(expected.sorted { $0.day < $1.day })
    dots = points.map { Dot(x: at(x($0.day)), y: at(y($0.score)), tip: "\($0.when): \($0.scoreText)") }
    labels = ScoreDrawing.labels(points, x: x, at: at)
  }

  /// From the top down, each named above its line, or under it where the one before stands too near.
  private static func marks(
    _ marks: [ScoreChart.Mark], y: (Double) -> Double, at: (Double) -> String
  ) -> [Line] {
    var free = -Double.infinity
    return marks.sorted { $0.score > $1.score }.map { mark in
      let line = y(mark.score)
      let text = max(line - 4, free)
      free = text + 15
      return Line(y: at(line), textY: at(text), text: mark.name)
    }
  }

  /// The first and the last day, and those between that there is room for.
  private static func labels(
    _ points: [ScoreChart.Point], x: (Int) -> Double, at: (Double) -> String
  ) -> [Label] {
    guard let last = points.last else { return [] }
    var labels: [Label] = []
    var free = -Double.infinity
    let ends = x(last.day) - width(last.when) - gap
    for (place, point) in points.enumerated() {
      let (isFirst, isLast) = (place == 0, place == points.count - 1)
      let wide = width(point.when)
      let anchor = points.count == 1 ? "middle" : isFirst ? "start" : isLast ? "end" : "middle"
      let left = x(point.day) - (anchor == "start" ? 0 : anchor == "end" ? wide : wide / 2)
      guard isLast || (left >= free && left + wide <= ends) else { continue }
      labels.append(Label(x: at(x(point.day)), text: point.when, anchor: anchor))
      free = left + wide + gap
    }
    return labels
  }

  /// About how wide a text is, in the picture's coordinates; no day is given less room than a short one needs.
  private static func width(_ text: String) -> Double { max(84, Double(text.count) * 7) }

  private static let gap = 12.0
}
