/// A share over time as a line in a row, with the first and the last in words beside it.
public struct Sparkline: Component {
  public static let template = "sparkline"

  let path: String
  let words: String
  let summary: String

  private static let (width, height, edge) = (72, 20, 2)

  /// - Parameter points: days and shares in whole percent, the earliest first; at least one.
  public init(_ points: [(day: Int, percent: Int)]) {
    let first = points.first?.day ?? 0
    let span = max(1, (points.last?.day ?? 0) - first)
    path = points.enumerated().map { place, point in
      let x = Self.edge + (point.day - first) * (Self.width - 2 * Self.edge) / span
      let y = Self.height - Self.edge - point.percent * (Self.height - 2 * Self.edge) / 100
      return "\(place == 0 ? "M" : "L")\(x) \(y)"
    }.joined()
    let (before, now) = (points.first?.percent ?? 0, points.last?.percent ?? 0)
    words = "\(before) → \(now) %"
    let change = now - before
    let verb = change == 0 ? "Uendret" : change > 0 ? "Opp" : "Ned"
    summary = "\(verb) fra \(before) til \(now) %."
  }
}
