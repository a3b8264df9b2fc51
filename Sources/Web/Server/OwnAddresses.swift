internal import Access
internal import Hummingbird
internal import Identity

/// Addresses that the site itself has.
enum SiteAddress {
  static let signOut = "/logg-ut"
  static let kept = "/tatt-vare-pa"
  static let health = "/health"
  static let ready = "/klar"
  static let asset = "\(Assets.folder)/{name}"
  /// What costs nothing to answer, and must be answered when nothing else is.
  static let alwaysAnswered: Set = [health, ready, asset]
}

extension Site {
  /// What every site has: files, health, log out, and forms kept while somebody logged in again.
  func declareOwnAddresses(_ assets: Assets) {
    get(SiteAddress.asset, everyoneBecause: "Stil, skript og bilder hører til hver side.") { request in
      guard let file = assets.file(try request.id("name")) else { throw Trouble.notFound("filen") }
      return Reply(content: .file(file), status: .ok)
    }
    get(SiteAddress.health, everyoneBecause: "Den som fordeler trafikk må se om programmet lever.") { _ in
      .json(#"{"status":"ok"}"#)
    }
    let readiness = surroundings.readiness
    get(SiteAddress.ready, everyoneBecause: "Den som fordeler trafikk må se om noden kan ta imot.") { _ in
      let report = readiness.report
      return .json(
        #"{"klar":\#(report.isReady),"node":"\#(report.node.rawValue)","database":"\#(report.database.rawValue)","#
          + #""ansatte":"\#(report.staffList.rawValue)"}"#,
        status: report.isReady ? .ok : .serviceUnavailable)
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
      if let session = request.session {
        try await identity.end(session, at: request.now)
        SignInFigures.ended(by: .own)
      }
      let kind = request.session?.holder.kind ?? .staff
      let next = identity.signedOutAddress(kind)
      // A page that is about having logged out says so itself.
      let notice = next == identity.signInAddress ? "Du er logget ut." : nil
      var reply = Reply.redirect(to: next, saying: notice)
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
