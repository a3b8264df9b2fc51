internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import Tracing

/// Around every request: the headers that protect the page, one line in the log, its figures and its trace, and a page
/// when nothing is found.
struct Doorstep: RouterMiddleware {
  typealias Context = SiteContext

  let gate: Gate
  private let figures = RequestFigures()

  init(gate: Gate) { self.gate = gate }

  func handle(
    _ request: Request, context: SiteContext, next: (Request, SiteContext) async throws -> Response
  ) async throws -> Response {
    let method = RequestFigures.method(request.method)
    let clock = ContinuousClock()
    let start = clock.now
    // Before the trace too: saying no must cost next to nothing.
    if var busy = await gate.turnAway(request, context) {
      protect(&busy)
      note(method, context.endpointPath ?? "ukjent", busy.status.code, took: clock.now - start)
      return busy
    }
    var trace = InstrumentationContext.current ?? .topLevel
    InstrumentationSystem.instrument.extract(request.headers, into: &trace, using: HeaderReader())
    return try await withSpan(method, context: trace, ofKind: .server) { span in
      var response: Response
      do {
        response = try await next(request, context)
      } catch let error as HTTPError where error.status == .notFound {
        response = await gate.notFound(request, context)
      }
      protect(&response)
      // The pattern and never the address: an address can hold an id, a query a name.
      let route = context.endpointPath ?? "ukjent"
      let status = response.status.code
      span.operationName = "\(method) \(route)"
      span.attributes["http.route"] = route
      span.attributes["http.response.status_code"] = status
      if status >= 500 { span.setStatus(SpanStatus(code: .error)) }
      note(method, route, status, took: clock.now - start)
      return response
    }
  }

  private func note(_ method: String, _ route: String, _ status: Int, took time: Duration) {
    let nanoseconds = time.components.seconds * 1_000_000_000 + time.components.attoseconds / 1_000_000_000
    figures.note(method, route, status, took: nanoseconds)
    let milliseconds = Double(nanoseconds / 100_000) / 10
    gate.surroundings.logger.info(
      "\(method) \(route) \(status) \(milliseconds) ms",
      metadata: [
        "method": .string(method), "route": .string(route), "status": .stringConvertible(status),
        "milliseconds": .stringConvertible(milliseconds),
      ])
  }

  private func protect(_ response: inout Response) {
    for (name, value) in Doorstep.headers { response.headers[name] = value }
    if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
    if gate.settings.isEncrypted { response.headers[.strictTransportSecurity] = "max-age=31536000" }
  }

  private static let headers: [(HTTPField.Name, String)] = [
    (
      .contentSecurityPolicy,
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    (.xContentTypeOptions, "nosniff"),
    (.named("Referrer-Policy"), "no-referrer"),
    (.named("X-Frame-Options"), "DENY"),
    (.named("Cross-Origin-Opener-Policy"), "same-origin"),
    (.named("Cross-Origin-Resource-Policy"), "same-origin"),
    (.named("Permissions-Policy"), "camera=(), geolocation=(), microphone=()"),
  ]
}

private struct HeaderReader: Extractor {
  func extract(key: String, from headers: HTTPFields) -> String? {
    HTTPField.Name(key).flatMap { headers[$0] }
  }
}

extension HTTPField.Name {
  /// A header that the library has no name for. The names here are constants of this module and always well formed.
  static func named(_ name: String) -> HTTPField.Name {
    HTTPField.Name(name) ?? .via
  }
}
