internal import Access
internal import Casework
public import Identity

extension Site {
  /// Log-ins that can be ended: one's own, and for leaders those of their staff.
  public func declareLogIns(_ sessions: Sessions) {
    get(LogInAddress.mine, may: .staff, because: "Alle skal se hvor de er logget inn.") { request, actor in
      let open = try await sessions.open(of: .staff(actor), at: request.now)
      return .page(MyLogInsPage(logIns: LogInList(open, here: request.session, today: request.today)))
    }
    post(LogInAddress.mine, may: .staff, because: "Alle skal kunne avslutte sine egne innlogginger.") {
      request, actor in
      try await request.endOwn(.staff(actor), sessions, back: LogInAddress.mine)
    }
    let because = "Lederen må se hvem som er inne, og kunne stenge noen ute. En teamleder bare i sin egen enhet."
    get(LogInAddress.staff, may: .use(.leadership), because: because) { request, leader in
      let open = try await sessions.openOfStaff(at: request.now).filter { session in
        session.actor.map { mayEndLogIns(of: $0, leader) } ?? false
      }
      let events = try await sessions.events(for: leader)
      return .page(StaffLogInsPage(open, events, leader, today: request.today))
    }
    post(LogInAddress.staff, may: .use(.leadership), because: because) { request, leader in
      _ = try request.form.key()
      let id = StaffID(request.form.values["ansatt"])
      let count = try await sessions.end(of: id, by: leader, at: request.now)
      SignInFigures.ended(count, by: .leader)
      return .redirect(
        to: LogInAddress.staff,
        saying: count == 0 ? "Den ansatte var ikke logget inn." : "Innloggingene er avsluttet.")
    }
  }

  /// A person's own log-ins.
  func declarePersonLogIns(_ sessions: Sessions, back: String) {
    post(LogInAddress.persons, personBecause: "Alle skal kunne avslutte sine egne innlogginger.") { request, person in
      try await request.endOwn(.person(person), sessions, back: back)
    }
  }
}

extension PageRequest {
  /// Ends the log-in that the form names, when it is the holder's own.
  fileprivate func endOwn(_ holder: SessionHolder, _ sessions: Sessions, back: String) async throws -> Reply {
    _ = try form.key()
    let id = form.values["innlogging"]
    let open = try await sessions.open(of: holder, at: now)
    let meant = open.filter { id == "alle-andre" ? $0.id != session?.id : $0.id == id }
    SignInFigures.ended(try await sessions.end(meant, at: now), by: .own)
    let notice = meant.isEmpty ? "Den var alt avsluttet." : "Innloggingen er avsluttet."
    return .redirect(to: back, saying: meant.count > 1 ? "Innloggingene er avsluttet." : notice)
  }
}
