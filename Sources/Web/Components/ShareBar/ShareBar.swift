/// How a whole divides into parts, as one bar with the same numbers as words under it.
public struct ShareBar: Component {
  public static let template = "share-bar"

  /// What a part means; the order and the words say it, the colour only repeats it.
  public enum Kind: String, Sendable, CaseIterable {
    case done, reasoned, soon, lacking, late, unclear, open, hidden
  }

  public struct Part: Sendable {
    let kind: Kind
    let name: String
    let count: Int

    public init(_ kind: Kind, _ name: String, _ count: Int) {
      (self.kind, self.name, self.count) = (kind, name, count)
    }
  }

  struct Stretch: Sendable {
    let kind: Kind
    let x: String
    let width: String
    let tip: String
  }

  let title: String
  let summary: String
  let stretches: [Stretch]
  /// The parts in words, in the bar's order.
  let legend: [String]

  /// - Parameters:
  ///   - summary: what the picture shows, in a sentence: also what is read out in its place.
  ///   - parts: from left to right; empty ones are left out.
  public init(_ title: String, summary: String, _ parts: [Part]) {
    (self.title, self.summary) = (title, summary)
    let shown = parts.filter { $0.count > 0 }
    let whole = shown.reduce(0) { $0 + $1.count }
    legend = shown.map { "\($0.name): \($0.count.grouped)" }
    var before = 0
    stretches = shown.map { part in
      let (from, to) = (before * Self.width / whole, (before + part.count) * Self.width / whole)
      before += part.count
      // However small, a part is seen.
      return Stretch(
        kind: part.kind, x: "\(from)", width: "\(max(2, to - from))", tip: "\(part.name): \(part.count.grouped)")
    }
  }

  private static let width = 1000
}
