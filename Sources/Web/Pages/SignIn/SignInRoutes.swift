internal import Access
internal import Casework
public import Identity

extension Site {
  /// The demonstration's log-in.
  public func declareDemonstrationSignIn(_ identity: DemoIdentity) {
    let start = settings.startAddress
    let isEncrypted = settings.isEncrypted
    let address = identity.signInAddress
    get(address, everyoneBecause: "Her logger man inn.") { request in
      let parked = request.query["parkert"]
      return .page(
        SignInPage(
          address: address,
          people: identity.people.map {
            .init(id: $0.id.text, name: $0.name, role: $0.role.norwegian, unit: $0.unitName)
          },
          parked: parked, destination: request.query["til"].asLocalAddress ?? "", isTextKept: !parked.isEmpty))
    }
    post(address, everyoneBecause: "Her logger man inn.") { request in
      let form = request.form.values
      guard let (token, _) = try await identity.signIn(as: form["hvem"], from: request.place, at: request.now) else {
        SignInFigures.refused(.staff, why: "not-on-list")
        throw Trouble.notFound("den du valgte")
      }
      SignInFigures.letIn(.staff)
      if let former = request.session {
        try await identity.end(former, at: request.now)
        SignInFigures.ended(by: .replaced)
      }
      let parked = form["parkert"].filter { $0.isHexDigit }
      let next = parked.isEmpty ? form["til"].asLocalAddress ?? start : "\(SiteAddress.kept)/\(parked)"
      var reply = Reply.redirect(to: next)
      reply.cookies = [SiteCookie.token(token).header(isEncrypted: isEncrypted)]
      return reply
    }
  }
}
