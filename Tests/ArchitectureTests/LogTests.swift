internal import Foundation
internal import Testing

/// Nothing about a person ever reaches the log, the figures or the traces: every call that writes to them is read here.
@Suite struct LogTests {
  /// What may stand in a line of the log: patterns and codes of our own, never what somebody typed or an address.
  private static let allowed: Set<String> = [
    "method", "route", "status", "milliseconds", "incident", "route.method", "route.path", "what", "days",
    "fault.number",
    // Of the log-in: which of our own words for what went wrong, and whether it was for staff or for a person.
    "fault.rawValue", "kind.rawValue", "refused.trouble.forTheLog",
    // Why another system was turned away, in our own words, and at which route.
    "refusal.forTheLog", "door.route.path",
    // How many stand on the list of staff, how many were logged out, and how many faults it has.
    "municipality.staff.count", "count", "error.problems.count",
  ]
  private static let levels = ["trace", "debug", "info", "notice", "warning", "error", "critical", "log"]

  @Test("A line of the log holds only what is on the list, and never a path, a query, a field or an error's text")
  func everyLogCallIsKnown() throws {
    var calls = 0
    for file in try SourceTree.swiftFiles(in: "Sources") {
      for call in Self.calls(in: file.code) {
        calls += 1
        for expression in Self.interpolations(in: call) where !Self.allowed.contains(expression) {
          Issue.record("\(file.path) logs \(expression), which nobody has found to be free of persons.")
        }
      }
    }
    #expect(calls >= 4, "the calls were not found: has the way of logging changed?")
  }

  @Test("A figure's labels and a trace's attributes come from our own code")
  func labelsAreOurs() throws {
    let allowed: Set = [
      "method", "route", "\"\\(status)\"", "kind", "label", "refusal.rawValue", "what", "status", "sql", "\"read\"",
      "\"transaction\"", "place + [(\"status\", \"\\(status)\")]", "place",
      "kind.rawValue", "ender.rawValue",
    ]
    let patterns = [
      try Regex<(Substring, Substring)>(#"dimensions: \[\("[a-z_]+", ([^\]]+)\)\]"#),
      try Regex<(Substring, Substring)>(#"attributes\["[a-z._]+"\] = (.+)"#),
    ]
    for room in ["Web", "Store", "Identity", "Desk", "Underveis"] {
      for file in try SourceTree.swiftFiles(in: "Sources/\(room)") {
        for pattern in patterns {
          for match in file.code.matches(of: pattern) where !allowed.contains(String(match.output.1)) {
            Issue.record("\(file.path) labels with \(match.output.1), which nobody has found to be free of persons.")
          }
        }
      }
    }
  }

  @Test("Every figure that a room keeps is described, and the operator's guide says when to act on it")
  func figuresAreDescribed() throws {
    let described = try #require(
      try SourceTree.swiftFiles(in: "Sources/Telemetry").first { $0.path.hasSuffix("MetricDescription.swift") })
    let guide = try String(
      contentsOf: SourceTree.root.appending(path: "docs/operations-install-and-watch.md"), encoding: .utf8)
    let label = try Regex<(Substring, Substring)>(#"label: "(underveis_[a-z_]+)""#)
    var names: Set<Substring> = []
    for room in ["Web", "Store", "Identity", "Desk", "Underveis"] {
      for file in try SourceTree.swiftFiles(in: "Sources/\(room)") {
        for match in file.code.matches(of: label) { names.insert(match.output.1) }
      }
    }
    #expect(names.count >= 12)
    for name in names {
      #expect(described.code.contains("\"\(name)\""), "\(name) is kept and not described.")
      #expect(guide.contains("`\(name)`"), "docs/operations-install-and-watch.md does not name \(name).")
    }
  }

  /// The text of each call of a logger, from its name to the parenthesis that closes it.
  private static func calls(in code: String) -> [Substring] {
    var calls: [Substring] = []
    for level in levels {
      for start in code.ranges(of: "logger.\(level)(") {
        var depth = 1
        let rest = code[start.upperBound...]
        let end =
          rest.indices.first { place in
            if rest[place] == "(" { depth += 1 }
            if rest[place] == ")" { depth -= 1 }
            return depth == 0
          } ?? rest.endIndex
        calls.append(rest[..<end])
      }
    }
    return calls
  }

  /// What is written into the call's texts, and into the values of its metadata.
  private static func interpolations(in call: Substring) -> [String] {
    let written = call.matches(of: /\\\(([^()]*(?:\([^()]*\))*[^()]*)\)/).map { String($0.output.1) }
    let values = call.matches(of: /\.(?:string|stringConvertible)\(([^()]*)\)/).map { String($0.output.1) }
    return written + values
  }
}
