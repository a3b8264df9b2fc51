public import CoreMetrics
internal import Synchronization

/// Every figure the program keeps about itself, ready to be read by Prometheus.
///
/// It is the backend of swift-metrics: rooms count with that API and know nothing of this one. Memory is bounded: no
/// name gets more series than ``mostSeries``, whatever the labels hold.
public final class MetricsRegistry: MetricsFactory, Sendable {
  /// No name has more series than this; further ones are counted in `underveis_metrics_left_out_total`.
  public static let mostSeries = 2_000

  private struct State {
    var families: [String: MetricFamily] = [:]
    var leftOut: Int64 = 0
  }

  private let described: [String: MetricDescription]
  private let state = Mutex(State())

  public init(_ descriptions: [MetricDescription] = MetricDescription.all) {
    described = Dictionary(descriptions.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The figures as Prometheus reads them (text format 0.0.4).
  ///
  /// - Parameter more: figures that are read only when somebody asks, such as the memory in use.
  public func exposition(with more: [Reading] = []) -> String {
    let (families, leftOut) = state.withLock { ($0.families, $0.leftOut) }
    var text = ExpositionText()
    for family in families.values.sorted(by: { $0.name < $1.name }) { text.write(family) }
    for reading in more { text.write(reading) }
    text.write(
      Reading("underveis_metrics_left_out_total", "Serier det ikke var plass til.", .counter, Double(leftOut)))
    return text.text
  }

  public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
    series(label, dimensions, .counter) { CountSeries() } ?? CountSeries()
  }

  public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
    series(label, dimensions, .gauge) { LevelSeries() } ?? LevelSeries()
  }

  public func makeRecorder(
    label: String, dimensions: [(String, String)], aggregate: Bool
  ) -> any RecorderHandler {
    guard aggregate else { return series(label, dimensions, .gauge) { LevelSeries() } ?? LevelSeries() }
    let bounds = described[label]?.bounds ?? MetricDescription.seconds
    return series(label, dimensions, .histogram) { SpreadSeries(bounds) } ?? SpreadSeries(bounds)
  }

  public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    let bounds = described[label]?.bounds ?? MetricDescription.seconds
    return series(label, dimensions, .histogram) { SpreadSeries(bounds) } ?? SpreadSeries(bounds)
  }

  // Series live as long as the program: a counter that began again at zero would look like a restart.
  public func destroyCounter(_ handler: any CounterHandler) {}
  public func destroyMeter(_ handler: any MeterHandler) {}
  public func destroyRecorder(_ handler: any RecorderHandler) {}
  public func destroyTimer(_ handler: any TimerHandler) {}

  /// The series of that name and labels, the same each time it is asked for; nil when there is no more room, or the name
  /// is taken by another kind.
  private func series<Series: MetricSeries>(
    _ label: String, _ dimensions: [(String, String)], _ kind: MetricKind, _ make: () -> Series
  ) -> Series? {
    let name = MetricName.sound(label)
    let labels = MetricLabels(dimensions)
    return state.withLock { state in
      var family =
        state.families[name] ?? MetricFamily(name: name, help: described[label]?.help ?? "", kind: kind)
      if let known = family.series[labels] { return known as? Series }
      guard family.kind == kind, family.series.count < Self.mostSeries else {
        state.leftOut += 1
        return nil
      }
      let made = make()
      family.series[labels] = made
      state.families[name] = family
      return made
    }
  }
}
