public import HTTPTypes
public import Hummingbird
internal import Logging
internal import NIOCore
internal import Synchronization

/// A browser without a network: asks the site from inside the program and remembers its cookies. For tests and
/// measurements.
public final class Visitor: Sendable {
  /// What came back.
  public struct Answer: Sendable {
    public let status: Int
    public let headers: HTTPFields
    public let body: String

    /// Where it leads on to.
    public var location: String? { headers[.location] }
  }

  private let responder: SiteResponder
  private let peer: String?
  private let jar = Mutex<[String: String]>([:])

  /// - Parameter peer: the network address to ask from; nil inside the program.
  public init(_ responder: SiteResponder, peer: String? = nil) {
    self.responder = responder
    self.peer = peer
  }

  /// The cookies it holds, as it sends them.
  public var cookies: String {
    jar.withLock { $0.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: "; ") }
  }

  /// Fetches a page.
  public func get(_ address: String, headers: HTTPFields = [:]) async throws -> Answer {
    try await send(.get, address, headers, ByteBuffer())
  }

  /// Sends a form, with exactly these fields.
  public func post(
    _ address: String, _ fields: KeyValuePairs<String, String>, headers: HTTPFields = [:]
  ) async throws -> Answer {
    let body = fields.map { "\($0.key.inQuery)=\($0.value.inQuery)" }.joined(separator: "&")
    return try await post(address, body: Array(body.utf8), headers: headers)
  }

  /// Sends these bytes as a form.
  public func post(
    _ address: String, body: [UInt8], contentType: String = "application/x-www-form-urlencoded",
    headers: HTTPFields = [:]
  ) async throws -> Answer {
    var headers = headers
    if headers[.contentType] == nil { headers[.contentType] = contentType }
    if headers[.contentLength] == nil { headers[.contentLength] = String(body.count) }
    return try await send(.post, address, headers, ByteBuffer(bytes: body))
  }

  /// Sends any request at all.
  public func send(
    _ method: HTTPRequest.Method, _ address: String, _ headers: HTTPFields = [:],
    _ body: ByteBuffer = ByteBuffer(), authority: String = "localhost"
  ) async throws -> Answer {
    var headers = headers
    if headers[.cookie] == nil, !cookies.isEmpty { headers[.cookie] = cookies }
    let head = HTTPRequest(
      method: method, scheme: "http", authority: authority, path: address, headerFields: headers)
    let response = try await responder.respond(
      to: Request(head: head, body: RequestBody(buffer: body)),
      context: SiteContext(
        logger: Logger(label: "underveis.visitor") { _ in SwiftLogNoOpLogHandler() }, peer: peer))
    remember(response.headers[values: .setCookie])
    let collected = Collected()
    try await response.body.write(collected)
    return Answer(status: response.status.code, headers: response.headers, body: collected.text)
  }

  private func remember(_ cookies: [String]) {
    jar.withLock { jar in
      for cookie in cookies {
        let parts = cookie.split(separator: ";", maxSplits: 1)
        let pair = parts.first?.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false) ?? []
        guard pair.count == 2 else { continue }
        jar[String(pair[0])] = cookie.contains("Max-Age=0") ? nil : String(pair[1])
      }
    }
  }
}

private final class Collected: ResponseBodyWriter, Sendable {
  private let buffer = Mutex(ByteBuffer())

  var text: String { buffer.withLock { String(buffer: $0) } }

  func write(_ part: ByteBuffer) async throws {
    buffer.withLock { _ = $0.writeImmutableBuffer(part) }
  }

  func finish(_ headers: HTTPFields?) async throws {}
}
