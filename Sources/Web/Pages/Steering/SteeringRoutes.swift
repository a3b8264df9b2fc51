internal import Access
internal import Casework
internal import CivilTime
public import Desk

extension Site {
  /// Who may see a record: blocks, guidance, and what is kept from the person's own view.
  public func declareSteering(_ desk: CaseDesk) {
    let page = "/arbeid/person/{id}/tilgang"
    let because = "Personen bestemmer hvem som ser journalen, og de som følger opp, skriver det inn."
    get(page, may: .use(.steerAccess), because: because) { request, actor in
      let place = try await PersonPlace(request, "tilgang", desk, actor)
      return .page(SteeringPage(place, try await place.latestEntries(), FormReading()))
    }
    let asked:
      [(
        address: String, said: String,
        read: @Sendable (inout FormReading, PageRequest, PersonPlace) throws -> AccessStep?
      )] = [
        ("sperring", "Sperringen gjelder fra nå.", Self.block), ("rad", "Kollegaen er sluppet inn.", Self.guidance),
        ("innsyn", "Innslaget holdes tilbake.", Self.withholding),
        ("gjennomgang", "Det er skrevet i journalen.", Self.watch),
        ("sperring/{sperring}/opphev", "Sperringen er opphevet.", Self.unblocking),
        ("gitt/{tilgang}/avslutt", "Tilgangen er avsluttet.", Self.ending),
        ("innsyn/{innslag}/vis", "Personen kan se innslaget.", Self.showing),
      ]
    for (address, said, read) in asked {
      post("\(page)/\(address)", may: .use(.steerAccess), because: because) { request, actor in
        let place = try await PersonPlace(request, "tilgang", desk, actor)
        var form = request.form
        let step = try read(&form, request, place)
        guard form.isSound, let step else {
          return .again(SteeringPage(place, try await place.latestEntries(), form))
        }
        let key = try form.key()
        let outcome = try await outcome { () throws(DeskError) in
          try await desk.steer(step, in: place.record, by: actor, key: key)
        }
        if case .mend(let problems) = outcome {
          for problem in problems { form.refuse(nil, problem.message) }
          return .again(SteeringPage(place, try await place.latestEntries(), form))
        }
        return .redirect(to: place.address("tilgang"), saying: said)
      }
    }
  }

  @Sendable private static func block(
    _ form: inout FormReading, _ request: PageRequest, _ place: PersonPlace
  ) throws -> AccessStep? {
    let knowledge = place.desk.knowledge
    let unit = knowledge.unit(UnitID(form.values["enhet"]))
    let staff = knowledge.staffMember(StaffID(form.values["ansatt"]))
    let against: RecordBlock.Against?
    switch (unit, staff) {
    case (let unit?, nil): against = .unit(unit.id, name: unit.name)
    case (nil, let staff?): against = .staff(staff.id, name: staff.name)
    default:
      form.refuse("enhet", "Velg enten en enhet eller én ansatt.")
      against = nil
    }
    let entry = form.values["innslag"]
    let words = form.text("ord", max: 500) ?? ""
    let key = try form.isSound ? form.key() : ""
    return against.map {
      .blocked(
        RecordBlock(
          id: ItemID("sperring-\(key)"), against: $0, entries: entry.isEmpty ? [] : [EntryID(entry)], words: words))
    }
  }

  @Sendable private static func guidance(
    _ form: inout FormReading, _ request: PageRequest, _ place: PersonPlace
  ) throws -> AccessStep? {
    let staff = place.desk.knowledge.staffMember(StaffID(form.values["rad"]))
    if staff == nil { form.refuse("rad", "Velg hvem som skal gi råd.") }
    let days = place.desk.knowledge.municipality.access.guidanceDays
    let until = form.day(
      "til", required: "Skriv hvor lenge.", in: place.today...place.today.adding(days: days),
      outside: "Velg en dag innen \(days) dager.")
    let words = form.text("om", max: 500, required: "Skriv hva de skal gi råd om.")
    guard form.isSound, let staff, let until, let words else { return nil }
    return .granted(
      AccessGrant(
        id: ItemID("rad-\(try form.key())"), kind: .guidance, staff: staff.id, staffName: staff.name,
        unitName: place.desk.knowledge.unit(staff.unit)?.name ?? "",
        until: Moment(day: until.adding(days: 1), time: .midnight), reason: .guidance, words: words))
  }

  @Sendable private static func withholding(
    _ form: inout FormReading, _ request: PageRequest, _ place: PersonPlace
  ) throws -> AccessStep? {
    let entry = form.text("holdt", max: 80, required: "Velg innslaget.")
    let code = form.choice(
      "hjemmel", of: place.desk.knowledge.legalReasons.map(\.code),
      required: "Velg grunnen i loven. Finnes ingen, ser personen alt.")
    let words = form.text("begrunnelse", max: 2_000, required: "Skriv hvorfor.")
    guard let entry, let code, let words else { return nil }
    return .withheld(Withholding(entry: EntryID(entry), code: code, words: words))
  }

  @Sendable private static func watch(
    _ form: inout FormReading, _ request: PageRequest, _ place: PersonPlace
  ) throws -> AccessStep? {
    reason(&form).map { .watched(!place.state.access.isWatched, why: $0) }
  }

  @Sendable private static func unblocking(
    _ form: inout FormReading, _ request: PageRequest, _ place: PersonPlace
  ) throws -> AccessStep? {
    let block = ItemID(try request.id("sperring"))
    return reason(&form).map { .unblocked(block: block, why: $0) }
  }

  @Sendable private static func ending(
    _ form: inout FormReading, _ request: PageRequest, _ place: PersonPlace
  ) throws -> AccessStep? {
    let grant = ItemID(try request.id("tilgang"))
    return reason(&form).map { .ended(grant: grant, why: $0) }
  }

  @Sendable private static func showing(
    _ form: inout FormReading, _ request: PageRequest, _ place: PersonPlace
  ) throws -> AccessStep? {
    let entry = EntryID(try request.id("innslag"))
    return reason(&form).map { .shown(entry: entry, why: $0) }
  }

  private static func reason(_ form: inout FormReading) -> String? {
    guard let why = form.text("grunn", max: 500) else {
      form.refuse(nil, "Skriv kort hvorfor.")
      return nil
    }
    return why
  }
}

extension PersonPlace {
  /// The newest entries that can be blocked or withheld, each by itself.
  fileprivate func latestEntries() async throws -> [Entry] {
    try await desk.timeline(record, EntryFilter(limit: 200), for: actor).filter {
      if case .access = $0.event { false } else { true }
    }
  }
}
