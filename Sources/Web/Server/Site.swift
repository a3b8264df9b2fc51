public import Access
public import Hummingbird
public import Identity

/// The site while it is being put together: every address is declared here, with who may use it and why.
public final class Site {
  public let settings: SiteSettings
  /// Every address, in the order declared.
  public private(set) var routes: [SiteRoute] = []
  let surroundings: SiteSurroundings
  let renderer: Renderer
  let gate: Gate
  private let router: Router<SiteContext>

  /// - Throws: `TemplateFault` when a template or file is missing or broken.
  public init(settings: SiteSettings, surroundings: SiteSurroundings, files: WebFiles) throws(TemplateFault) {
    let assets = try Assets(in: files)
    self.settings = settings
    self.surroundings = surroundings
    renderer = Renderer(
      templates: try Templates(in: files), assets: assets, settings: settings,
      idleMinutes: surroundings.identity.limits.idleMinutes)
    gate = Gate(settings: settings, surroundings: surroundings, renderer: renderer)
    router = Router(context: SiteContext.self, options: [.autoGenerateHeadEndpoints])
    router.add(middleware: Doorstep(gate: gate))
    declareOwnAddresses(assets)
  }

  /// A page for those with this permission.
  public func get(
    _ path: String, may permission: Permission, because reason: String,
    _ handler: @escaping @Sendable (PageRequest, StaffActor) async throws -> Reply
  ) {
    declare(.get, path, permission, reason) { request, actor in
      guard let actor else { throw Trouble.forbidden("Du må logge inn for å bruke denne siden.") }
      return try await handler(request, actor)
    }
  }

  /// Something done by those with this permission. That the form is ours has been checked when the handler runs.
  public func post(
    _ path: String, may permission: Permission, because reason: String,
    _ handler: @escaping @Sendable (PageRequest, StaffActor) async throws -> Reply
  ) {
    declare(.post, path, permission, reason) { request, actor in
      guard let actor else { throw Trouble.forbidden("Du må logge inn for å gjøre dette.") }
      return try await handler(request, actor)
    }
  }

  /// A page for somebody the service is for, who has logged in themselves.
  public func get(
    _ path: String, personBecause reason: String,
    _ handler: @escaping @Sendable (PageRequest, PersonActor) async throws -> Reply
  ) {
    declare(.get, path, .person, reason) { request, _ in
      guard let person = request.session?.person else { throw Trouble.forbidden("Du må logge inn på Min side.") }
      return try await handler(request, person)
    }
  }

  /// Something done by somebody the service is for, who has logged in themselves.
  public func post(
    _ path: String, personBecause reason: String,
    _ handler: @escaping @Sendable (PageRequest, PersonActor) async throws -> Reply
  ) {
    declare(.post, path, .person, reason) { request, _ in
      guard let person = request.session?.person else { throw Trouble.forbidden("Du må logge inn på Min side.") }
      return try await handler(request, person)
    }
  }

  /// Something that another system fetches, which is written down before it is answered.
  func get(
    _ path: String, systemBecause reason: String,
    _ handler: @escaping @Sendable (PageRequest) async throws -> Reply
  ) {
    let systems = surroundings.systems
    declare(.get, path, .system, reason) { request, _ in
      guard let system = request.system, let systems else { throw Trouble.forbidden("Bare for andre systemer.") }
      let reply = try await handler(request)
      try await systems.events(SignInEvent(.figuresFetched, by: system.clientID, byName: "", at: request.now))
      return reply
    }
  }

  /// A page for everybody, logged in or not.
  public func get(
    _ path: String, everyoneBecause reason: String,
    _ handler: @escaping @Sendable (PageRequest) async throws -> Reply
  ) {
    declare(.get, path, nil, reason) { request, _ in try await handler(request) }
  }

  /// Something anybody may do, logged in or not.
  public func post(
    _ path: String, everyoneBecause reason: String,
    _ handler: @escaping @Sendable (PageRequest) async throws -> Reply
  ) {
    declare(.post, path, nil, reason) { request, _ in try await handler(request) }
  }

  /// What answers requests, when every address has been declared.
  public func responder() -> SiteResponder {
    router.buildResponder()
  }

  private func declare(
    _ method: HTTPRequest.Method, _ path: String, _ permission: Permission?, _ reason: String,
    _ handler: @escaping Door.Handler
  ) {
    let route = SiteRoute(
      method: method.rawValue, path: path, permission: permission, because: reason)
    routes.append(route)
    let door = Door(route: route, permission: permission, handler: handler)
    gate.doors.add(door)
    router.on(RouterPath(path), method: method) { [gate] request, context in
      await gate.answer(request, context, at: door)
    }
  }
}

/// One address with what is behind it.
struct Door: Sendable {
  typealias Handler = @Sendable (PageRequest, StaffActor?) async throws -> Reply

  let route: SiteRoute
  let permission: Permission?
  let handler: Handler

  var precedence: Precedence? { route.precedence }

  /// The use case behind it, as a trace names it: the use that the access rules decide on.
  var useCase: String { "use case: \(permission?.name ?? "alle")" }

  /// What stands in place of the "{name}"s, when the path is this door's.
  func parameters(of path: String) -> [String: String]? {
    let pattern = route.path.split(separator: "/")
    let parts = path.split(separator: "/")
    guard pattern.count == parts.count else { return nil }
    var found: [String: String] = [:]
    for (wanted, part) in zip(pattern, parts) {
      if wanted.first == "{" {
        found[String(wanted.dropFirst().dropLast())] = String(part)
      } else if wanted != part {
        return nil
      }
    }
    return found
  }
}
