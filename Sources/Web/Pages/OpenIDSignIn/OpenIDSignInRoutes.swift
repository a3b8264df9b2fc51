internal import Access
internal import HTTPTypes
public import Identity
internal import Logging

extension Site {
  /// The real log-in, for staff and, when it is set up, for persons.
  public func declareOpenIDSignIn(_ identity: OpenIDIdentity, limiter: AttemptLimiter = AttemptLimiter()) {
    for kind in SignInKind.allCases {
      guard let client = identity.client(kind) else { continue }
      let way = SignInWay(
        kind: kind, identity: identity, client: client, limiter: limiter,
        home: kind == .staff ? settings.startAddress : MyPage.address, isEncrypted: settings.isEncrypted,
        logger: surroundings.logger)
      declareWayIn(way)
      declareWayOut(way)
    }
  }

  private func declareWayIn(_ way: SignInWay) {
    let kind = way.kind
    get(SignInAddress.page(kind), everyoneBecause: "Her logger man inn.") { request in
      .page(
        OpenIDSignInPage(
          kind, provider: way.provider, start: SignInWay.address(SignInAddress.start(kind), request.query),
          isTextKept: !request.query["parkert"].isEmpty, wasLoggedOut: request.hasExpired,
          otherDoor: way.otherDoor))
    }
    get(SignInAddress.start(kind), everyoneBecause: "Herfra går man til den som vet hvem man er.") { request in
      try request.admit(way.limiter)
      return try await way.leave(request)
    }
    get(SignInAddress.back(kind), everyoneBecause: "Hit sender den som vet hvem man er, en tilbake.") { request in
      try request.admit(way.limiter)
      return try await way.receive(request)
    }
    get(SignInAddress.keys(kind), everyoneBecause: "De offentlige nøklene våre er for alle som vil sjekke dem.") { _ in
      .json(way.client.publishedKeys)
    }
  }

