/// The labels of one series, in the order of their names.
struct MetricLabels: Hashable, Sendable, CustomStringConvertible {
  private let pairs: [[String]]

  init(_ dimensions: [(String, String)]) {
    pairs = dimensions.map { [MetricName.sound($0.0), $0.1] }.sorted { $0[0] < $1[0] }
  }

  private init(pairs: [[String]]) { self.pairs = pairs }

  func adding(_ name: String, _ value: String) -> MetricLabels { MetricLabels(pairs: pairs + [[name, value]]) }

  var description: String {
    guard !pairs.isEmpty else { return "" }
    return "{" + pairs.map { "\($0[0])=\"\(Self.escaped($0[1]))\"" }.joined(separator: ",") + "}"
  }

  private static func escaped(_ value: String) -> String {
    value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
  }
}

enum MetricName {
  /// The name with everything that Prometheus does not take replaced by "_".
  static func sound(_ name: String) -> String {
    String(
      decoding: name.utf8.map { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: ":"):
          byte
        default: UInt8(ascii: "_")
        }
      }, as: UTF8.self)
  }
}
