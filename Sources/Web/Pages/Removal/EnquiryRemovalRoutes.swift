internal import Access
internal import Casework
internal import CivilTime
public import Desk

extension Site {
  /// Erasing what an enquiry says on decision, and moving one that was linked to the wrong person's record.
  public func declareEnquiryRemoval(_ desk: CaseDesk) {
    declareEnquiryErasing(desk)
    declareEnquiryMoving(desk)
  }

  private func declareEnquiryErasing(_ desk: CaseDesk) {
    let page = "/arbeid/henvendelse/{id}/slett"
    let because = "Sletting av en henvendelse avgjøres av helsepersonell eller leder (helsepersonelloven § 43)."
    get(page, may: .use(.decideRemoval), because: because) { request, actor in
      let chosen = try await ChosenEnquiry(request, "slett henvendelse", desk, actor)
      return chosen.isErased ? chosen.erased : .page(chosen.removalPage(FormReading()))
    }
    post(page, may: .use(.decideRemoval), because: because) { request, actor in
      let chosen = try await ChosenEnquiry(request, "slett henvendelse", desk, actor)
      if chosen.isErased { return chosen.erased }
      var form = request.form
      guard let read = RemovalForm(&form, of: chosen.reach.telling) else { return .again(chosen.removalPage(form)) }
      if read.decision.outcome == .erased, chosen.reach.state.dangerIsOpen {
        form.refuse("avgjorelse", ChosenEnquiry.danger)
        return .again(chosen.removalPage(form))
      }
      guard form.isTicked(RemovalForm.confirmed) else {
        return .page(ConfirmationPage(read.decision, about: chosen.subject, consequence: chosen.consequence, form))
      }
      let id = chosen.reach.id
      let notice = read.decision.outcome == .refused ? "Avslaget er skrevet." : "Henvendelsen er slettet."
      return try await form.decided(to: EnquiryAddress.page(id), saying: notice, or: chosen.removalPage) {
        key throws(DeskError) in
        try await desk.decideRemoval(read.decision, ofEnquiry: id, by: actor, key: key)
      }
    }
  }

  private func declareEnquiryMoving(_ desk: CaseDesk) {
    let page = "/arbeid/henvendelse/{id}/flytt"
    let because =
      "En henvendelse som er knyttet til feil person, flyttes av helsepersonell eller leder (helsepersonelloven § 44)."
    get(page, may: .use(.decideRemoval), because: because) { request, actor in
      let chosen = try await ChosenEnquiry(request, "flytt henvendelse", desk, actor)
      guard chosen.trace != nil else { return chosen.unlinked }
      return .page(chosen.movingPage(FormReading()))
    }
    post(page, may: .use(.decideRemoval), because: because) { request, actor in
      let chosen = try await ChosenEnquiry(request, "flytt henvendelse", desk, actor)
      guard let trace = chosen.trace, let wrong = chosen.reach.record else { return chosen.unlinked }
      var form = request.form
      // The same form once more, from a second press on the button.
      if form.values[RemovalForm.confirmed] == wrong.text {
        return .redirect(to: EnquiryAddress.page(chosen.reach.id), saying: ChosenEnquiry.moved)
      }
      let whither = form.choice(
        ChosenEnquiry.whither, of: [ChosenEnquiry.person, ChosenEnquiry.queue], required: "Velg hvor den hører til.")
      var target: PersonRow?
      if whither == ChosenEnquiry.person { target = try await MovingForm.target(&form, from: wrong, desk, actor) }
      let reason = MovingForm.reason(&form)
      guard form.isSound, let reason else { return .again(chosen.movingPage(form)) }
      let confirmed = target?.record.text ?? ChosenEnquiry.queue
      guard form.values[RemovalForm.confirmed] == confirmed else {
        return .page(
          ConfirmationPage(
            moving: chosen.subject, from: chosen.reach.person?.displayName ?? "", to: target, confirmed: confirmed,
            consequence: chosen.leaving(trace).joined(separator: " "), at: EnquiryAddress.moving(chosen.reach.id), form)
        )
      }
      let moving = EnquiryMoving(chosen.reach.id, to: target?.record, reason: reason)
      let notice = target == nil ? "Henvendelsen ligger i køen igjen." : ChosenEnquiry.moved
      return try await form.decided(to: EnquiryAddress.page(chosen.reach.id), saying: notice, or: chosen.movingPage) {
        key throws(DeskError) in
        try await desk.move(moving, by: actor, key: key)
      }
    }
  }
}
