internal import Access
internal import Casework
internal import CivilTime
public import Desk

extension Site {
  /// Contacts with their notes, appointments and tasks.
  public func declareContact(_ desk: CaseDesk) {
    let page = "/arbeid/person/{id}/kontakt"
    get(page, may: .use(.readRecord), because: "De som følger opp personen, må se hva som er avtalt og skrevet.") {
      request, actor in
      let place = try await PersonPlace(request, "kontakt", desk, actor)
      let fresh = ContactReading.fresh(today: place.today)
      let (form, draft) = try await desk.draftOr(fresh, Self.contactDraft, in: place.record, for: actor)
      return .page(ContactPage(place, form, latest: try await place.latestContacts(), draft: draft))
    }
    post(page, may: .use(.writeRecord), because: "De som møter personen, skriver hva som skjedde.") { request, actor in
      let place = try await PersonPlace(request, "kontakt", desk, actor)
      let read = ContactReading(request.form, place)
      let signing = SigningPlace(record: place.record, actor: actor, draft: Self.contactDraft)
      switch try await desk.sign(read.events, read.form, on: read.day, at: signing) {
      case .signed where read.asksForRisk:
        let risk = place.address("risiko")
        return .redirect(to: risk, saying: "Kontakten er signert. Du la merke til noe: vurder risikoen nå.")
      case .signed: return .redirect(to: place.address("kontakt"), saying: "Kontakten er signert.")
      case .refused(let form): return .again(ContactPage(place, form, latest: try await place.latestContacts()))
      case .overtaken: return .again(ContactPage(place, read.form, latest: try await place.latestContacts()))
      }
    }
    post("\(page)/utkast", may: .use(.writeRecord), because: "Det som skrives, skal ikke gå tapt.") { request, actor in
      let record = RecordID(try request.id("id"))
      return try await desk.keepDraft(Self.contactDraft, request, in: record, by: actor)
    }
    post("\(page)/utkast/forkast", may: .use(.writeRecord), because: "Den som skriver, kan ombestemme seg.") {
      request, actor in
      let record = RecordID(try request.id("id"))
      try await desk.discardDraft(DraftKey(record: record, form: Self.contactDraft), by: actor)
      return .redirect(to: PersonAddress.newContact(record), saying: "Utkastet er forkastet.")
    }
    declareAppointments(desk, "\(page)/avtale")
    declareTasks(desk, "\(page)/oppgave")
  }

  private static var contactDraft: String { "kontakt" }
}

extension PersonPlace {
  fileprivate func latestContacts() async throws -> [Entry] {
    try await desk.timeline(record, EntryFilter(types: ["contact-held/1"], limit: 8), for: actor)
  }
}
