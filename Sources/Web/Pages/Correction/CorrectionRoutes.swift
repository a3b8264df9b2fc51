internal import Access
internal import Casework
internal import CivilTime
public import Desk

extension Site {
  /// Putting an earlier entry right.
  public func declareCorrection(_ desk: CaseDesk) {
    let page = "/arbeid/person/{id}/rett/{versjon}"
    let because = "Den som skriver i journalen, retter det som er feil."
    get(page, may: .use(.writeRecord), because: because) { request, actor in
      let (place, entry, corrections) = try await Self.correctionPlace(request, desk, actor)
      let event = corrections.inForce(entry)?.correction.replacement ?? entry.event
      let form = CorrectionPage.fresh(event, desk.knowledge)
      return .page(CorrectionPage(entry, event, place, corrections, form))
    }
    post(page, may: .use(.writeRecord), because: because) { request, actor in
      let (place, entry, corrections) = try await Self.correctionPlace(request, desk, actor)
      let event = corrections.inForce(entry)?.correction.replacement ?? entry.event
      var form = request.form
      let parts = CorrectionForm(event, desk.knowledge)
      let how = form.choice(
        "hvordan", of: parts.canRewrite ? ["skriv", "trekk"] : ["trekk"], required: "Velg hva som skal skje.")
      let replacement = how == "skriv" ? parts.rewritten(event, &form, today: place.today) : nil
      if how == "skriv", replacement == event { form.refuse("hvordan", "Ingenting er endret ennå.") }
      for problem in replacement?.problems(in: place.state, happened: entry.day, today: place.today) ?? [] {
        form.refuse(problem.field, problem.message)
      }
      let reason = form.text("grunn", required: "Skriv hva som var feil.") ?? ""
      guard form.isSound else { return .again(CorrectionPage(entry, event, place, corrections, form)) }
      let key = try form.key()
      do throws(DeskError) {
        let correction = Correction(of: entry.id, replacement: replacement, reason: reason)
        try await desk.correct(correction, in: place.record, by: actor, key: key)
      } catch {
        switch error {
        case .alreadyDone: break
        case .invalid(let problems):
          for problem in problems { form.refuse(problem.field, problem.message) }
          return .again(CorrectionPage(entry, event, place, corrections, form))
        default: throw error
        }
      }
      return .redirect(to: PersonAddress.entry(entry.version, place.record), saying: "Innslaget er rettet.")
    }
  }

  private static func correctionPlace(
    _ request: PageRequest, _ desk: CaseDesk, _ actor: StaffActor
  ) async throws -> (PersonPlace, Entry, TimelineCorrections) {
    guard let version = try request.id("versjon").asCount else { throw Trouble.notFound("innslaget") }
    let place = try await PersonPlace(request, "rett", desk, actor)
    let found = try await desk.timeline(place.record, EntryFilter(before: version + 1, limit: 1), for: actor).first
    guard let found, found.version == version, CorrectionForm.canCorrect(found.event) else {
      throw Trouble.notFound("innslaget")
    }
    return (place, found, try await TimelineCorrections(place.record, desk: desk, actor: actor))
  }
}
