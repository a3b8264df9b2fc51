public import Instrumentation

/// One step of a trace, as W3C Trace Context writes it: `00-<32 digits>-<16 digits>-<flags>`.
public struct TraceParent: Hashable, Sendable {
  /// 32 lower-case hexadecimal digits, not all zero.
  public let trace: String
  /// 16 lower-case hexadecimal digits, not all zero.
  public let span: String
  /// Whether the one who began the trace wants it kept.
  public let isSampled: Bool

  init(trace: String, span: String, isSampled: Bool) {
    self.trace = trace
    self.span = span
    self.isSampled = isSampled
  }

  /// Reads a `traceparent` header; nil when it is not one. It comes from outside, so nothing else of it is used.
  public init?(_ header: String) {
    let parts = header.split(separator: "-", omittingEmptySubsequences: false)
    guard header.utf8.count <= 200, parts.count >= 4, Self.isHex(parts[0], 2), parts[0] != "ff" else { return nil }
    // Version 0 has four parts; a later one may have more, which the standard says to pass over.
    guard parts[0] != "00" || parts.count == 4 else { return nil }
    guard Self.isHex(parts[1], 32), Self.isHex(parts[2], 16), Self.isHex(parts[3], 2) else { return nil }
    guard parts[1].contains(where: { $0 != "0" }), parts[2].contains(where: { $0 != "0" }) else { return nil }
    self.init(
      trace: String(parts[1]), span: String(parts[2]), isSampled: (UInt8(parts[3], radix: 16) ?? 0) & 1 == 1)
  }

  public var header: String { "00-\(trace)-\(span)-\(isSampled ? "01" : "00")" }

  private static func isHex(_ text: Substring, _ count: Int) -> Bool {
    text.utf8.count == count && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
  }

  /// The next step of this trace, or the first of a new one.
  static func next(after parent: TraceParent?, share: Double) -> TraceParent {
    TraceParent(
      trace: parent?.trace ?? hex(2), span: hex(1),
      isSampled: parent?.isSampled ?? (share > 0 && Double.random(in: 0..<1) < share))
  }

  private static func hex(_ words: Int) -> String {
    (0..<words).map { _ in
      let digits = String(UInt64.random(in: 1...(.max)), radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}

enum TraceParentKey: InstrumentationContextKey {
  typealias Value = TraceParent
}

extension InstrumentationContext {
  /// The step of a trace that the work belongs to.
  public var traceParent: TraceParent? {
    get { self[TraceParentKey.self] }
    set { self[TraceParentKey.self] = newValue }
  }
}
