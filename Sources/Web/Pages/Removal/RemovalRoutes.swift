internal import Access
internal import Casework
internal import CivilTime
public import Desk

extension Site {
  /// Erasing an entry's content on decision, or refusing to.
  public func declareRemoval(_ desk: CaseDesk) {
    let page = "/arbeid/person/{id}/fjern/{versjon}"
    let because = "Sletting i journalen avgjøres av helsepersonell eller leder (helsepersonelloven § 43)."
    get(page, may: .use(.decideRemoval), because: because) { request, actor in
      let (place, reach, corrections) = try await Self.removalPlace(request, desk, actor)
      return .page(RemovalPage(place, reach, corrections, FormReading()))
    }
    post(page, may: .use(.decideRemoval), because: because) { request, actor in
      let (place, reach, corrections) = try await Self.removalPlace(request, desk, actor)
      var form = request.form
      guard let read = RemovalForm(&form, reach) else {
        return .again(RemovalPage(place, reach, corrections, form))
      }
      guard form.isTicked(RemovalForm.confirmed) else { return .page(Self.confirmation(read, reach, form, place)) }
      let key = try form.key()
      do throws(DeskError) {
        try await desk.decideRemoval(read.decision, in: place.record, by: actor, key: key)
      } catch {
        switch error {
        case .alreadyDone: break
        case .invalid(let problems):
          for problem in problems { form.refuse(problem.field, problem.message) }
          return .again(RemovalPage(place, reach, corrections, form))
        default: throw error
        }
      }
      let notice = read.decision.outcome == .refused ? "Avslaget er skrevet i journalen." : "Innholdet er slettet."
      return .redirect(to: PersonAddress.page("tidslinje", place.record), saying: notice)
    }
  }

  private static func removalPlace(
    _ request: PageRequest, _ desk: CaseDesk, _ actor: StaffActor
  ) async throws -> (PersonPlace, RemovalReach, TimelineCorrections) {
    guard let version = try request.id("versjon").asCount else { throw Trouble.notFound("innslaget") }
    let place = try await PersonPlace(request, "slett innslag", desk, actor)
    let reach = try await desk.removalReach(of: version, in: place.record, for: actor)
    return (place, reach, try await TimelineCorrections(place.record, desk: desk, actor: actor))
  }

  private static func confirmation(
    _ read: RemovalForm, _ reach: RemovalReach, _ form: FormReading, _ place: PersonPlace
  ) -> ConfirmationPage {
    let reader = TimelineReader(knowledge: place.desk.knowledge, today: place.today, seesShielded: true)
    let decision = read.decision
    let isErased = decision.outcome == .erased
    let facts = SummaryList([
      .init("Innslaget", "\(reader.words(reach.entry.event).title), \(reader.short(reach.entry.day))"),
      .init("Hvem ba om det", decision.asker.norwegian), .init("Vilkår", decision.ground?.norwegian ?? "ingen"),
      .init("Begrunnelse", decision.words), .init("Klagerett", decision.appeal),
    ])
    let text =
      isErased
      ? "Innholdet blir borte for alltid, også fra lister og tilstand. Rettinger av det følger med. Utkast i denne "
        + "journalen som ikke er signert, blir også borte. Kopier av databasen har det til de er gått ut på dato."
      : "Ingenting slettes. Kravet, begrunnelsen og hva som er sagt om klagerett, skrives i journalen."
    return ConfirmationPage(
      isErased ? "Vil dere slette dette?" : "Vil dere avslå kravet?", text, facts: facts,
      action: PersonAddress.removal(reach.entry.version, place.record), hidden: read.hidden(form),
      confirm: Button(isErased ? "Slett innholdet" : "Skriv avslaget", kind: isErased ? .danger : .main),
      away: Button(
        "Nei, gå tilbake", kind: .quiet, to: PersonAddress.removal(reach.entry.version, place.record)),
      crisisAddress: PersonAddress.page("krise", place.record))
  }
}
