internal import Access
internal import Casework
internal import Desk

/// Reads the forms of an enquiry and takes the steps they ask for.
struct EnquirySteps: Sendable {
  let desk: CaseDesk

  func view(_ request: PageRequest, _ staff: StaffActor) async throws -> EnquiryView {
    try await EnquiryView(RecordID(try request.id("id")), desk, for: staff, at: request.now)
  }

  func take(_ request: PageRequest, _ staff: StaffActor) async throws -> Reply {
    let view = try await view(request, staff)
    guard view.state.handler == staff.id || request.form.values["hos"] == view.handlerID else {
      let notice = "Noen andre tok henvendelsen i mellomtiden. Se hvem som har den her."
      return .redirect(to: view.address, saying: notice)
    }
    let steps = view.state.handler == staff.id ? [] : [EnquiryStep.taken(by: staff.id, name: staff.name)]
    return try await carryOut(steps, view, request.form, staff, saying: "Du har henvendelsen.")
  }

  func assign(_ request: PageRequest, _ staff: StaffActor) async throws -> Reply {
    let view = try await view(request, staff)
    var form = request.form
    let chosen = form.choice("hvem", of: view.colleagues.map(\.code), required: "Velg hvem som skal ha den.")
    if chosen != nil, form.values["hos"] != view.handlerID {
      form.refuse("hvem", "Den skiftet hender i mellomtiden. Se hvem som har den nå, og send inn på nytt om du vil.")
    }
    let colleague = chosen.flatMap { desk.knowledge.staffMember(StaffID($0)) }
    let steps = colleague.map { [EnquiryStep.assigned(to: $0.id, name: $0.name)] } ?? []
    return try await carryOut(steps, view, form, staff, saying: "Henvendelsen er gitt videre.")
  }

  /// A talk is both an attempt to reach the person and the answer; each is known again when the form comes twice.
  func contact(_ request: PageRequest, _ staff: StaffActor) async throws -> Reply {
    let view = try await view(request, staff)
    var form = request.form
    let what: EnquiryWork.Contact? = form.choice("hva", required: "Velg hva du har gjort.")
    let note = form.text("samtale", max: 4_000) ?? ""
    let steps: [EnquiryStep] =
      switch what {
      case .reached: [.callAttempted(reached: true, note: note), .answered(note: "")]
      case .notReached: [.callAttempted(reached: false, note: note)]
      case .answered: [.answered(note: note)]
      case nil: []
      }
    return try await carryOut(steps, view, form, staff, saying: "Kontakten er lagret.")
  }

  func urgency(_ request: PageRequest, _ staff: StaffActor) async throws -> Reply {
    let view = try await view(request, staff)
    var form = request.form
    let urgency: Urgency? = form.choice("haster", required: "Velg hvor mye det haster.")
    let why = form.text("hvorfor", max: 500, required: "Skriv kort hvorfor, så kollegene forstår det.")
    var steps: [EnquiryStep] = []
    if let urgency, let why { steps = [.urgencyChanged(urgency, why: why)] }
    return try await carryOut(steps, view, form, staff, saying: "Hastegraden er endret.")
  }

  func danger(_ request: PageRequest, _ staff: StaffActor) async throws -> Reply {
    let view = try await view(request, staff)
    var form = request.form
    let what = form.text("gjort", max: 4_000, required: "Skriv hva som ble gjort, og hvem som tok over.")
    var steps = what.map { [EnquiryStep.dangerHandled(what: $0)] } ?? []
    // It only waited for these words: the person is already followed up in the record.
    if view.state.record != nil { steps.append(.closed(reason: .recordOpened, note: "")) }
    return try await carryOut(steps, view, form, staff, saying: "Det som ble gjort, er lagret.")
  }

  func close(_ request: PageRequest, _ staff: StaffActor) async throws -> Reply {
    let view = try await view(request, staff)
    var form = request.form
    let reason: ClosingReason? = form.choice("grunn", required: "Velg hvorfor den avsluttes.")
    if reason == .recordOpened, view.state.record == nil {
      form.refuse("grunn", "Det er ingen journal ennå. Åpne en, eller velg en annen grunn.")
    }
    let note = form.text("notat", max: 4_000) ?? ""
    let steps = reason.map { [EnquiryStep.closed(reason: $0, note: note)] } ?? []
    return try await carryOut(steps, view, form, staff, saying: "Henvendelsen er avsluttet.", to: "/arbeid/mottak")
  }

  /// Takes the steps in order, or shows the page again with what is wrong and everything that was typed.
  private func carryOut(
    _ steps: [EnquiryStep], _ view: EnquiryView, _ form: FormReading, _ staff: StaffActor, saying done: String,
    to address: String? = nil
  ) async throws -> Reply {
    var form = form
    if view.state.closed != nil {
      let known = Set(view.entries.map(\.event))
      if form.isSound, steps.allSatisfy({ known.contains(.enquiryStep($0)) }) {
        return .redirect(to: view.address, saying: done)
      }
      form.refuse(nil, "Henvendelsen ble avsluttet i mellomtiden. Ta imot en ny om det trengs.")
      throw Trouble.unsound(form)
    }
    guard form.isSound else { return .again(EnquiryPage(view, form)) }
    let key = try form.key()
    for (place, step) in steps.enumerated() {
      let outcome = try await outcome { () throws(DeskError) in
        try await desk.step(step, on: view.id, by: staff, key: place == 0 ? key : "\(key)-\(place)")
      }
      guard case .mend(let problems) = outcome else { continue }
      for problem in problems { form.refuse(problem.field == "fare" ? "gjort" : problem.field, problem.message) }
      return .again(EnquiryPage(view, form))
    }
    return .redirect(to: address ?? view.address, saying: done)
  }
}

extension EnquiryView {
  /// Who has it now, as forms carry it.
  var handlerID: String { state.handler?.text ?? "" }
}
