/// What happened between two totals of one instrument.
public struct ScoreChange: Hashable, Sendable {
  public let from: Int
  public let to: Int
  public let course: Course
  /// Whether the change is larger than chance in measuring, by the instrument's source; nil when it gives no limit.
  public let isReliable: Bool?
  /// Whether the total moved across the clinical cut-off; nil when there is none.
  public let crossedCutOff: Bool?
  /// How many decimals the numbers are written with.
  public let decimals: Int

  /// The later total less the earlier.
  public var difference: Int { to - from }

  /// Which way it went.
  public enum Course: Hashable, Sendable {
    case better
    case same
    case worse
  }

  /// In Norwegian: "6 poeng lavere, en bedring større enn målefeilen".
  public var norwegian: String {
    if course == .same { return "uendret" }
    let size = abs(difference).written(decimals: decimals)
    let points = "\(size) poeng \(difference < 0 ? "lavere" : "høyere")"
    let word = course == .better ? "bedring" : "forverring"
    switch isReliable {
    case true?: return "\(points), en \(word) større enn målefeilen"
    case false?: return "\(points), men ikke mer enn målefeilen"
    case nil: return "\(points), en \(word) på skjemaet"
    }
  }
}

extension Instrument {
  /// Compares two totals. A total of 0 is a total like any other.
  public func change(from: Int, to: Int) -> ScoreChange {
    let fell = to < from
    let course: ScoreChange.Course = from == to ? .same : fell == (direction == .lowerIsBetter) ? .better : .worse
    return ScoreChange(
      from: from, to: to, course: course,
      isReliable: reliableChange.map { abs(to - from) >= $0.points },
      crossedCutOff: clinicalCutOff.map { (from >= $0.points) != (to >= $0.points) }, decimals: scale.decimals)
  }
}
