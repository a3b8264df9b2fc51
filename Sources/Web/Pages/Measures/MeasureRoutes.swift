internal import Access
internal import Casework
internal import CivilTime
public import Desk
internal import Guidance

extension Site {
  /// Measures: all there are, one kind with its offers, a refusal, and the course of one that is in use.
  public func declareMeasures(_ desk: CaseDesk) {
    let page = "/arbeid/person/{id}/forlop"
    let reason = "De som følger opp personen, må se hvilke tiltak som finnes."
    get("\(page)/tiltak", may: .use(.readRecord), because: reason) { request, actor in
      let place = try await PersonPlace(request, "tiltak", desk, actor)
      return .page(MeasureListPage(place, FormReading(), use: try await desk.offerUse(for: actor)))
    }
    // What one looks for says something about the person, so it is sent and never stands in the address.
    post("\(page)/tiltak", may: .use(.readRecord), because: reason) { request, actor in
      let place = try await PersonPlace(request, "tiltak", desk, actor)
      return .page(MeasureListPage(place, request.form, use: try await desk.offerUse(for: actor)))
    }
    get("\(page)/tiltak/{slag}", may: .use(.readRecord), because: reason) { request, actor in
      let place = try await PersonPlace(request, "tiltak", desk, actor)
      let kind = try place.kind(request)
      let form = JudgementForm.fresh(version: place.state.version, today: place.today)
      return .page(MeasureKindPage(place, kind, form, use: try await desk.offerUse(for: actor)))
    }
    post("\(page)/tiltak/{slag}", may: .use(.writeRecord), because: "De som følger opp personen, setter i gang tiltak.")
    {
      request, actor in
      try await Self.begin(request, desk, actor)
    }
    declareRefusal(desk, "\(page)/tiltak/{slag}/avslag")
    declareCourse(desk, "\(page)/i-bruk/{tiltak}")
  }

  private static func begin(_ request: PageRequest, _ desk: CaseDesk, _ actor: StaffActor) async throws -> Reply {
    let place = try await PersonPlace(request, "tiltak", desk, actor)
    let kind = try place.kind(request)
    let read = MeasureForm(request.form, first: kind, place)
    let signing = SigningPlace(
      record: place.record, actor: actor, fields: ["tiltak": "tilbud"],
      isSame: { event in if case .measure(let theirs) = event { kind.ids.contains(theirs.kind) } else { false } })
    switch try await desk.sign(read.events, read.form, on: read.day, at: signing) {
    case .signed:
      return .redirect(to: place.address("forlop"), saying: read.step.map(MeasureWords.notice))
    case .refused(let form):
      return .again(MeasureKindPage(place, kind, form, use: try await desk.offerUse(for: actor)))
    case .overtaken(let theirs):
      let use = try await desk.offerUse(for: actor)
      let form = read.form.building(on: theirs.version)
      throw Trouble.stale(MeasureKindPage(place, kind, form, use: use, overtaken: theirs))
    }
  }

  private func declareRefusal(_ desk: CaseDesk, _ address: String) {
    let reason = "De som følger opp personen, begrunner et avslag faglig."
    get(address, may: .use(.writeRecord), because: reason) { request, actor in
      let place = try await PersonPlace(request, "tiltak", desk, actor)
      let form = FormReading(filledWith: [SigningForm.day: place.today.numeric])
      return .page(RefusalPage(place, try place.kind(request), form))
    }
    post(address, may: .use(.writeRecord), because: reason) { request, actor in
      let place = try await PersonPlace(request, "tiltak", desk, actor)
      let kind = try place.kind(request)
      let read = MeasureForm(request.form, refusing: kind, place)
      let signing = SigningPlace(record: place.record, actor: actor)
      switch try await desk.sign(read.events, read.form, on: read.day, at: signing) {
      case .signed: return .redirect(to: place.address("forlop"), saying: MeasureWords.notice(.refused))
      case .refused(let form): return .again(RefusalPage(place, kind, form))
      case .overtaken: return .again(RefusalPage(place, kind, read.form))
      }
    }
  }

  private func declareCourse(_ desk: CaseDesk, _ address: String) {
    get(address, may: .use(.readRecord), because: "De som følger opp personen, må se hvordan et tiltak går.") {
      request, actor in
      let place = try await PersonPlace(request, "tiltak", desk, actor)
      let form = JudgementForm.fresh(version: place.state.version, today: place.today)
      return .page(MeasurePage(place, try place.measure(request), form))
    }
    post(address, may: .use(.writeRecord), because: "De som følger opp personen, følger opp tiltakene.") {
      request, actor in
      let place = try await PersonPlace(request, "tiltak", desk, actor)
      let measure = try place.measure(request)
      let read = MeasureForm(request.form, next: measure, place)
      let signing = SigningPlace(
        record: place.record, actor: actor, fields: ["tiltak": "notat"],
        isSame: { event in if case .measure(let theirs) = event { theirs.measure == measure.id } else { false } })
      switch try await desk.sign(read.events, read.form, on: read.day, at: signing) {
      case .signed:
        return .redirect(to: place.address("forlop"), saying: read.step.map(MeasureWords.notice))
      case .refused(let form): return .again(MeasurePage(place, measure, form))
      case .overtaken(let theirs):
        throw Trouble.stale(MeasurePage(place, measure, read.form.building(on: theirs.version), overtaken: theirs))
      }
    }
  }
}

extension PersonPlace {
  fileprivate func kind(_ request: PageRequest) throws -> MeasureKind {
    guard let kind = desk.knowledge.measure(try request.id("slag")) else { throw Trouble.notFound("tiltaket") }
    return kind
  }

  fileprivate func measure(_ request: PageRequest) throws -> MeasureState {
    let id = ItemID(try request.id("tiltak"))
    guard let measure = state.measures.first(where: { $0.id == id }) else { throw Trouble.notFound("tiltaket") }
    return measure
  }
}
