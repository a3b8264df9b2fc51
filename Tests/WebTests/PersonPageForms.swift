import Testing

@testable import Web

extension Visitor {
  /// Sends a page's form: the hidden fields are taken from the page, and `fields` added or put in their place.
  func submit(
    _ address: String, from page: String? = nil, _ fields: KeyValuePairs<String, String>, key: String? = nil
  ) async throws -> Answer {
    let body = try await get(page ?? address).body
    var sent: [(String, String)] = []
    for name in ["csrf", "nokkel", "versjon", "utkast"] {
      guard let start = body.range(after: #"name="\#(name)" value=""#) else { continue }
      let value = String(body[start...].prefix { $0 != "\"" })
      sent.append((name, name == "nokkel" ? key ?? value : value))
    }
    for field in fields {
      sent.removeAll { $0.0 == field.key && ["versjon", "nokkel"].contains(field.key) }
      sent.append((field.key, field.value))
    }
    return try await post(
      address, body: Array(sent.map { "\($0.0.inQuery)=\($0.1.inQuery)" }.joined(separator: "&").utf8))
  }
}

extension String {
  /// The place after the last time the text stands here: the page's own form comes after the one in the bar.
  fileprivate func range(after text: String) -> Index? { ranges(of: text).last?.upperBound }
}
