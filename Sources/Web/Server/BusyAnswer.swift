internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore

/// What those are told who only wanted to read, when there is no room: made once, so that saying no takes nothing from
/// those who are inside. Nobody's log-in, form or notice is on it.
struct BusyAnswer: Sendable {
  private let page: Response
  private let json: Response

  init(_ renderer: Renderer, _ surroundings: SiteSurroundings) {
    func made(_ headers: HTTPFields) -> Response {
      let head = HTTPRequest(method: .get, scheme: nil, authority: nil, path: "/", headerFields: headers)
      let arrival = Arrival(
        Request(head: head, body: RequestBody(buffer: ByteBuffer())),
        SiteContext(logger: surroundings.logger, peer: nil), renderer.settings, now: surroundings.clock())
      let nowhere = SiteRoute(method: "GET", path: "opptatt", permission: nil, because: "")
      return renderer.response(to: Trouble.busy(kept: FormValues()), of: arrival, surroundings, at: nowhere)
    }
    page = made([:])
    json = made([.requestedWith: Arrival.scriptName])
  }

  /// The answer to a request with these headers.
  func response(to headers: HTTPFields, at route: SiteRoute) -> Response {
    route.permission == .system || Arrival.isFromScript(headers) ? json : page
  }
}
