internal import Logging
internal import Synchronization
public import Tracing

/// A piece of work with a beginning and an end, on its way to becoming a line in the log.
public final class LineSpan: Span, Sendable {
  private struct State {
    var name: String
    var attributes = SpanAttributes()
    var hasFailed = false
    /// The kind of error and nothing it says: its text can hold what somebody typed.
    var errorKind: String?
    var hasEnded = false
  }

  public let context: InstrumentationContext
  private let kind: SpanKind
  private let own: TraceParent
  private let parent: TraceParent?
  private let began: UInt64
  private let logger: Logger
  private let state: Mutex<State>

  init(
    _ name: String, _ kind: SpanKind, _ own: TraceParent, parent: TraceParent?, context: InstrumentationContext,
    began: UInt64, logger: Logger
  ) {
    self.kind = kind
    self.own = own
    self.parent = parent
    self.context = context
    self.began = began
    self.logger = logger
    state = Mutex(State(name: name))
  }

  public var isRecording: Bool { own.isSampled }

  public var operationName: String {
    get { state.withLock { $0.name } }
    set { state.withLock { $0.name = newValue } }
  }

  public var attributes: SpanAttributes {
    get { state.withLock { $0.attributes } }
    set { if isRecording { state.withLock { $0.attributes = newValue } } }
  }

  public func setStatus(_ status: SpanStatus) {
    if status.code == .error { state.withLock { $0.hasFailed = true } }
  }

  public func recordError<Instant: TracerInstant>(
    _ error: any Error, attributes: SpanAttributes, at instant: @autoclosure () -> Instant
  ) {
    state.withLock {
      $0.hasFailed = true
      $0.errorKind = "\(type(of: error))"
    }
  }

  public func addEvent(_ event: SpanEvent) {}

  public func addLink(_ link: SpanLink) {}

  public func end<Instant: TracerInstant>(at instant: @autoclosure () -> Instant) {
    guard isRecording else { return }
    let ended = instant().nanosecondsSinceEpoch
    let isFirst = state.withLock { state in
      defer { state.hasEnded = true }
      return !state.hasEnded
    }
    guard isFirst else { return }
    logger.info("span", metadata: metadata(until: ended))
  }

  private func metadata(until ended: UInt64) -> Logger.Metadata {
    let state = state.withLock { ($0.name, $0.attributes, $0.hasFailed, $0.errorKind) }
    var metadata: Logger.Metadata = [
      "name": .string(state.0), "trace": .string(own.trace), "span": .string(own.span), "kind": .string("\(kind)"),
      "began_ns": .stringConvertible(began), "took_us": .stringConvertible((max(ended, began) - began) / 1000),
    ]
    if let parent { metadata["parent"] = .string(parent.span) }
    if state.2 { metadata["failed"] = "true" }
    if let kind = state.3 { metadata["error_kind"] = .string(kind) }
    func add(_ name: String, _ value: SpanAttribute) { metadata[name] = .string(value.asText) }
    state.1.forEach(add)
    return metadata
  }
}

extension SpanAttribute {
  fileprivate var asText: String {
    switch self {
    case .int32(let number): String(number)
    case .int64(let number): String(number)
    case .double(let number): String(number)
    case .bool(let isSo): String(isSo)
    case .string(let text): text
    default: ""
    }
  }
}
