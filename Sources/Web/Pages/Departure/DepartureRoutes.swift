internal import Access
internal import Casework
internal import CivilTime
public import Desk
internal import Guidance

extension Site {
  /// A written reason for departing from a recommendation.
  public func declareDeparture(_ desk: CaseDesk) {
    let page = "/arbeid/person/{id}/fravik/{norm}"
    let because = "Den som har ansvaret, skriver grunnen når en anbefaling ikke følges."
    get(page, may: .use(.writeRecord), because: because) { request, actor in
      let (place, norm) = try await Self.departurePlace(request, desk, actor)
      let form = FormReading(filledWith: [
        SigningForm.version: "\(place.state.version)",
        "gjelder-til": Departure.suggestedReview(from: place.today).numeric,
      ])
      return .page(DeparturePage(norm, place, form))
    }
    post(page, may: .use(.writeRecord), because: because) { request, actor in
      try await Self.depart(request, desk, actor)
    }
  }

  private static func depart(_ request: PageRequest, _ desk: CaseDesk, _ actor: StaffActor) async throws -> Reply {
    let (place, norm) = try await departurePlace(request, desk, actor)
    var form = request.form
    guard norm.mayBeDepartedFrom else {
      form.refuse(nil, "Denne anbefalingen kan ikke fravikes.")
      return .again(DeparturePage(norm, place, form))
    }
    let reason: DepartureReason? = form.choice("arsak", required: "Velg hva slags grunn det er.")
    let words = form.text("grunn", required: "Skriv grunnen med egne ord.")
    let until = form.day(
      "gjelder-til", in: place.today...place.today.adding(months: 24),
      outside: "Velg en dag fra i dag til to år fram, eller la feltet stå tomt.")
    guard form.isSound, let reason, let words else { return .again(DeparturePage(norm, place, form)) }
    var signing = SigningPlace(record: place.record, actor: actor)
    signing.isSame = { other in if case .departed(let theirs) = other { theirs.norm == norm.id } else { false } }
    let event = Event.departed(Departure(norm: norm.id, reason: reason, words: words, until: until))
    switch try await desk.sign([event], form, at: signing) {
    case .signed:
      let stays = norm.strength == .must ? " Anbefalingen står fortsatt åpen." : ""
      return .redirect(to: PersonAddress.page("oversikt", place.record), saying: "Grunnen er signert.\(stays)")
    case .refused(let form): return .again(DeparturePage(norm, place, form))
    case .overtaken(let theirs):
      throw Trouble.stale(DeparturePage(norm, place, form.building(on: theirs.version), overtaken: theirs))
    }
  }

  private static func departurePlace(
    _ request: PageRequest, _ desk: CaseDesk, _ actor: StaffActor
  ) async throws -> (PersonPlace, Norm) {
    guard let norm = desk.guide.norm(try request.id("norm")) else { throw Trouble.notFound("anbefalingen") }
    return (try await PersonPlace(request, "fravik", desk, actor), norm)
  }
}
