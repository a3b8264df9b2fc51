internal import HTTPTypes
internal import Hummingbird
internal import Logging

/// Around every request: the headers that protect the page, one line in the log, and a page when nothing is found.
struct Doorstep: RouterMiddleware {
  typealias Context = SiteContext

  let gate: Gate

  func handle(
    _ request: Request, context: SiteContext, next: (Request, SiteContext) async throws -> Response
  ) async throws -> Response {
    let clock = ContinuousClock()
    let start = clock.now
    var response: Response
    do {
      response = try await next(request, context)
    } catch let error as HTTPError where error.status == .notFound {
      response = await gate.notFound(request, context)
    }
    protect(&response)
    let spent = clock.now - start
    let milliseconds =
      Double(spent.components.attoseconds / 100_000_000_000_000) / 10 + Double(spent.components.seconds) * 1000
    // The pattern and never the address: an address can hold an id, a query a name.
    gate.surroundings.logger.info(
      "\(request.method.rawValue) \(context.endpointPath ?? "ukjent") \(response.status.code) \(milliseconds) ms")
    return response
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
    (.named("Permissions-Policy"), "camera=(), geolocation=(), microphone=()"),
  ]
}

extension HTTPField.Name {
  /// A header that the library has no name for. The names here are constants of this module and always well formed.
  static func named(_ name: String) -> HTTPField.Name {
    HTTPField.Name(name) ?? .via
  }
}
