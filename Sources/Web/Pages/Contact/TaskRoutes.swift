internal import Access
internal import Casework
internal import CivilTime
internal import Desk

extension Site {
  /// Tasks: raised, done, no longer needed.
  func declareTasks(_ desk: CaseDesk, _ address: String) {
    let reason = "De som følger opp personen, fordeler det som skal gjøres."
    get(address, may: .use(.writeRecord), because: reason) { request, actor in
      .page(TaskPage(try await PersonPlace(request, "kontakt", desk, actor), FormReading()))
    }
    post(address, may: .use(.writeRecord), because: reason) { request, actor in
      let place = try await PersonPlace(request, "kontakt", desk, actor)
      var form = request.form
      let events = TaskReading.next(&form, place, required: true).map { [Event.task($0)] } ?? []
      switch try await desk.sign(events, form, at: SigningPlace(record: place.record, actor: actor)) {
      case .signed: return .redirect(to: place.address("kontakt"), saying: "Oppgaven er laget.")
      case .refused(let form): return .again(TaskPage(place, form))
      case .overtaken: return .again(TaskPage(place, form))
      }
    }
    get("\(address)/{oppgave}", may: .use(.writeRecord), because: reason) { request, actor in
      let place = try await PersonPlace(request, "kontakt", desk, actor)
      let id = ItemID(try request.id("oppgave"))
      guard let task = place.state.tasks.first(where: { $0.id == id }) else {
        throw Trouble.notFound("oppgaven. Den er gjort, eller trengs ikke lenger")
      }
      let form = FormReading(filledWith: [SigningForm.version: "\(place.state.version)"])
      return .page(TaskPage(place, form, task: task))
    }
    post("\(address)/{oppgave}", may: .use(.writeRecord), because: reason) { request, actor in
      try await Self.stepTask(request, desk, actor)
    }
  }

  private static func stepTask(_ request: PageRequest, _ desk: CaseDesk, _ actor: StaffActor) async throws -> Reply {
    let place = try await PersonPlace(request, "kontakt", desk, actor)
    let id = ItemID(try request.id("oppgave"))
    var form = request.form
    let isWithdrawn = form.values["steg"] == "trengs-ikke"
    let words = form.text(isWithdrawn ? "grunn" : "gjort") ?? ""
    let step: TaskStep.Step = isWithdrawn ? .withdrawn(why: words) : .done(what: words)
    guard let task = place.state.tasks.first(where: { $0.id == id }) else {
      // A second press comes when the task is gone; it leads where the first one did.
      guard try await place.hasWritten(.task(TaskStep(task: id, step: step))) else {
        throw Trouble.notFound("oppgaven. Noen har lukket den i mellomtiden")
      }
      return .redirect(to: place.address("kontakt"), saying: "Oppgaven er lukket.")
    }
    let signing = SigningPlace(
      record: place.record, actor: actor,
      isSame: { event in if case .task(let theirs) = event { theirs.task == id } else { false } })
    switch try await desk.sign([.task(TaskStep(task: id, step: step))], form, at: signing) {
    case .signed:
      let notice = isWithdrawn ? "Oppgaven er tatt bort." : "Oppgaven er gjort."
      return .redirect(to: place.address("kontakt"), saying: notice)
    case .refused(let form): return .again(TaskPage(place, form, task: task))
    case .overtaken(let theirs):
      throw Trouble.stale(TaskPage(place, form.building(on: theirs.version), task: task, overtaken: theirs))
    }
  }
}
