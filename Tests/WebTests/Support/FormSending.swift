import Testing

@testable import Web

extension Visitor {
  /// Opens the page that has the form, and sends it with what its hidden fields hold, as a browser does.
  ///
  /// - Parameters:
  ///   - address: where it is sent, when another than the page's own.
  ///   - fields: what was typed and ticked; a hidden field given here replaces the page's.
  @discardableResult
  func send(
    from page: String, to address: String? = nil, key: String = "0123456789abcdef", _ fields: [(String, String)]
  ) async throws -> Answer {
    let html = try await get(page).body
    let typed = Set(fields.map(\.0))
    var hidden: [String: String] = [:]
    for element in HTMLCheck.elements(of: html) where element.attributes["type"] == "hidden" {
      guard let name = element.attributes["name"], hidden[name] == nil else { continue }
      hidden[name] = element.attributes["value"]
    }
    hidden["nokkel"] = key
    let all = hidden.filter { !typed.contains($0.key) }.map { ($0.key, $0.value) } + fields
    let body = all.map { "\($0.0.inQuery)=\($0.1.inQuery)" }.joined(separator: "&")
    return try await post(address ?? page, body: Array(body.utf8))
  }
}

extension String {
  /// The text as a page writes it.
  var asHTML: String {
    var bytes: [UInt8] = []
    bytes.append(escaping: self)
    return String(decoding: bytes, as: UTF8.self)
  }
}
