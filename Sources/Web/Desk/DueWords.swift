internal import CivilTime

/// How near or how far past its last day something is. One day late is late.
enum DueWords {
  /// "1 dag over fristen", "frist i dag", "frist i morgen", "frist om 3 dager".
  static func words(_ due: Day, on day: Day) -> String {
    isLate(due, on: day) ? "\(days(due.days(until: day))) over fristen" : "frist \(due.relative(to: day))"
  }

  static func isLate(_ due: Day, on day: Day) -> Bool { due < day }

  /// In days, also when they are many: weeks and months would make a small delay look like none.
  static func days(_ count: Int) -> String { count == 1 ? "1 dag" : "\(count) dager" }

  /// How long ago, in days: "i dag", "1 dag siden", "12 dager siden".
  static func ago(_ then: Day, on day: Day) -> String {
    let count = then.days(until: day)
    return count <= 0 ? "i dag" : "\(days(count)) siden"
  }
}
