import CoreMetrics
import Testing

@testable import Telemetry

/// Protects what the watch is built on: the figures are right, readable by Prometheus, and cannot fill the memory.
struct MetricsTests {
  private let registry = MetricsRegistry([
    MetricDescription("tid_seconds", "Tid i \"sekunder\".", bounds: [0.1, 1]),
    MetricDescription("antall_total", "Antall\nganger."),
  ])

  @Test func `A counter, a level and a spread are written as Prometheus reads them`() {
    Counter(label: "antall_total", dimensions: [("vei", "a\"b\\c\nd")], factory: registry).increment(by: 3)
    Counter(label: "antall_total", dimensions: [("vei", "a\"b\\c\nd")], factory: registry).increment()
    let level = Meter(label: "nivå nå", factory: registry)
    level.set(2.5)
    level.decrement()
    let timer = Timer(label: "tid_seconds", dimensions: [("b", "2"), ("a", "1")], factory: registry)
    timer.recordNanoseconds(50_000_000)
    timer.recordNanoseconds(100_000_000)
    timer.recordNanoseconds(3_000_000_000)
    let text = registry.exposition(with: [Reading("minne", "Minne.", .gauge, 12)])
    #expect(text.contains("# HELP antall_total Antall\\nganger.\n# TYPE antall_total counter\n"))
    #expect(text.contains("antall_total{vei=\"a\\\"b\\\\c\\nd\"} 4\n"))
    #expect(text.contains("niv___n__ 1.5\n"), "a name holds only what Prometheus takes: \(text)")
    #expect(text.contains("tid_seconds_bucket{a=\"1\",b=\"2\",le=\"0.1\"} 2\n"))
    #expect(text.contains("tid_seconds_bucket{a=\"1\",b=\"2\",le=\"1\"} 2\n"))
    #expect(text.contains("tid_seconds_bucket{a=\"1\",b=\"2\",le=\"+Inf\"} 3\n"))
    #expect(text.contains("tid_seconds_sum{a=\"1\",b=\"2\"} 3.15\n"))
    #expect(text.contains("tid_seconds_count{a=\"1\",b=\"2\"} 3\n"))
    #expect(text.contains("# TYPE minne gauge\nminne 12\n"))
  }

  @Test func `No name gets more series than there is room for, and what was left out is counted`() {
    for number in 0..<(MetricsRegistry.mostSeries + 7) {
      Counter(label: "antall_total", dimensions: [("n", "\(number)")], factory: registry).increment()
    }
    let lines = registry.exposition().split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("antall_total{") } == MetricsRegistry.mostSeries)
    #expect(lines.contains("underveis_metrics_left_out_total 7"))
  }

  @Test func `A name used for two kinds keeps the first and never mixes them`() {
    Counter(label: "antall_total", factory: registry).increment()
    Meter(label: "antall_total", factory: registry).set(99)
    #expect(registry.exposition().contains("antall_total 1\n"))
    #expect(!registry.exposition().contains("99"))
  }

  @Test func `Counting from many tasks at once loses nothing`() async {
    let counter = Counter(label: "antall_total", factory: registry)
    let spread = Recorder(label: "tid_seconds", factory: registry)
    await withTaskGroup { group in
      for _ in 0..<8 {
        group.addTask {
          for _ in 0..<1_000 {
            counter.increment()
            spread.record(1)
          }
        }
      }
    }
    #expect(registry.exposition().contains("antall_total 8000\n"))
    #expect(registry.exposition().contains("tid_seconds_count 8000\n"))
  }

  @Test func `The process tells its memory, its time and its open files`() {
    let text = MetricsRegistry().exposition(with: ProcessFigures.now())
    for name in ["process_resident_memory_bytes", "process_cpu_seconds_total", "process_open_fds"] {
      let line = text.split(separator: "\n").first { $0.hasPrefix("\(name) ") }
      #expect((line?.split(separator: " ").last.flatMap { Double($0) } ?? -1) >= 0, "\(name)")
    }
  }
}
