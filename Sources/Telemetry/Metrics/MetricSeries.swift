internal import CoreMetrics
internal import Synchronization

/// How Prometheus treats a figure.
public enum MetricKind: String, Sendable {
  case counter, gauge, histogram
}

/// The figures of one name.
struct MetricFamily: Sendable {
  let name: String
  let help: String
  let kind: MetricKind
  var series: [MetricLabels: any MetricSeries] = [:]
}

/// One figure with its labels.
protocol MetricSeries: AnyObject, Sendable {
  func write(_ name: String, _ labels: MetricLabels, to text: inout String)
}

/// Something that only grows.
final class CountSeries: MetricSeries, CounterHandler, Sendable {
  private let count = Atomic<Int64>(0)

  func increment(by amount: Int64) { count.add(amount, ordering: .relaxed) }

  func reset() { count.store(0, ordering: .relaxed) }

  func write(_ name: String, _ labels: MetricLabels, to text: inout String) {
    text += "\(name)\(labels) \(count.load(ordering: .relaxed))\n"
  }
}

/// Something that rises and falls.
final class LevelSeries: MetricSeries, MeterHandler, RecorderHandler, Sendable {
  private let level = Mutex(0.0)

  func set(_ value: Int64) { set(Double(value)) }
  func set(_ value: Double) { level.withLock { $0 = value } }
  func increment(by amount: Double) { level.withLock { $0 += amount } }
  func decrement(by amount: Double) { level.withLock { $0 -= amount } }
  func record(_ value: Int64) { set(Double(value)) }
  func record(_ value: Double) { set(value) }

  func write(_ name: String, _ labels: MetricLabels, to text: inout String) {
    text += "\(name)\(labels) \(level.withLock { $0 }.asMetric)\n"
  }
}

/// How something is spread, counted in steps. Times are in seconds.
final class SpreadSeries: MetricSeries, RecorderHandler, TimerHandler, Sendable {
  private struct State {
    var counts: [Int64]
    var sum = 0.0
  }

  private let bounds: [Double]
  private let state: Mutex<State>

  init(_ bounds: [Double]) {
    self.bounds = bounds
    state = Mutex(State(counts: Array(repeating: 0, count: bounds.count + 1)))
  }

  func record(_ value: Int64) { record(Double(value)) }

  func record(_ value: Double) {
    let step = bounds.firstIndex { value <= $0 } ?? bounds.count
    state.withLock {
      $0.counts[step] += 1
      $0.sum += value
    }
  }

  func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1_000_000_000) }

  func write(_ name: String, _ labels: MetricLabels, to text: inout String) {
    let (counts, sum) = state.withLock { ($0.counts, $0.sum) }
    var below: Int64 = 0
    for (bound, count) in zip(bounds.map(\.asMetric) + ["+Inf"], counts) {
      below += count
      text += "\(name)_bucket\(labels.adding("le", bound)) \(below)\n"
    }
    text += "\(name)_sum\(labels) \(sum.asMetric)\n\(name)_count\(labels) \(below)\n"
  }
}

extension Double {
  /// As Prometheus reads a number: whole ones without a decimal point.
  var asMetric: String {
    guard isFinite else { return isNaN ? "NaN" : self < 0 ? "-Inf" : "+Inf" }
    return self == rounded() && magnitude < 1e15 ? String(Int64(self)) : String(self)
  }
}
