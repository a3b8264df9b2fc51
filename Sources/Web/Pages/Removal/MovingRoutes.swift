internal import Access
internal import Casework
internal import CivilTime
public import Desk

extension Site {
  /// Moving an entry from the wrong person's record to the right one's.
  public func declareMoving(_ desk: CaseDesk) {
    let page = "/arbeid/person/{id}/flytt/{versjon}"
    let because = "Det som er ført på feil person, tas bort av helsepersonell eller leder (helsepersonelloven § 44)."
    get(page, may: .use(.decideRemoval), because: because) { request, actor in
      let chosen = try await ChosenEntry(movable: request, desk, actor)
      return .page(chosen.movingPage(FormReading()))
    }
    post(page, may: .use(.decideRemoval), because: because) { request, actor in
      let chosen = try await ChosenEntry(movable: request, desk, actor)
      let (place, entry) = (chosen.place, chosen.reach.entry)
      var form = request.form
      let target = try await MovingForm.target(&form, from: place.record, desk, actor)
      let reason = MovingForm.reason(&form)
      guard form.isSound, let reason, let target else { return .again(chosen.movingPage(form)) }
      guard form.values[RemovalForm.confirmed] == target.record.text else {
        let consequence =
          "Innslaget skrives i den rette journalen og blir borte her. Utkast i denne journalen som ikke er signert, "
          + "blir også borte."
        return .page(
          ConfirmationPage(
            moving: chosen.subject, from: place.state.person.displayName, to: target, confirmed: target.record.text,
            consequence: consequence, at: PersonAddress.moving(entry.version, place.record), form))
      }
      return try await form.decided(
        to: PersonAddress.page("tidslinje", place.record), saying: "Innslaget er flyttet til rett person.",
        fields: ["innslag": MovingForm.target], or: chosen.movingPage
      ) { key throws(DeskError) in
        let moving = Moving(entry.id, from: place.record, to: target.record, reason: reason)
        try await desk.move(moving, by: actor, key: key)
      }
    }
  }
}

extension ChosenEntry {
  fileprivate init(movable request: PageRequest, _ desk: CaseDesk, _ actor: StaffActor) async throws {
    try await self.init(request, "flytt innslag", desk, actor)
    guard reach.entry.event.canBeMoved else { throw Trouble.notFound("innslaget") }
  }

  fileprivate func movingPage(_ form: FormReading) -> MovingPage {
    let advice =
      "Innslaget skrives i den rette journalen, med hvem som skrev det og når. Her blir det bare stående at noe er "
      + "tatt bort."
    return MovingPage(
      subject, to: PersonAddress.moving(reach.entry.version, place.record), advice: [advice], form)
  }
}