  private func declareWayOut(_ way: SignInWay) {
    let kind = way.kind
    get(SignInAddress.signedOut(kind), everyoneBecause: "Den som har logget ut, skal vite hva som gjenstår.") { _ in
      .page(SignedOutPage(kind, provider: way.provider))
    }
    get("\(SignInAddress.signedOut(kind))/overalt", everyoneBecause: "Herfra logger man ut der man logget inn.") {
      request in
      guard let address = await way.client.endSessionAddress(at: request.now) else {
        return .redirect(
          to: SignInAddress.page(kind), saying: "\(way.provider) har ingen egen utlogging. Lukk nettleseren.")
      }
      return .redirect(to: address)
    }
    let ended = SignInAddress.ended(kind)
    // Both kinds say which log-in has ended, in a way that nobody else can know: a signed token, or the provider's id of it.
    post(ended, everyoneBecause: "Den som logger en ut der man logget inn, sier fra her.") { request in
      try request.admit(way.limiter)
      return await way.hearEnd(request)
    }
    get(ended, everyoneBecause: "Nettleseren sier fra her når man logger ut der man logget inn.") { request in
      try request.admit(way.limiter)
      let (issuer, id) = (request.query["iss"], request.query["sid"])
      guard issuer == way.client.profile.issuer, (8...200).contains(id.utf8.count) else {
        return .json(#"{"avsluttet":false}"#, status: .badRequest)
      }
      let count = try await way.identity.sessions.end(restingOn: .session(issuer: issuer, id: id), at: request.now)
      SignInFigures.ended(count, by: .provider)
      return .json(#"{"avsluttet":true}"#)
    }
  }
}

/// One way in: what the routes of one kind of log-in have in common.
struct SignInWay: Sendable {
  let kind: SignInKind
  let identity: OpenIDIdentity
  let client: OpenIDClient
  let limiter: AttemptLimiter
  /// Where one comes who asked for nothing else.
  let home: String
  let isEncrypted: Bool
  let logger: Logger

  var provider: String { client.profile.name }

  /// The way in for the others, when there is one.
  var otherDoor: String? {
    switch kind {
    case .staff: identity.personSignInAddress
    case .person: identity.signInAddress
    }
  }

  /// In the address when the provider must ask anew who it is, and not lead back the one it knows.
  private static let anew = "pa-nytt"

  func leave(_ request: PageRequest) async throws -> Reply {
    let destination = request.query["til"].asLocalAddress ?? ""
    let parked = request.query["parkert"].asParkedID
    do {
      let departing = try await identity.begin(
        kind, destination: destination, parked: parked,
        mustBeFresh: request.hasExpired || request.query[Self.anew] == "ja",
        browserSecret: request.departure, at: request.now)
      var reply = Reply.redirect(to: departing.address)
      reply.cookies = [
        SiteCookie.departure(departing.browserSecret, minutes: SignInAttempt.longestMinutes)
          .header(isEncrypted: isEncrypted)
      ]
      return reply
    } catch let refused as RefusedSignIn {
      return page(refused)
    }
  }

  func receive(_ request: PageRequest) async throws -> Reply {
    let query = request.query
    do {
      let (token, _, attempt) = try await identity.finish(
        kind, .init(code: query["code"], state: query["state"], issuer: query["iss"], error: query["error"]),
        browserSecret: request.departure, place: request.place, at: request.now)
      SignInFigures.letIn(kind)
      if let former = request.session {
        try await identity.end(former, at: request.now)
        SignInFigures.ended(by: .replaced)
      }
      var reply = Reply.redirect(to: next(attempt))
      reply.cookies = [
        SiteCookie.token(token).header(isEncrypted: isEncrypted),
        SiteCookie.noDeparture.header(isEncrypted: isEncrypted),
      ]
      return reply
    } catch let refused as RefusedSignIn {
      // Whoever goes back in the browser, or presses twice, is in already.
      if case .unknownAttempt = refused.trouble, request.session?.holder.kind == kind { return .redirect(to: home) }
      return page(refused)
    }
  }

  func hearEnd(_ request: PageRequest) async -> Reply {
    do {
      let ended = try await client.ended(byLogoutToken: request.form.values["logout_token"], at: request.now)
      SignInFigures.ended(try await identity.sessions.end(restingOn: ended, at: request.now), by: .provider)
      return .json(#"{"avsluttet":true}"#)
    } catch let fault as TokenFault {
      logger.warning("utloggingsmelding avvist: \(fault.rawValue)")
      return .json(#"{"error":"invalid_request"}"#, status: .badRequest)
    } catch {
      return .json(#"{"error":"temporarily_unavailable"}"#, status: .serviceUnavailable)
    }
  }

  private func next(_ attempt: SignInAttempt) -> String {
    guard attempt.parked.isEmpty else { return "\(SiteAddress.kept)/\(attempt.parked)" }
    return attempt.destination.asLocalAddress ?? home
  }

  private func page(_ refused: RefusedSignIn) -> Reply {
    SignInFigures.refused(kind, why: refused.trouble.forFigures)
    logger.warning("innlogging avvist (\(kind.rawValue)): \(refused.trouble.forTheLog)")
    var again: [(name: String, value: String)] = []
    if let attempt = refused.attempt {
      again = [(name: "til", value: attempt.destination), (name: "parkert", value: attempt.parked)]
    }
    // Once they must be asked anew, they must until they are in, also when they turn back on the way.
    let mustBeAsked = refused.trouble.isOfThisLogIn || refused.attempt?.mustBeFresh == true
    if mustBeAsked { again.append((name: Self.anew, value: "ja")) }
    return .page(
      RefusedSignInPage(
        refused.trouble, kind, provider: provider, again: Self.address(SignInAddress.page(kind), FormValues(again))),
      status: refused.trouble.status)
  }

  /// The address, with where to go afterwards.
  static func address(_ path: String, _ query: FormValues) -> String {
    var parts: [String] = []
    if let destination = query["til"].asLocalAddress { parts.append("til=\(destination.inQuery)") }
    let parked = query["parkert"].asParkedID
    if !parked.isEmpty { parts.append("parkert=\(parked)") }
    if query[anew] == "ja" { parts.append("\(anew)=ja") }
    return parts.isEmpty ? path : "\(path)?\(parts.joined(separator: "&"))"
  }
}

extension String {
  /// The id of a kept form, or nothing.
  fileprivate var asParkedID: String { utf8.count <= 64 ? filter(\.isHexDigit) : "" }
}

extension SignInTrouble {
  /// Whether the same log-in at the provider would be refused again: its owner must be able to choose another.
  fileprivate var isOfThisLogIn: Bool {
    switch self {
    case .levelTooLow, .otherOrganisation, .unknownStaff, .ambiguousStaff, .notNational, .missing,
      .token(.authenticationTooOld):
      true
    default: false
    }
  }

  fileprivate var status: HTTPResponse.Status {
    switch self {
    case .provider(.silent): .serviceUnavailable
    case .provider, .providerSays: .badGateway
    case .turnedBack: .ok
    case .unknownStaff, .ambiguousStaff, .levelTooLow, .otherOrganisation: .forbidden
    default: .badRequest
    }
  }

  /// The kind of trouble, and nothing that came from outside or says who it was.
  fileprivate var forTheLog: String {
    switch self {
    case .turnedBack: "snudde hos leverandøren"
    case .provider(let fault): "leverandøren: \(fault)"
    case .providerSays(let code): "leverandøren sa \(code)"
    case .unknownAttempt: "ukjent, brukt eller for gammelt forsøk"
    case .otherIssuer: "svar fra en annen utsteder"
    case .token(let fault): "token: \(fault.rawValue)"
    case .missing(let claim): "mangler \(claim)"
    case .levelTooLow: "for lavt sikkerhetsnivå"
    case .otherOrganisation: "annen virksomhet"
    case .notNational: "ikke et nasjonalt nummer"
    case .unknownStaff: "ikke på listen over ansatte"
    case .ambiguousStaff: "listen over ansatte sier to ting"
    }
  }
}
