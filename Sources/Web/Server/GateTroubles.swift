internal import HTTPTypes
internal import Hummingbird
internal import Identity
internal import Logging

extension Gate {
  /// Who it is. A log-in that has run out is counted by the one who finds it first.
  func recognise(_ arrival: Arrival) async throws -> Recognition {
    let found = try await surroundings.identity.recognise(token: arrival.token, at: arrival.now)
    if case .expired(_, isNews: true) = found { SignInFigures.ended(by: .timer) }
    return found
  }

  /// The answer to one who only wants to read a page when there is no room, before anything is done for them; nil lets
  /// them on.
  func turnAway(_ request: Request, _ context: SiteContext) async -> Response? {
    guard
      request.method == .get, let door = context.endpointPath.flatMap(doors.page), door.precedence == .reading,
      limiter.admission.turnsReadingAway()
    else { return nil }
    await limiter.holding.hold()
    return busy.response(to: request.headers, at: door.route)
  }

  /// The page for an address that leads nowhere.
  func notFound(_ request: Request, _ context: SiteContext) async -> Response {
    var arrival = Arrival(request, context, settings, now: surroundings.clock())
    let nowhere = SiteRoute(method: request.method.rawValue, path: "ukjent", permission: nil, because: "")
    // Looking up who it is and writing the page cost as much here as anywhere: it waits for its turn as the others do.
    do {
      arrival.recognition = try await limiter.admission.run(.reading) { [arrival] in
        try await recognise(arrival)
      }
    } catch is Admission.Refusal {
      await limiter.holding.hold()
      return busy.response(to: request.headers, at: nowhere)
    } catch {
      // The page says nothing that needs to know who it is.
    }
    return renderer.response(to: Trouble.notFound(), of: arrival, surroundings, at: nowhere)
  }
}

extension Renderer {
  /// The page for something that went wrong. What was typed stands on it, so that nothing is lost.
  func response(
    to error: any Error, of arrival: Arrival, _ surroundings: SiteSurroundings, at route: SiteRoute
  ) -> Response {
    var reply = reply(to: (error as? Trouble) ?? surroundings.trouble(error), of: arrival)
    if reply == nil {
      let incident = String(Secret.random(bytes: 4))
      // The kind of error and nothing it says: its text can hold what somebody typed. A fault in a template is ours.
      let what = (error as? TemplateFault)?.description ?? "\(type(of: error)).\(Renderer.caseName(of: error))"
      surroundings.logger.error("feil \(incident) i \(route.method) \(route.path): \(what)")
      reply = Reply.page(TroublePage.unexpected(incident, kept: arrival.form), status: .internalServerError)
    }
    if arrival.isFromScript || route.permission == .system, let page = reply {
      reply = .json(#"{"feil":\#(page.status.code)}"#, status: page.status)
      reply?.retryAfter = page.retryAfter
    }
    guard let reply, let response = try? response(reply, to: arrival) else {
      return Response(status: .internalServerError)
    }
    return response
  }

  private func reply(to trouble: Trouble?, of arrival: Arrival) -> Reply? {
    switch trouble {
    case nil: nil
    case .notFound(let what): .page(TroublePage.notFound(what, kept: arrival.form), status: .notFound)
    case .forbidden(let why): .page(TroublePage.forbidden(why, kept: arrival.form), status: .forbidden)
    case .closed(let closed): .page(ClosedRecordPage(closed, kept: arrival.form), status: .forbidden)
    case .foreignForm(let values): .page(TroublePage.foreignForm(kept: values), status: .forbidden)
    case .stale(let page): .page(page, status: .conflict)
    case .tooLarge: .page(TroublePage.tooLarge(most: settings.limits.largestForm), status: .contentTooLarge)
    case .unreadable(let why): .page(TroublePage.unreadable(why), status: .badRequest)
    case .unsound(let reading): .page(TroublePage.unsound(reading), status: .unprocessableContent)
    case .unavailable(let why):
      Reply.page(TroublePage.unavailable(why, kept: arrival.form), status: .serviceUnavailable)
        .comeAgain(after: settings.limits.comeAgainAfter)
    case .busy(let kept):
      Reply.page(TroublePage.busy(kept: kept), status: .serviceUnavailable)
        .comeAgain(after: settings.limits.comeAgainAfter)
    case .tooOften(let seconds, let kept):
      Reply.page(TroublePage.tooOften(seconds: seconds, kept: kept), status: .tooManyRequests)
        .comeAgain(after: seconds)
    case .otherHost: .page(TroublePage.otherHost, status: .misdirectedRequest)
    case .notAForm: .page(TroublePage.notAForm, status: .unsupportedMediaType)
    }
  }

  /// Why a typed text is shown on a page of its own.
  enum KeptBecause {
    case signedOut, signedInAgain
  }

  func keptText(_ why: KeptBecause, of values: FormValues, signInAddress: String) -> Reply {
    switch why {
    case .signedOut: .page(TroublePage.signedOut(signIn: signInAddress, kept: values), status: .unauthorized)
    case .signedInAgain: .page(TroublePage.signedInAgain(kept: values))
    }
  }

  /// The name of an enumeration's case without what it carries.
  private static func caseName(of error: any Error) -> String {
    let mirror = Mirror(reflecting: error)
    guard mirror.displayStyle == .enum else { return "" }
    return mirror.children.first?.label ?? (mirror.children.isEmpty ? "\(error)" : "")
  }
}
