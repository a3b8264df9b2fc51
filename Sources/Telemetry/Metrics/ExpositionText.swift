/// A figure that is read when somebody asks for it, and kept nowhere.
public struct Reading: Sendable {
  let name: String
  let help: String
  let kind: MetricKind
  let value: Double

  public init(_ name: String, _ help: String, _ kind: MetricKind, _ value: Double) {
    self.name = name
    self.help = help
    self.kind = kind
    self.value = value
  }
}

/// Prometheus' text format, version 0.0.4.
struct ExpositionText {
  static let contentType = "text/plain; version=0.0.4; charset=utf-8"

  private(set) var text = ""

  mutating func write(_ family: MetricFamily) {
    head(family.name, family.help, family.kind)
    let ordered = family.series.map { (labels: $0.key, text: $0.key.description, series: $0.value) }
    for one in ordered.sorted(by: { $0.text < $1.text }) { one.series.write(family.name, one.labels, to: &text) }
  }

  mutating func write(_ reading: Reading) {
    head(reading.name, reading.help, reading.kind)
    text += "\(reading.name) \(reading.value.asMetric)\n"
  }

  private mutating func head(_ name: String, _ help: String, _ kind: MetricKind) {
    let line = help.replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
    if !line.isEmpty { text += "# HELP \(name) \(line)\n" }
    text += "# TYPE \(name) \(kind.rawValue)\n"
  }
}

extension MetricsRegistry {
  /// The content type of ``exposition(with:)``.
  public static let contentType = ExpositionText.contentType
}
