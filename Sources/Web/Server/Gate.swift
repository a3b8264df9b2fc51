internal import Access
internal import HTTPTypes
internal import Hummingbird
internal import Identity
internal import Logging
internal import NIOCore
internal import Synchronization
internal import Tracing

/// Takes every request from the door to the answer: who is it, may they, is the form ours, what does the page say.
struct Gate: Sendable {
  /// The doors of pages by the pattern of their address, and those that forms are sent to, found again when a kept form
  /// is shown.
  final class Doors: Sendable {
    private let forms = Mutex<[Door]>([])
    private let pages = Mutex<[String: Door]>([:])

    func add(_ door: Door) {
      if door.route.method == "POST" {
        forms.withLock { $0.append(door) }
      } else {
        pages.withLock { $0[door.route.path] = door }
      }
    }

    /// The page with that pattern of address.
    func page(_ pattern: String) -> Door? { pages.withLock { $0[pattern] } }

    func door(for path: String) -> (Door, [String: String])? {
      forms.withLock { doors in
        for door in doors {
          if let parameters = door.parameters(of: path) { return (door, parameters) }
        }
        return nil
      }
    }
  }

  let settings: SiteSettings
  let surroundings: SiteSurroundings
  let renderer: Renderer
  let limiter: Limiter
  let busy: BusyAnswer
  let doors = Doors()

  init(settings: SiteSettings, surroundings: SiteSurroundings, renderer: Renderer) {
    self.settings = settings
    self.surroundings = surroundings
    self.renderer = renderer
    limiter = Limiter(settings)
    busy = BusyAnswer(renderer, surroundings)
  }

  /// The answer to one request; never throws, because every trouble has a page.
  func answer(_ request: Request, _ context: SiteContext, at door: Door) async -> Response {
    let arrival = Arrival(request, context, settings, now: surroundings.clock())
    do {
      guard let precedence = door.precedence else {
        return try renderer.response(try await door.handler(arrival.pageRequest(), nil), to: arrival)
      }
      guard HostName.isOurs(request.head.authority, settings.hosts) else { throw Trouble.otherHost }
      if let why = arrival.transport.refusal { throw Trouble.forbidden(why) }
      guard request.method == .post else {
        return await answer(arrival, precedence, at: door) { busy.response(to: request.headers, at: door.route) }
      }
      try limiter.countAddress(of: arrival)
      let length = try length(of: request)
      let response = try await limiter.room.with(length) {
        var arrival = arrival
        arrival.form = try await form(of: request)
        return await answer(arrival, precedence, at: door) { [arrival] in
          renderer.response(to: Trouble.busy(kept: arrival.form), of: arrival, surroundings, at: door.route)
        }
      }
      if let response { return response }
      if isHeld(arrival, precedence) { await limiter.holding.hold() }
      return busy.response(to: request.headers, at: door.route)
    } catch {
      return renderer.response(to: error, of: arrival, surroundings, at: door.route)
    }
  }

  /// The answer to a request that has been read, when its turn comes.
  ///
  /// - Parameter refusal: what is said when it does not.
  private func answer(
    _ arrival: Arrival, _ precedence: Precedence, at door: Door, otherwise refusal: () -> Response
  ) async -> Response {
    var arrival = arrival
    let wait = startSpan("wait")
    do {
      return try await limiter.admission.run(precedence) {
        wait.end()
        arrival.recognition = try await withSpan("log-in") { [arrival] _ in
          try await recognise(arrival)
        }
        try limiter.countLogIn(of: arrival, at: door.route)
        let reply = try await reply(to: arrival, at: door)
        return try withSpan("page") { _ in try renderer.response(reply, to: arrival) }
      }
    } catch let why as Admission.Refusal {
      wait.end()
      // One who stood in the queue has waited already.
      if why == .full, isHeld(arrival, precedence) { await limiter.holding.hold() }
      return refusal()
    } catch {
      return renderer.response(to: error, of: arrival, surroundings, at: door.route)
    }
  }

  /// Whether one who is turned away is kept waiting for it: nobody before a person in crisis, and nobody at work who has
  /// written something and gets it back.
  private func isHeld(_ arrival: Arrival, _ precedence: Precedence) -> Bool {
    precedence == .reading || precedence == .writing && arrival.token == nil
  }

  private func reply(to arrival: Arrival, at door: Door) async throws -> Reply {
    let session = arrival.session
    if let permission = door.permission {
      guard let kind = permission.kind else { return try await replyToSystem(arrival, at: door) }
      // A person's log-in is nobody's at a door for staff, and the other way round.
      guard let session, session.holder.kind == kind else { return try await signInFirst(arrival, kind) }
    }
    if arrival.method == .post { try checkFormIsOurs(arrival) }
    if let permission = door.permission, let actor = session?.actor, let why = permission.refusal(of: actor) {
      throw Trouble.forbidden(why)
    }
    // The log says which log-in a line came from, and from where.
    let actor = session.flatMap { $0.actor?.signedIn($0.id, from: arrival.transport.client) }
    return try await withSpan(door.useCase) { _ in try await door.handler(arrival.pageRequest(), actor) }
  }

