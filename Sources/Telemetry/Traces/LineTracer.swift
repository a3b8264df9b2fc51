public import Logging
public import Tracing

/// Writes each finished span as one structured line in the log, with the ids that W3C Trace Context gives it.
///
/// A collector that reads the log puts the traces together; the program needs no network for it.
public struct LineTracer: Tracer {
  private let logger: Logger
  /// How many of the traces that begin here are kept, from 0 to 1. One that begins elsewhere says so itself.
  private let share: Double

  public init(logger: Logger, share: Double) {
    self.logger = logger
    self.share = share
  }

  public func startSpan<Instant: TracerInstant>(
    _ operationName: String, context: @autoclosure () -> InstrumentationContext, ofKind kind: SpanKind,
    at instant: @autoclosure () -> Instant, function: String, file fileID: String, line: UInt
  ) -> LineSpan {
    var context = context()
    let parent = context.traceParent
    let own = TraceParent.next(after: parent, share: share)
    context.traceParent = own
    return LineSpan(
      operationName, kind, own, parent: parent, context: context, began: instant().nanosecondsSinceEpoch,
      logger: logger)
  }

  public func forceFlush() {}

  public func extract<Carrier, Extract: Extractor>(
    _ carrier: Carrier, into context: inout InstrumentationContext, using extractor: Extract
  ) where Extract.Carrier == Carrier {
    guard let header = extractor.extract(key: "traceparent", from: carrier) else { return }
    context.traceParent = TraceParent(header)
  }

  public func inject<Carrier, Inject: Injector>(
    _ context: InstrumentationContext, into carrier: inout Carrier, using injector: Inject
  ) where Inject.Carrier == Carrier {
    guard let parent = context.traceParent else { return }
    injector.inject(parent.header, forKey: "traceparent", into: &carrier)
  }
}
