internal import Access
internal import HTTPTypes
internal import Hummingbird
internal import Identity
internal import Logging
internal import NIOCore

/// Turns replies and troubles into what goes over the wire.
struct Renderer: Sendable {
  let templates: Templates
  let assets: Assets
  let settings: SiteSettings
  let idleMinutes: Int

  func response(_ reply: Reply, to arrival: Arrival) throws -> Response {
    var response: Response
    switch reply.content {
    case .page(let page):
      response = html(try render(page, type(of: page).template, frame(of: page, reply, arrival)), reply.status)
    case .fragment(let part):
      response = html(try render(part, type(of: part).template, frame(of: nil, reply, arrival)), reply.status)
    case .redirect(let address):
      response = Response(status: reply.status, headers: [.location: address])
    case .json(let text):
      response = Response(
        status: reply.status, headers: [.contentType: "application/json; charset=utf-8"],
        body: .init(byteBuffer: ByteBuffer(string: text)))
    case .download(let text, let type, let name):
      response = Response(
        status: reply.status,
        headers: [
          .contentType: "\(type); charset=utf-8", .contentDisposition: "attachment; filename=\"\(name)\"",
          .cacheControl: "no-store",
        ],
        body: .init(byteBuffer: ByteBuffer(string: text)))
    case .file(let file):
      response = Response(
        status: reply.status,
        headers: [.contentType: file.type, .cacheControl: "public, max-age=31536000, immutable"],
        body: .init(byteBuffer: file.bytes))
    }
    if let seconds = reply.retryAfter { response.headers[.retryAfter] = String(seconds) }
    if let challenge = reply.challenge { response.headers[.wwwAuthenticate] = challenge }
    for cookie in reply.cookies { response.headers.append(.init(name: .setCookie, value: cookie)) }
    if let notice = reply.notice { add(.notice(notice), to: &response) }
    if arrival.notice != nil, case .page = reply.content { add(.noNotice, to: &response) }
    return response
  }

  private func add(_ cookie: SiteCookie, to response: inout Response) {
    response.headers.append(.init(name: .setCookie, value: cookie.header(isEncrypted: settings.isEncrypted)))
  }

  private func render(_ model: some Sendable, _ template: String, _ frame: Frame) throws -> [UInt8] {
    let rendered = try templates.render(model, template: template, frame: frame)
    if settings.isStrict, let name = rendered.missing.first {
      throw TemplateFault(file: "\(template).mustache", reason: "bruker «\(name)», som \(type(of: model)) ikke har")
    }
    return rendered.html
  }

  private func html(_ bytes: [UInt8], _ status: HTTPResponse.Status) -> Response {
    Response(
      status: status, headers: [.contentType: "text/html; charset=utf-8"],
      body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  private func frame(of page: (any Page)?, _ reply: Reply, _ arrival: Arrival) -> Frame {
    let session = arrival.session
    let actor = session?.actor
    let menu = settings.menu.filter { entry in actor.map { entry.permission.refusal(of: $0) == nil } ?? false }
    return Frame(
      person: session.map {
        .init(
          name: $0.actor?.name ?? $0.person?.name ?? "", role: $0.actor?.role.norwegian ?? "Min side", csrf: $0.csrf,
          logInsAddress: actor == nil ? nil : settings.logInsAddress, idleMinutes: idleMinutes)
      },
      menu: menu.map { .init(title: $0.title, address: $0.address, isHere: $0.place == page?.place) },
      notice: arrival.notice,
      hasProblems: reply.status == .unprocessableContent,
      crisisAddress: actor == nil ? nil : page?.crisisAddress,
      style: assets.style, script: assets.script, icon: assets.icon,
      name: settings.name,
      banner: settings.isDemonstration ? "Demo: bare oppdiktede personer" : nil,
      searchAddress: actor == nil ? nil : settings.searchAddress,
      enquiryAddress: actor == nil ? nil : settings.enquiryAddress,
      signOutAddress: "/logg-ut")
  }
}
