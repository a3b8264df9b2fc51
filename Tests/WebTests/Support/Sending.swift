import Casework
import CivilTime

@testable import Web

extension Visitor {
  /// Sends a form as its page would: with the log-in's secret and a key of its own.
  func send(
    _ address: String, _ fields: KeyValuePairs<String, String> = [:], key: String = Secret16.next()
  ) async throws -> Answer {
    let secret = try await csrf()
    let all = [("csrf", secret), ("nokkel", key)] + fields.map { ($0.key, $0.value) }
    let body = all.map { "\($0.0.inQuery)=\($0.1.inQuery)" }.joined(separator: "&")
    return try await post(address, body: Array(body.utf8))
  }
}

/// Keys of forms, each a new one.
enum Secret16 {
  static func next() -> String { String((0..<32).map { _ in "0123456789abcdef".randomElement() ?? "0" }) }
}

extension NationalIdentifier {
  /// A number that nobody has.
  static let madeUp: NationalIdentifier = {
    let numbers = (0..<10).compactMap { serial in
      Day(iso: "1965-03-12").flatMap { NationalIdentifier.synthetic(day: $0, serial: serial) }
    }
    return numbers[0]
  }()

  /// The same number with its last digit wrong.
  var slip: String { digits.dropLast() + (digits.last == "0" ? "1" : "0") }
}
