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
      let chosen = try await ChosenEntry(request, "slett innslag", desk, actor)
      return .page(chosen.removalPage(FormReading()))
    }
    post(page, may: .use(.decideRemoval), because: because) { request, actor in
      let chosen = try await ChosenEntry(request, "slett innslag", desk, actor)
      var form = request.form
      guard let read = RemovalForm(&form, of: [chosen.reach.entry.id], carriers: chosen.reach.carriers) else {
        return .again(chosen.removalPage(form))
      }
      guard form.isTicked(RemovalForm.confirmed) else {
        let consequence =
          "Innholdet blir borte for alltid, også fra lister og tilstand. Rettinger av det følger med. Utkast i denne "
          + "journalen som ikke er signert, blir også borte."
        return .page(ConfirmationPage(read.decision, about: chosen.subject, consequence: consequence, form))
      }
      let notice = read.decision.outcome == .refused ? "Avslaget er skrevet i journalen." : "Innholdet er slettet."
      let place = chosen.place
      return try await form.decided(
        to: PersonAddress.page("tidslinje", place.record), saying: notice, or: chosen.removalPage
      ) { key throws(DeskError) in
        try await desk.decideRemoval(read.decision, in: place.record, by: actor, key: key)
      }
    }
  }
}

/// The entry of a record that an address names, with what hangs together with it.
struct ChosenEntry: Sendable {
  let place: PersonPlace
  let reach: RemovalReach
  let subject: RemovalSubject

  init(_ request: PageRequest, _ page: String, _ desk: CaseDesk, _ actor: StaffActor) async throws {
    guard let version = try request.id("versjon").asCount else { throw Trouble.notFound("innslaget") }
    place = try await PersonPlace(request, page, desk, actor)
    reach = try await desk.removalReach(of: version, in: place.record, for: actor)
    let corrections = try await TimelineCorrections(place.record, desk: desk, actor: actor)
    subject = RemovalSubject(place, reach.entry, corrections)
  }

  func removalPage(_ form: FormReading) -> RemovalPage {
    let reader = TimelineReader(knowledge: place.desk.knowledge, today: place.today, seesShielded: true)
    let family =
      reach.family.count > 1
      ? [Alert(.info, "Rettingene av innslaget gjentar det som står der, og blir borte sammen med det.")] : []
    let carriers =
      reach.carriers.isEmpty
      ? nil
      : Choices(
        RemovalForm.also, "Disse kartleggingene bærer med seg ord herfra. Skal de tømmes også?",
        reach.carriers.map { .init($0.id.text, "\(reader.words($0.event).title), \(reader.short($0.day))") },
        many: true,
        hint: "Hele kartleggingen blir tom. Skriv det som fortsatt gjelder, på nytt.", optional: true, in: form)
    let advice =
      "Er noe bare feil, så rett det heller: da blir begge stående. Sletting kan ikke gjøres om. Hvem som skrev "
      + "innslaget og når, blir stående, men ikke hva som sto der."
    return RemovalPage(subject, notes: family, advice: advice, carriers: carriers, form)
  }
}

extension FormReading {
  /// Does what was decided and confirmed, once; or shows the form again with what must be mended and all that was typed.
  /// - Parameter fields: the form's own names of fields that the desk calls something else.
  func decided<Form: Page>(
    to address: String, saying notice: String, fields: [String: String] = [:], or page: (FormReading) -> Form,
    _ decide: (_ key: String) async throws(DeskError) -> Void
  ) async throws -> Reply {
    let key = try key()
    let outcome = try await outcome { () throws(DeskError) in try await decide(key) }
    guard case .mend(let problems) = outcome else { return .redirect(to: address, saying: notice) }
    var form = self
    for problem in problems { form.refuse(fields[problem.field] ?? problem.field, problem.message) }
    return .again(page(form))
  }
}