  /// The answer to another system: what it shows is looked at here, whatever is behind the door.
  private func replyToSystem(_ arrival: Arrival, at door: Door) async throws -> Reply {
    guard let systems = surroundings.systems else { throw Trouble.notFound() }
    do {
      var request = arrival.pageRequest()
      request.system = try await systems.holder(of: arrival)
      return try await withSpan(door.useCase) { [request] _ in try await door.handler(request, nil) }
    } catch let refusal as SystemDoor.Refusal {
      surroundings.logger.warning("system avvist ved \(door.route.path): \(refusal.forTheLog)")
      return refusal.reply
    }
  }

  /// The bytes to set aside for the form. One that does not say how long it is, counts as the longest there is.
  private func length(of request: Request) throws(Trouble) -> Int {
    let headers = request.headers
    // A packed form could unpack to a thousand times its size; no page of ours sends one, nor any other kind of body.
    let isForm = headers[.contentType].map { $0.isURLEncodedForm || FormValues.boundary(of: $0) != nil } ?? true
    guard headers[.contentEncoding] == nil, isForm else { throw .notAForm }
    guard let declared = headers[.contentLength].flatMap(Int.init) else { return settings.limits.largestForm }
    guard declared <= settings.limits.largestForm else { throw .tooLarge }
    return max(declared, 0)
  }

  private func form(of request: Request) async throws -> FormValues {
    let body: ByteBuffer
    do {
      body = try await request.body.collect(upTo: settings.limits.largestForm)
    } catch is NIOTooManyBytesError {
      throw Trouble.tooLarge
    } catch {
      // Cut off on the way, or never a body: a fault of the other end, and no error of ours to report.
      throw Trouble.unreadable("Skjemaet kom ikke helt fram. Send det inn på nytt.")
    }
    do {
      if let boundary = request.headers[.contentType].flatMap(FormValues.boundary) {
        return try FormValues(multipart: Array(body.readableBytesView), boundary: boundary)
      }
      return try FormValues(urlEncoded: body.readableBytesView)
    } catch .nul {
      throw Trouble.unreadable("Skjemaet har et tegn som ikke er tekst (NUL). Fjern det og send inn på nytt.")
    } catch .tooManyFields {
      throw Trouble.unreadable("Skjemaet har flere felt enn noe skjema her. Last siden på nytt og prøv igjen.")
    }
  }

  private func checkFormIsOurs(_ arrival: Arrival) throws(Trouble) {
    guard !arrival.comesFromAnotherSite else { throw .foreignForm(arrival.form) }
    guard let session = arrival.session else { return }
    guard Secret.isSame(arrival.form["csrf"], session.csrf) else { throw .foreignForm(arrival.form) }
  }

  /// Sends a stranger to the log-in. What they had typed is kept for them if we know who they were.
  private func signInFirst(_ arrival: Arrival, _ kind: SignInKind) async throws -> Reply {
    if arrival.isFromScript { return .json(#"{"loggetUt":true}"#, status: .unauthorized) }
    let identity = surroundings.identity
    guard let address = kind == .staff ? identity.signInAddress : identity.personSignInAddress else {
      throw Trouble.notFound()
    }
    guard arrival.method == .post else { return .redirect(to: "\(address)?til=\(arrival.path.inQuery)") }
    guard
      case .expired(let session, _) = arrival.recognition, let actor = session.actor, !arrival.comesFromAnotherSite,
      Secret.isSame(arrival.form["csrf"], session.csrf)
    else { return renderer.keptText(.signedOut, of: arrival.form, signInAddress: address) }
    let parked = ParkedForm(
      id: Secret.random(bytes: 16), path: arrival.path,
      fields: arrival.form.fields.filter { $0.name != "csrf" }.map { .init(name: $0.name, value: $0.value) },
      actorID: actor.id, parked: arrival.now)
    try await surroundings.parkedForms.park(parked)
    return .redirect(to: "\(address)?parkert=\(parked.id)")
  }

  /// The page of a form that was kept while its owner logged in again, filled in as it was.
  func restored(_ parked: ParkedForm, _ request: PageRequest, for actor: StaffActor) async throws -> Reply {
    guard let (door, parameters) = doors.door(for: parked.path) else { throw Trouble.notFound() }
    if let why = door.permission?.refusal(of: actor) { throw Trouble.forbidden(why) }
    let values = FormValues(parked.fields.map { (name: $0.name, value: $0.value) })
    let again = PageRequest(
      path: parked.path, now: request.now, query: FormValues(), form: .restored(values), session: request.session,
      isFromScript: false, parameters: parameters)
    do {
      return try await withSpan(door.useCase) { _ in try await door.handler(again, actor) }
    } catch Trouble.unsound(let reading) {
      return renderer.keptText(.signedInAgain, of: reading.values, signInAddress: parked.path)
    }
  }
}
