internal import Access
internal import Hummingbird
internal import Identity

/// Addresses that the site itself has.
enum SiteAddress {
  static let signOut = "/logg-ut"
  static let kept = "/tatt-vare-pa"
  static let health = "/health"
}

extension Site {
  /// What every site has: files, health, log out, and forms kept while somebody logged in again.
  func declareOwnAddresses(_ assets: Assets) {
    get("\(Assets.folder)/{name}", everyoneBecause: "Stil, skript og bilder hører til hver side.") { request in
      guard let file = assets.file(try request.id("name")) else { throw Trouble.notFound("filen") }
      return Reply(content: .file(file), status: .ok)
    }
    get(SiteAddress.health, everyoneBecause: "Den som fordeler trafikk må se om programmet lever.") { _ in
      .json(#"{"status":"ok"}"#)
    }
    let start = settings.startAddress
    get("/", everyoneBecause: "Forsiden viser vei til dit man hører hjemme.") { _ in .redirect(to: start) }
    declareSignOut()
    declareKeptForms()
    declareCatalogue()
  }

  private func declareSignOut() {
    let isEncrypted = settings.isEncrypted
    let identity = surroundings.identity
    let token = SiteCookie.noToken.header(isEncrypted: isEncrypted)
    post(SiteAddress.signOut, everyoneBecause: "Den som vil ut, skal alltid komme ut.") { request in
      if let session = request.session { try await identity.end(session, at: request.now) }
      let kind = request.session?.holder.kind ?? .staff
      var reply = Reply.redirect(to: identity.signedOutAddress(kind), saying: "Du er logget ut.")
      reply.cookies = [token]
      return reply
    }
  }

  private func declareKeptForms() {
    let gate = gate
    let forms = surroundings.parkedForms
    get("\(SiteAddress.kept)/{id}", may: .staff, because: "Man ser bare det man selv har skrevet.") { request, actor in
      guard let parked = try await forms.form(id: try request.id("id"), of: actor.id, at: request.now) else {
        throw Trouble.notFound("teksten. Den tas vare på i en time, for den som skrev den")
      }
      var reply = try await gate.restored(parked, request, for: actor)
      if reply.status == .unprocessableContent { reply.status = .ok }
      return reply
    }
  }
}
