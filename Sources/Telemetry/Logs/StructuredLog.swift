internal import Foundation
public import Logging
internal import Synchronization

/// The log as one JSON object a line, for a collector: time, level, what happened, and its figures as fields.
///
/// It writes what it is given. That nothing in it is about a person is held by the calls: a test reads them all.
public struct StructuredLog: LogHandler {
  public var metadata: Logger.Metadata = [:]
  public var metadataProvider: Logger.MetadataProvider?
  public var logLevel: Logger.Level
  private let label: String
  private let now: @Sendable () -> String
  private let write: @Sendable (String) -> Void

  /// - Parameters:
  ///   - now: the moment as ISO 8601 text.
  ///   - write: takes a finished line, without its end.
  public init(
    label: String, level: Logger.Level = .info, now: @escaping @Sendable () -> String,
    write: @escaping @Sendable (String) -> Void
  ) {
    self.label = label
    logLevel = level
    self.now = now
    self.write = write
  }

  public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  public func log(event: LogEvent) {
    var fields = metadata
    if let provided = metadataProvider?.get() { fields.merge(provided) { _, new in new } }
    if let own = event.metadata { fields.merge(own) { _, new in new } }
    var line = #"{"time":"# + now().asJSON + #","level":"# + event.level.rawValue.asJSON
    line += #","source":"# + label.asJSON + #","message":"# + "\(event.message)".asJSON
    if let error = event.error { line += #","error_kind":"# + "\(type(of: error))".asJSON }
    for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
      line += "," + Self.fieldName(name).asJSON + ":" + "\(value)".asJSON
    }
    write(line + "}")
  }

  /// A field never takes the place of one of the line's own.
  private static func fieldName(_ name: String) -> String {
    ["time", "level", "source", "message", "error_kind"].contains(name) ? "field.\(name)" : name
  }
}

extension String {
  /// The text as JSON writes it, on one line whatever it holds: nobody can add a line to the log.
  var asJSON: String {
    var json = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": json += "\\\""
      case "\\": json += "\\\\"
      case "\n": json += "\\n"
      case "\r": json += "\\r"
      case "\t": json += "\\t"
      case _
      where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || (0x2028...0x2029).contains(scalar.value):
        let digits = String(scalar.value, radix: 16)
        json += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: json.unicodeScalars.append(scalar)
      }
    }
    return json + "\""
  }
}
