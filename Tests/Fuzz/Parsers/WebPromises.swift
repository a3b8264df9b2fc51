import CivilTime
import HTTPTypes
import Hummingbird
import Logging
import Telemetry

@testable import Web

extension Promises {
  static func form(_ bytes: [UInt8]) throws(Parser.Broken) {
    guard let form = try? FormValues(urlEncoded: bytes) else { return }
    try hold(form.fields.count <= FormValues.mostFields, "a form holds at most so many fields")
    for field in form.fields {
      try hold(!field.name.isEmpty, "a field has a name")
      let whole = field.name.utf8.count + field.value.utf8.count
      // A byte that is no letter becomes one of three bytes.
      try hold(whole <= bytes.count * 3, "a form is never much larger than what was sent")
      let isPlain = (field.name + field.value).unicodeScalars.allSatisfy { $0.value >= 32 || $0 == "\n" || $0 == "\t" }
      try hold(isPlain, "control characters are gone")
    }
    let again = form.fields.map { "\($0.name.inQuery)=\($0.value.inQuery)" }.joined(separator: "&")
    try hold((try? FormValues(urlEncoded: Array(again.utf8))) == form, "a form sent on is the same form")
    let kept = FormValues(typed: form.typed)
    try hold(kept.typed == form.typed, "a draft comes back as it was typed")
    var reading = FormReading(form)
    for name in form.names.prefix(8) {
      _ = reading.day(name)
      _ = reading.time(name)
      _ = reading.number(name, in: 0...100)
      _ = reading.text(name, max: 50)
      _ = form[name].asCount.map { $0 + 1 }
    }
  }

  /// The header on the first line, the body after it.
  static func multipart(_ bytes: [UInt8]) throws(Parser.Broken) {
    let parts = bytes.split(separator: 10, maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let boundary = FormValues.boundary(of: String(decoding: parts[0], as: UTF8.self)) else {
      return
    }
    try hold((1...70).contains(boundary.utf8.count), "a mark between parts is short")
    guard let form = try? FormValues(multipart: Array(parts[1]), boundary: boundary) else { return }
    // A file has two fields: what is in it, and what it is called.
    try hold(form.fields.count <= 2 * FormValues.mostFields, "a form holds at most so many fields")
    let whole = form.fields.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count }
    try hold(whole <= bytes.count * 6 + form.fields.count * 20, "a form is never much larger than what was sent")
    for field in form.fields { try hold(!field.name.isEmpty, "a field has a name") }
  }

  /// A request's headers, one a line, and its query.
  static func headers(_ text: String) throws(Parser.Broken) {
    var headers = HTTPFields()
    let names: [HTTPField.Name] = [.cookie, .userAgent, .contentType, .origin, .fetchSite, .requestedWith]
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (name, line) in zip(names, lines) { headers[name] = String(line) }
    let query = (lines.last ?? "").utf8.filter { $0 > 32 && $0 < 127 }
    let head = HTTPRequest(
      method: .get, scheme: "http", authority: String(lines.first ?? ""),
      path: "/x?" + String(decoding: query, as: UTF8.self), headerFields: headers)
    let context = SiteContext(logger: Logger(label: "prøve") { _ in SwiftLogNoOpLogHandler() }, peer: nil)
    let arrival = Arrival(
      Request(head: head, body: RequestBody(buffer: ByteBuffer())), context, SiteSettings(),
      now: Moment(milliseconds: 0))
    try hold(arrival.place.utf8.count <= 60, "a browser's name is one of ours")
    let notice = (arrival.notice ?? "").unicodeScalars
    try hold(notice.allSatisfy { $0.value >= 32 || $0 == "\n" || $0 == "\t" }, "control characters are gone")
    try hold(!arrival.isFromScript || headers[.requestedWith] == "underveis", "only our script is our script")
  }

  static func host(_ text: String) throws(Parser.Broken) {
    let name = HostName.of(text)
    try hold(name.utf8.count <= text.lowercased().utf8.count + 1, "a name does not grow")
    try hold(!HostName.isOurs(text, ["underveis.test"]) || text.lowercased().hasPrefix("underveis.test"), "only ours")
    guard let range = NetworkRange(text) else { return }
    let outside = ["192.0.2.1", "2001:db8::1"].filter { range.contains($0) }
    try hold(outside.count < 2, "no range is of both kinds")
    let first = text.split(separator: "/").first.map(String.init) ?? ""
    try hold(range.contains(first), "a range holds the address that names it")
  }

  static func address(_ text: String) throws(Parser.Broken) {
    try hold(text.inQuery.utf8.allSatisfy { $0 > 32 && $0 < 127 }, "what stands in an address is plain")
    if let local = text.asLocalAddress {
      try hold(local.hasPrefix("/") && !local.hasPrefix("//") && !local.contains("\\"), "the address is on this site")
      try hold(local.utf8.allSatisfy { $0 > 32 }, "the address cannot split a header")
    }
    if let back = text.inQuery.fromQuery {
      let isSame = back == text || text.unicodeScalars.contains { $0.value < 32 || $0.value == 127 }
      try hold(isSame, "what was written in an address is read the same")
    }
  }

  static func route(_ text: String) throws(Parser.Broken) {
    for pattern in ["/arbeid/person/{id}", "/arbeid/person/{id}/rett/{versjon}", "/", "/tatt-vare-pa/{id}"] {
      let route = SiteRoute(method: "POST", path: pattern, permission: nil, because: "prøve")
      let door = Door(route: route, permission: nil) { _, _ in .json("{}") }
      guard let found = door.parameters(of: text) else { continue }
      try hold(found.count == pattern.split(separator: "{").count - 1, "every place in the pattern is filled")
      try hold(found.values.allSatisfy { !$0.isEmpty && !$0.contains("/") }, "a place holds one part of the path")
    }
  }

  static func forwarded(_ text: String) throws(Parser.Broken) {
    var settings = SiteSettings()
    settings.trustedProxies = Set([NetworkRange("10.0.0.1"), NetworkRange("fd00::/8")].compactMap(\.self))
    var headers = HTTPFields()
    headers[.forwardedFor] = text
    headers[.forwardedProto] = text
    let through = Transport(headers, peer: "10.0.0.1", settings: settings)
    try hold(through.client.map { $0.utf8.count <= max(text.utf8.count, 8) } ?? false, "there is always an address")
    try hold(headers[.forwardedProto] == "https" || through.refusal != nil, "only https is let through")
    let past = Transport(headers, peer: "192.0.2.1", settings: settings)
    try hold(past.client == "192.0.2.1" && past.refusal != nil, "nobody but the proxy is believed")
  }

  static func trace(_ text: String) throws(Parser.Broken) {
    guard let parent = TraceParent(text) else { return }
    try hold(TraceParent(parent.header) == parent, "a trace sent on is the same trace")
    try hold(parent.header.utf8.count == 55, "a trace never grows")
  }
}
