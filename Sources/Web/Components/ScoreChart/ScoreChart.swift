/// Scores over time as a picture two people can look at, with the same numbers as a table under it.
public struct ScoreChart: Component {
  public static let template = "score-chart"

  /// One score.
  public struct Point: Sendable {
    /// Days since any fixed day; only the distance between them counts.
    let day: Int
    let score: Double
    /// The day in words, and the score as it is written.
    let when: String
    let scoreText: String
    /// What it means: the band, or a change that is more than chance.
    let note: String

    public init(day: Int, score: Double, when: String, scoreText: String? = nil, note: String = "") {
      self.day = day
      self.score = score
      self.when = when
      self.scoreText = scoreText ?? ScoreChart.text(score)
      self.note = note
    }
  }

  /// A stretch of scores with a name ("moderat").
  public struct Band: Sendable {
    let name: String
    let from: Double
    let to: Double

    public init(_ name: String, from: Double, to: Double) {
      self.name = name
      self.from = from
      self.to = to
    }
  }

  /// A score with a name, drawn as a line across: a limit, or how much must change to count.
  public struct Mark: Sendable {
    let name: String
    let score: Double

    public init(_ name: String, at score: Double) { (self.name, self.score) = (name, score) }
  }

  let id: String
  let title: String
  /// What the picture shows, in a sentence: also what is read out in its place.
  let summary: String
  /// The marks in words, for those who do not see them.
  let marks: String?
  let drawing: ScoreDrawing?
  let table: Table

  /// - Parameters:
  ///   - id: unique on the page.
  ///   - range: the lowest and highest score the instrument can give.
  ///   - expected: where the course was expected to be, as day and score; drawn dashed.
  ///   - marks: lines across; those outside the range are left out.
  ///   - notes: what the notes of the points are about.
  public init(
    id: String, _ title: String, summary: String, points: [Point], range: ClosedRange<Double>, bands: [Band] = [],
    expected: [(day: Int, score: Double)] = [], marks: [Mark] = [], notes: String = "Hva det betyr"
  ) {
    self.id = id
    self.title = title
    self.summary = summary
    let sorted = points.sorted { $0.day < $1.day }
    let inside = marks.filter { range.contains($0.score) }
    let lines = inside.map { "\($0.name) \(ScoreChart.text($0.score))" }
    self.marks = inside.isEmpty ? nil : "Strekene viser \(lines.joined(separator: ", "))."
    drawing =
      sorted.isEmpty ? nil : ScoreDrawing(sorted, range: range, bands: bands, expected: expected, marks: inside)
    table = Table(
      id: "\(id)-tall", caption: "\(title): \(sorted.count == 1 ? "1 måling" : "\(sorted.count) målinger")",
      columns: [.init("Dato"), .init("Skår", number: true), .init(notes)],
      rows: sorted.reversed().map {
        .init([.init($0.when), .init($0.scoreText, number: true), .init($0.note)])
      })
  }

  /// A score with a comma, and without decimals it does not have.
  static func text(_ score: Double) -> String {
    let tenths = Int((score * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10),\(abs(tenths % 10))"
  }
}
