internal import Foundation

/// What a number of timed runs came to, in milliseconds.
struct Timing {
  private let sorted: [Double]
  /// Wall-clock seconds from the first run's start to the last one's end.
  let elapsed: Double

  init(_ milliseconds: [Double], elapsed: Double) { (sorted, self.elapsed) = (milliseconds.sorted(), elapsed) }

  var count: Int { sorted.count }
  var perSecond: Double { elapsed > 0 ? Double(count) / elapsed : 0 }

  func percentile(_ share: Double) -> Double {
    guard !sorted.isEmpty else { return 0 }
    return sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
  }

  var median: Double { percentile(0.5) }

  /// Runs the work `count` times, `clients` at a time, and times each.
  static func of(
    _ count: Int, clients: Int = 1, _ work: @escaping @Sendable (Int) async throws -> Void
  ) async rethrows -> Timing {
    let clock = ContinuousClock()
    let start = clock.now
    let times = try await withThrowingTaskGroup(of: [Double].self) { group in
      for client in 0..<clients {
        group.addTask {
          var times: [Double] = []
          for run in stride(from: client, to: count, by: clients) {
            let begun = clock.now
            try await work(run)
            times.append((clock.now - begun).milliseconds)
          }
          return times
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    return Timing(times, elapsed: (clock.now - start).milliseconds / 1000)
  }
}

extension Duration {
  var milliseconds: Double {
    Double(components.seconds) * 1000 + Double(components.attoseconds) / 1e15
  }
}

/// One row of the table: what was measured, what it came to, and the budget.
struct Measurement {
  let what: String
  let result: String
  let budget: String
  /// Nil where the figure is there to compare with.
  let isWithin: Bool?
}

/// The table as it is printed.
enum MeasurementTable {
  static func text(_ rows: [Measurement]) -> String {
    let lines = rows.map { row in
      let mark = row.isWithin.map { $0 ? "innenfor" : "OVER" } ?? ""
      return [row.what, row.result, row.budget, mark]
    }
    let all = [["hva", "målt", "budsjett", ""]] + lines
    let widths = (0..<4).map { column in all.map { $0[column].count }.max() ?? 0 }
    return all.map { line in
      zip(line, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }.joined(separator: "  ")
    }.joined(separator: "\n")
  }

  static func number(_ value: Double, _ unit: String) -> String {
    let digits = value < 1 ? 3 : value < 100 ? 1 : 0
    return String(format: "%.\(digits)f %@", value, unit)
  }
}
