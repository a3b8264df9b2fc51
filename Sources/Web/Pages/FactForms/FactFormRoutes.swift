internal import Access
internal import Casework
internal import CivilTime
public import Desk
internal import Guidance

extension Site {
  /// Samarbeid, Helse, and the forms that belong to pages without room for them.
  public func declareFactForms(_ desk: CaseDesk) {
    for facts in desk.knowledge.forms where facts.page != "planer" { declareForm(facts, desk) }
  }

  private func declareForm(_ facts: FactForm, _ desk: CaseDesk) {
    let pattern = PersonAddress.form(facts.page, RecordID("{id}"))
    get(pattern, may: .use(.readRecord), because: "Den som gir helsehjelp, må se hva som er avklart.") {
      request, actor in
      let place = try await PersonPlace(request, facts.page, desk, actor)
      return .page(FactFormPage(facts, place, FactFormReading.fresh(today: place.today)))
    }
    post(pattern, may: .use(.writeRecord), because: "Den som gir helsehjelp, skriver i journalen.") { request, actor in
      let place = try await PersonPlace(request, facts.page, desk, actor)
      let reading = FactFormReading(request.form, facts, today: place.today)
      let events = reading.events(of: facts.page)
      switch try await desk.sign(events, reading.form, on: reading.day, at: reading.signing(place)) {
      case .signed:
        let address = PersonAddress.form(facts.page, place.record)
        return .redirect(to: address, saying: "Lagret. Det står i tidslinjen.")
      case .refused(let form): return .again(FactFormPage(facts, place, form))
      case .overtaken(let theirs):
        let form = reading.form.building(on: theirs.version)
        throw Trouble.stale(FactFormPage(facts, place, form, overtaken: theirs))
      }
    }
  }
}
