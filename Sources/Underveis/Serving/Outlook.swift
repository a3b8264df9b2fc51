internal import CivilTime
internal import Foundation
internal import Logging
internal import Metrics
internal import Telemetry
internal import Tracing
internal import Web

/// What the running program lets others see of it: log, figures, traces, readiness. Opened once, before anything counts.
struct Outlook: Sendable {
  let registry = MetricsRegistry()
  let readiness = Readiness()
  let logger: Logger

  /// Puts the log, the figures and the traces in place for the whole program. To be called once.
  init(opening settings: ServerSettings) {
    let level: Logger.Level = settings.isEveryRequestLogged || settings.traceShare > 0 ? .info : .notice
    let isStructured = settings.isLogStructured
    LoggingSystem.bootstrap { label in
      if isStructured {
        return StructuredLog(label: label, level: level, now: Self.timestamp, write: Self.write)
      }
      var handler = StreamLogHandler.standardError(label: label)
      handler.logLevel = level
      return handler
    }
    logger = Logger(label: "underveis")
    MetricsSystem.bootstrap(registry)
    if settings.traceShare > 0 {
      InstrumentationSystem.bootstrap(LineTracer(logger: Logger(label: "trace"), share: settings.traceShare))
    }
  }

  private static let timestamp: @Sendable () -> String = {
    let milliseconds = House.clock().milliseconds
    return Date(timeIntervalSince1970: Double(milliseconds) / 1000)
      .formatted(.iso8601.year().month().day().time(includingFractionalSeconds: true).timeZone(separator: .omitted))
  }

  /// A line goes out whole: one write for each, which the system does not split for a line of this length.
  private static let write: @Sendable (String) -> Void = { line in
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }
}
