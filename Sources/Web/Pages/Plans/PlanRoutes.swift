internal import Access
internal import Casework
internal import CivilTime
public import Desk

extension Site {
  /// The plans of a person: to read, write a new version of, and print.
  public func declarePlans(_ desk: CaseDesk) {
    let page = "/arbeid/person/{id}/planer"
    let write = "Den som gir helsehjelp, skriver planen sammen med personen."
    get(page, may: .use(.readRecord), because: "Den som gir helsehjelp, må kjenne planen.") { request, actor in
      let place = try await PersonPlace(request, "planer", desk, actor)
      let form = FactFormReading.fresh(today: place.today)
      return .page(PlansPage(place, try await desk.planVersions(place), form))
    }
    post(page, may: .use(.writeRecord), because: write) { request, actor in
      try await Self.signPlanFacts(request, desk, actor)
    }
    get("\(page)/{slag}", may: .use(.writeRecord), because: write) { request, actor in
      let (place, kind) = try await Self.planPlace(request, desk, actor)
      let (form, draft) = try await desk.draftOr(
        PlanForm.fresh(kind, place), Self.planDraft(kind), in: place.record, for: actor)
      return .page(PlanWritingPage(kind, place, form, draft: draft))
    }
    post("\(page)/{slag}", may: .use(.writeRecord), because: write) { request, actor in
      try await Self.signPlan(request, desk, actor)
    }
    declarePlanDrafts(desk, page)
    get("\(page)/{slag}/utskrift", may: .use(.readRecord), because: "Planen skal kunne ligge hos dem som bruker den.") {
      request, actor in
      let (place, kind) = try await Self.planPlace(request, desk, actor)
      return .page(try PrintSheetPage(plan: kind, place, at: request.now))
    }
  }

  private func declarePlanDrafts(_ desk: CaseDesk, _ page: String) {
    post("\(page)/{slag}/utkast", may: .use(.writeRecord), because: "Det som skrives, skal ikke gå tapt.") {
      request, actor in
      let record = RecordID(try request.id("id"))
      guard let kind = PlanKind.kind(try request.id("slag")) else { throw Trouble.notFound("planen") }
      return try await desk.keepDraft(Self.planDraft(kind), request, in: record, by: actor)
    }
    post("\(page)/{slag}/utkast/forkast", may: .use(.writeRecord), because: "Den som skriver, kan ombestemme seg.") {
      request, actor in
      let record = RecordID(try request.id("id"))
      guard let kind = PlanKind.kind(try request.id("slag")) else { throw Trouble.notFound("planen") }
      try await desk.discardDraft(DraftKey(record: record, form: Self.planDraft(kind)), by: actor)
      return .redirect(to: PersonAddress.page("planer", record), saying: "Utkastet er forkastet.")
    }
  }

  private static func planDraft(_ kind: PlanVersion.Kind) -> String { "plan-\(PlanKind.word(kind))" }

  private static func planPlace(
    _ request: PageRequest, _ desk: CaseDesk, _ actor: StaffActor
  ) async throws -> (PersonPlace, PlanVersion.Kind) {
    guard let kind = PlanKind.kind(try request.id("slag")) else { throw Trouble.notFound("planen") }
    return (try await PersonPlace(request, "planer", desk, actor), kind)
  }

  private static func signPlan(_ request: PageRequest, _ desk: CaseDesk, _ actor: StaffActor) async throws -> Reply {
    let (place, kind) = try await planPlace(request, desk, actor)
    let read = PlanForm(request.form, kind, today: place.today)
    var signing = SigningPlace(record: place.record, actor: actor, draft: planDraft(kind))
    signing.fields = ["plan": PlanForm.name(PlanSections.all(kind)[0].id)]
    signing.isSame = { event in if case .planWritten(let plan) = event { plan.kind == kind } else { false } }
    switch try await desk.sign([.planWritten(read.plan)], read.form, on: read.day, at: signing) {
    case .signed: return .redirect(to: place.address("planer"), saying: "Planen er signert.")
    case .refused(let form): return .again(PlanWritingPage(kind, place, form))
    case .overtaken(let theirs):
      let form = read.form.building(on: theirs.version)
      throw Trouble.stale(PlanWritingPage(kind, place, form, overtaken: theirs))
    }
  }

  private static func signPlanFacts(
    _ request: PageRequest, _ desk: CaseDesk, _ actor: StaffActor
  ) async throws -> Reply {
    let place = try await PersonPlace(request, "planer", desk, actor)
    guard let facts = desk.knowledge.form(page: "planer") else { throw Trouble.notFound("skjemaet") }
    let read = FactFormReading(request.form, facts, today: place.today)
    let outcome = try await desk.sign(read.events(of: "planer"), read.form, on: read.day, at: read.signing(place))
    let versions = try await desk.planVersions(place)
    switch outcome {
    case .signed: return .redirect(to: place.address("planer"), saying: "Lagret. Det står i tidslinjen.")
    case .refused(let form): return .again(PlansPage(place, versions, form))
    case .overtaken(let theirs):
      throw Trouble.stale(PlansPage(place, versions, read.form.building(on: theirs.version), overtaken: theirs))
    }
  }
}
