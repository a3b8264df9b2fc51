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
      let (place, reach, corrections) = try await Self.movingPlace(request, desk, actor)
      return .page(MovingPage(place, reach, corrections, FormReading()))
    }
    post(page, may: .use(.decideRemoval), because: because) { request, actor in
      let (place, reach, corrections) = try await Self.movingPlace(request, desk, actor)
      var form = request.form
      let reason = form.text("grunn", max: 2_000, required: "Skriv hvordan det ble oppdaget.")
      let target = try await Self.target(&form, from: place.record, desk, actor)
      guard form.isSound, let reason, let target else {
        return .again(MovingPage(place, reach, corrections, form))
      }
      guard form.values[RemovalForm.confirmed] == target.record.text else {
        return .page(Self.confirmation(target, reach, form, place))
      }
      let key = try form.key()
      do throws(DeskError) {
        let moving = Moving(reach.entry.id, from: place.record, to: target.record, reason: reason)
        try await desk.move(moving, by: actor, key: key)
      } catch {
        switch error {
        case .alreadyDone: break
        case .invalid(let problems):
          for problem in problems {
            form.refuse(problem.field == "innslag" ? "til" : problem.field, problem.message)
          }
          return .again(MovingPage(place, reach, corrections, form))
        default: throw error
        }
      }
      return .redirect(
        to: PersonAddress.page("tidslinje", place.record), saying: "Innslaget er flyttet til rett person.")
    }
  }

  private static func movingPlace(
    _ request: PageRequest, _ desk: CaseDesk, _ actor: StaffActor
  ) async throws -> (PersonPlace, RemovalReach, TimelineCorrections) {
    guard let version = try request.id("versjon").asCount else { throw Trouble.notFound("innslaget") }
    let place = try await PersonPlace(request, "flytt innslag", desk, actor)
    let reach = try await desk.removalReach(of: version, in: place.record, for: actor)
    guard reach.entry.event.canBeMoved else { throw Trouble.notFound("innslaget") }
    return (place, reach, try await TimelineCorrections(place.record, desk: desk, actor: actor))
  }

  /// The one person that was meant; with none or several nothing is guessed.
  private static func target(
    _ form: inout FormReading, from record: RecordID, _ desk: CaseDesk, _ actor: StaffActor
  ) async throws -> PersonRow? {
    guard let typed = form.text("til", max: 200, required: "Skriv hvem som er rett person.") else { return nil }
    let found = try await desk.find(typed, for: actor).filter { $0.record != record }
    guard let only = found.first, found.count == 1 else {
      form.refuse(
        "til",
        found.isEmpty
          ? "Vi finner ingen andre med det. Skriv fødselsnummeret, eller finn personen i søket først."
          : "Det passer på \(found.count) personer. Skriv fødselsnummeret eller telefonnummeret.")
      return nil
    }
    return only
  }

  private static func confirmation(
    _ target: PersonRow, _ reach: RemovalReach, _ form: FormReading, _ place: PersonPlace
  ) -> ConfirmationPage {
    let reader = TimelineReader(knowledge: place.desk.knowledge, today: place.today, seesShielded: true)
    let facts = SummaryList([
      .init("Innslaget", "\(reader.words(reach.entry.event).title), \(reader.short(reach.entry.day))"),
      .init("Tas bort hos", place.state.person.displayName),
      .init("Skrives hos", target.displayName, target.birthDate.map { "født \($0.numeric)" } ?? ""),
      .init("Hvordan det ble oppdaget", form.values["grunn"]),
    ])
    return ConfirmationPage(
      "Er dette rett person?",
      "Innslaget skrives i den rette journalen og blir borte her. Utkast i denne journalen som ikke er signert, blir "
        + "også borte.", facts: facts, action: PersonAddress.moving(reach.entry.version, place.record),
      hidden: ["til": form.values["til"], "grunn": form.values["grunn"], RemovalForm.confirmed: target.record.text],
      confirm: Button("Flytt innslaget", kind: .danger),
      away: Button("Nei, gå tilbake", kind: .quiet, to: PersonAddress.moving(reach.entry.version, place.record)),
      crisisAddress: PersonAddress.page("krise", place.record))
  }
}
