internal import Access
internal import Casework
internal import CivilTime
public import Desk

extension Site {
  /// Risk: the five questions, their draft, and the quick form for something that has happened.
  public func declareRisk(_ desk: CaseDesk) {
    let page = "/arbeid/person/{id}/risiko"
    get(page, may: .use(.readRecord), because: "De som følger opp personen, må se hvor farlig det er.") {
      request, actor in
      let place = try await PersonPlace(request, "risiko", desk, actor)
      let fresh = RiskForm.fresh(version: place.state.version, today: place.today)
      let (form, draft) = try await desk.draftOr(fresh, Self.riskDraft, in: place.record, for: actor)
      return .page(RiskPage(place, form, draft: draft))
    }
    post(page, may: .use(.writeRecord), because: "De som følger opp personen, vurderer risiko.") { request, actor in
      try await Self.signRisk(request, desk, actor)
    }
    post("\(page)/utkast", may: .use(.writeRecord), because: "Det som skrives, skal ikke gå tapt.") { request, actor in
      let record = RecordID(try request.id("id"))
      return try await desk.keepDraft(Self.riskDraft, request, in: record, by: actor)
    }
    post("\(page)/utkast/forkast", may: .use(.writeRecord), because: "Den som skriver, kan ombestemme seg.") {
      request, actor in
      let record = RecordID(try request.id("id"))
      try await desk.discardDraft(DraftKey(record: record, form: Self.riskDraft), by: actor)
      return .redirect(to: "/arbeid/person/\(record)/risiko", saying: "Utkastet er forkastet.")
    }
    declareHappening(desk, "\(page)/hendelse")
  }

  private static var riskDraft: String { "risiko" }

  private static func signRisk(_ request: PageRequest, _ desk: CaseDesk, _ actor: StaffActor) async throws -> Reply {
    let place = try await PersonPlace(request, "risiko", desk, actor)
    let read = RiskForm(request.form, today: place.today)
    let basis = RiskQuestion.all.map { ("grunnlag-\($0.risk.slot)", $0.basis) }
    var names = Dictionary(basis, uniquingKeysWith: { first, _ in first })
    names["risiko"] = RiskQuestion.all[0].level
    let signing = SigningPlace(record: place.record, actor: actor, draft: riskDraft, fields: names)
    switch try await desk.sign(read.events, read.form, on: read.day, at: signing) {
    case .signed: return .redirect(to: place.address("risiko"), saying: "Vurderingen er signert.")
    case .refused(let form): return .again(RiskPage(place, form))
    case .overtaken(let theirs):
      let form = read.form.building(on: theirs.version)
      throw Trouble.stale(RiskPage(place, form, overtaken: theirs))
    }
  }

  private func declareHappening(_ desk: CaseDesk, _ address: String) {
    get(address, may: .use(.writeRecord), because: "De som følger opp personen, skriver inn det som hender.") {
      request, actor in
      let place = try await PersonPlace(request, "risiko", desk, actor)
      return .page(HappeningPage(place, HappeningForm.fresh(today: place.today)))
    }
    post(address, may: .use(.writeRecord), because: "De som følger opp personen, skriver inn det som hender.") {
      request, actor in
      let place = try await PersonPlace(request, "risiko", desk, actor)
      let read = HappeningForm(request.form)
      let signing = SigningPlace(record: place.record, actor: actor)
      switch try await desk.sign(read.events, read.form, on: read.day, at: signing) {
      case .signed:
        return .redirect(to: place.address("risiko"), saying: "Hendelsen er skrevet inn. Vurder risikoen på nytt.")
      case .refused(let form): return .again(HappeningPage(place, form))
      case .overtaken: return .again(HappeningPage(place, read.form))
      }
    }
  }
}
