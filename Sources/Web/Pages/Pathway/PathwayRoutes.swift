internal import Access
internal import Casework
internal import CivilTime
public import Desk
internal import Guidance
internal import Identity

extension Site {
  /// The pathway: where the person is, judging and choosing, ending, and the goals.
  public func declarePathway(_ desk: CaseDesk) {
    let page = "/arbeid/person/{id}/forlop"
    get(page, may: .use(.readRecord), because: "De som følger opp personen, må se forløp, mål og tiltak.") {
      request, actor in
      .page(PathwayPage(try await PersonPlace(request, "forløp", desk, actor), goal: FormReading()))
    }
    declareJudgement(desk, "\(page)/vurdering")
    declareEnd(desk, "\(page)/avslutt")
    declareGoals(desk, "\(page)/maal")
  }

  private static var judgementDraft: String { "forløp" }

  private func declareJudgement(_ desk: CaseDesk, _ address: String) {
    let reason = "De som følger opp personen, vurderer og velger forløp sammen med den det gjelder."
    get(address, may: .use(.writeRecord), because: reason) { request, actor in
      let place = try await PersonPlace(request, "forløp", desk, actor)
      let fresh = JudgementForm.fresh(version: place.state.version, today: place.today)
      let (form, draft) = try await desk.draftOr(fresh, Self.judgementDraft, in: place.record, for: actor)
      let suggestion = draft == nil ? nil : JudgementForm(form, place).suggestion
      return .page(JudgementPage(place, form, suggestion: suggestion, draft: draft))
    }
    post(address, may: .use(.writeRecord), because: reason) { request, actor in
      try await Self.judge(request, desk, actor)
    }
    post("\(address)/utkast", may: .use(.writeRecord), because: "Det som skrives, skal ikke gå tapt.") {
      request, actor in
      let record = RecordID(try request.id("id"))
      return try await desk.keepDraft(Self.judgementDraft, request, in: record, by: actor)
    }
    post("\(address)/utkast/forkast", may: .use(.writeRecord), because: "Den som skriver, kan ombestemme seg.") {
      request, actor in
      let record = RecordID(try request.id("id"))
      try await desk.discardDraft(DraftKey(record: record, form: Self.judgementDraft), by: actor)
      return .redirect(to: "/arbeid/person/\(record)/forlop", saying: "Utkastet er forkastet.")
    }
  }

  private static func judge(_ request: PageRequest, _ desk: CaseDesk, _ actor: StaffActor) async throws -> Reply {
    let place = try await PersonPlace(request, "forløp", desk, actor)
    var read = JudgementForm(request.form, place)
    guard request.form.values["handling"] == "signer" else {
      // Only asked for the suggestion: everything stands as it was, and nothing is wrong yet.
      return .page(JudgementPage(place, request.form, suggestion: read.suggestion))
    }
    guard let choice = read.choice(from: place.state.pathway?.pathway) else {
      return .again(JudgementPage(place, read.form, suggestion: read.suggestion))
    }
    let signing = SigningPlace(record: place.record, actor: actor, draft: judgementDraft)
    switch try await desk.sign([.pathwayChosen(choice)], read.form, on: read.day, at: signing) {
    case .signed:
      return .redirect(to: place.address("forlop"), saying: "\(PathwayWords.name(choice.pathway)) er valgt og signert.")
    case .refused(let form): return .again(JudgementPage(place, form, suggestion: read.suggestion))
    case .overtaken(let theirs):
      let form = read.form.building(on: theirs.version)
      throw Trouble.stale(JudgementPage(place, form, suggestion: read.suggestion, overtaken: theirs))
    }
  }

  private func declareEnd(_ desk: CaseDesk, _ address: String) {
    let reason = "De som følger opp personen, avslutter forløpet sammen med den det gjelder."
    get(address, may: .use(.writeRecord), because: reason) { request, actor in
      let place = try await PersonPlace(request, "forløp", desk, actor)
      let form = JudgementForm.fresh(version: place.state.version, today: place.today)
      return .page(EndPathwayPage(place, form))
    }
    post(address, may: .use(.writeRecord), because: reason) { request, actor in
      let place = try await PersonPlace(request, "forløp", desk, actor)
      let read = EndPathwayForm(request.form)
      let signing = SigningPlace(record: place.record, actor: actor)
      switch try await desk.sign([.pathwayChosen(read.choice)], read.form, on: read.day, at: signing) {
      case .signed: return .redirect(to: place.address("forlop"), saying: "Forløpet er avsluttet.")
      case .refused(let form): return .again(EndPathwayPage(place, form))
      case .overtaken(let theirs):
        throw Trouble.stale(EndPathwayPage(place, read.form.building(on: theirs.version), overtaken: theirs))
      }
    }
  }

  private func declareGoals(_ desk: CaseDesk, _ address: String) {
    let reason = "De som følger opp personen, skriver ned målene og hvordan det går."
    post(address, may: .use(.writeRecord), because: reason) { request, actor in
      let place = try await PersonPlace(request, "forløp", desk, actor)
      var form = request.form
      let words = form.text("maal", max: 1_000, required: "Skriv målet med personens egne ord.")
      let goal = GoalStep(goal: ItemID(Secret.random(bytes: 12)), step: .set(words: words ?? ""))
      switch try await desk.sign([.goal(goal)], form, at: SigningPlace(record: place.record, actor: actor)) {
      case .signed: return .redirect(to: place.address("forlop"), saying: "Målet er satt.")
      case .refused(let form): return .again(PathwayPage(place, goal: form))
      case .overtaken: return .again(PathwayPage(place, goal: form))
      }
    }
    get("\(address)/{mal}", may: .use(.writeRecord), because: reason) { request, actor in
      let place = try await PersonPlace(request, "forløp", desk, actor)
      let goal = try place.goal(request)
      let fresh = JudgementForm.fresh(version: place.state.version, today: place.today)
      return .page(GoalPage(place, goal, try await place.course(of: goal), fresh))
    }
    post("\(address)/{mal}", may: .use(.writeRecord), because: reason) { request, actor in
      try await Self.stepGoal(request, desk, actor)
    }
  }

  private static func stepGoal(_ request: PageRequest, _ desk: CaseDesk, _ actor: StaffActor) async throws -> Reply {
    let place = try await PersonPlace(request, "forløp", desk, actor)
    let goal = try place.goal(request)
    let read = GoalForm(request.form)
    let course = try await place.course(of: goal)
    guard let step = read.step else { return .again(GoalPage(place, goal, course, read.form)) }
    let signing = SigningPlace(
      record: place.record, actor: actor, fields: ["maal": "vurdering"],
      isSame: { event in if case .goal(let theirs) = event { theirs.goal == goal.id } else { false } })
    switch try await desk.sign([.goal(GoalStep(goal: goal.id, step: step))], read.form, at: signing) {
    case .signed: return .redirect(to: place.address("forlop"), saying: read.notice)
    case .refused(let form): return .again(GoalPage(place, goal, course, form))
    case .overtaken(let theirs):
      throw Trouble.stale(GoalPage(place, goal, course, read.form.building(on: theirs.version), overtaken: theirs))
    }
  }
}

extension PersonPlace {
  fileprivate func goal(_ request: PageRequest) throws -> GoalState {
    let id = ItemID(try request.id("mal"))
    guard let goal = state.goals.first(where: { $0.id == id }) else { throw Trouble.notFound("målet") }
    return goal
  }

  /// How the goal has been rated over time.
  fileprivate func course(of goal: GoalState) async throws -> GoalCourse? {
    try await desk.goalCourses(record, for: actor).first { $0.goal == goal.id }
  }
}
