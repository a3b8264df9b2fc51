internal import Access
internal import Casework
internal import CivilTime
internal import Desk

extension Site {
  /// Appointments: booked, moved, kept, missed, cancelled.
  func declareAppointments(_ desk: CaseDesk, _ address: String) {
    let reason = "De som følger opp personen, avtaler når de møtes."
    get(address, may: .use(.writeRecord), because: reason) { request, actor in
      .page(AppointmentPage(try await PersonPlace(request, "kontakt", desk, actor), FormReading()))
    }
    post(address, may: .use(.writeRecord), because: reason) { request, actor in
      let place = try await PersonPlace(request, "kontakt", desk, actor)
      var form = request.form
      let step = AppointmentReading.next(&form, place, required: true)
      let events = step.map { [Event.appointment($0)] } ?? []
      switch try await desk.sign(events, form, at: SigningPlace(record: place.record, actor: actor)) {
      case .signed: return .redirect(to: place.address("kontakt"), saying: AppointmentWords.notice(.booked))
      case .refused(let form): return .again(AppointmentPage(place, form))
      case .overtaken: return .again(AppointmentPage(place, form))
      }
    }
    get("\(address)/{avtale}", may: .use(.writeRecord), because: reason) { request, actor in
      let place = try await PersonPlace(request, "kontakt", desk, actor)
      let form = FormReading(filledWith: [SigningForm.version: "\(place.state.version)"])
      return .page(AppointmentPage(place, form, booked: try place.booked(request)))
    }
    post("\(address)/{avtale}", may: .use(.writeRecord), because: reason) { request, actor in
      try await Self.stepAppointment(request, desk, actor)
    }
  }

  private static func stepAppointment(
    _ request: PageRequest, _ desk: CaseDesk, _ actor: StaffActor
  ) async throws -> Reply {
    let place = try await PersonPlace(request, "kontakt", desk, actor)
    let id = ItemID(try request.id("avtale"))
    // A second press comes when the appointment is no longer booked; it leads where the first one did.
    guard let booked = place.state.appointments.first(where: { $0.id == id }) else {
      return .redirect(to: place.address("kontakt"), saying: "Avtalen er ikke lenger bestilt.")
    }
    var form = request.form
    let codes: [AppointmentStep.Step] = [.moved, .kept, .missed, .cancelled]
    let code = form.choice("steg", of: codes.map(\.rawValue)).flatMap(AppointmentStep.Step.init) ?? .moved
    var step = booked.step(code)
    if code == .moved {
      guard let next = AppointmentReading.next(&form, place, required: true) else {
        return .again(AppointmentPage(place, form, booked: booked))
      }
      (step.at, step.form, step.place, step.with, step.withName) = (
        next.at, next.form, next.place, next.with, next.withName
      )
    }
    // Kept belongs to the day people met, whenever it is written.
    let day = code == .kept ? booked.at.day : nil
    let signing = SigningPlace(
      record: place.record, actor: actor,
      isSame: { event in if case .appointment(let theirs) = event { theirs.appointment == id } else { false } })
    switch try await desk.sign([.appointment(step)], form, on: day, at: signing) {
    case .signed: return .redirect(to: place.address("kontakt"), saying: AppointmentWords.notice(code))
    case .refused(let form): return .again(AppointmentPage(place, form, booked: booked))
    case .overtaken(let theirs):
      let form = form.building(on: theirs.version)
      throw Trouble.stale(AppointmentPage(place, form, booked: booked, overtaken: theirs))
    }
  }
}

extension PersonPlace {
  fileprivate func booked(_ request: PageRequest) throws -> AppointmentState {
    let id = ItemID(try request.id("avtale"))
    guard let booked = state.appointments.first(where: { $0.id == id }) else {
      throw Trouble.notFound("avtalen. Den er holdt, avlyst eller flyttet bort")
    }
    return booked
  }
}
