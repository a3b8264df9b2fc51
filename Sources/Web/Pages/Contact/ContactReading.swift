internal import Access
internal import Casework
internal import CivilTime
internal import Desk
internal import Identity

/// Reads a contact with its note, and what was agreed in the same breath: the next appointment and a task.
struct ContactReading {
  /// What is quick to tick after a contact.
  static let facts: [Fact] = [
    .informed, .tookPart, .summaryShared, .planAgreed, .bodilyHealthAsked, .partnersConsidered, .earlySignsWritten,
  ]
  static let signs: [Fact] = [
    .signObserved, .suspectedSuicide, .suspectedSelfHarm, .suspectedExposure, .suspectedViolence,
  ]

  let form: FormReading
  let day: Day?
  let events: [Event]
  /// Whether something was noticed that asks for a risk assessment now.
  let asksForRisk: Bool

  static func fresh(today: Day) -> FormReading { FormReading(filledWith: [SigningForm.day: today.numeric]) }

  init(_ sent: FormReading, _ place: PersonPlace) {
    var form = sent
    let held = Held(&form)
    let stated = Self.facts("gjort", Self.facts, &form)
    let noticed = Self.facts("sett", Self.signs, &form)
    asksForRisk = !noticed.isEmpty
    day = form.day(SigningForm.day, required: "Skriv hvilken dag kontakten var.")
    let contact = Contact(
      form: held.form ?? .met, with: held.with, note: held.note, minutes: held.minutes, statements: stated + noticed)
    var events: [Event] = [.contactHeld(contact)]
    events += Self.booked(&form, place, held.form)
    events += FeedbackQuestions.result(&form, place.desk.knowledge).map { [.instrumentScored($0)] } ?? []
    events += AppointmentReading.next(&form, place).map { [.appointment($0)] } ?? []
    events += TaskReading.next(&form, place).map { [.task($0)] } ?? []
    self.events = events
    self.form = form
  }

  /// The contact itself, as typed.
  private struct Held {
    let form: ContactForm?
    let with: String
    let note: String
    let minutes: Int?

    init(_ reading: inout FormReading) {
      form = reading.choice("form", required: "Velg hvordan kontakten var.")
      with = reading.text("med", max: 500) ?? ""
      minutes = reading.number("minutter", in: 1...1_440)
      let time = reading.time("tid")
      let words = reading.text("notat")
      // The payload has a day and no time of day; the time is told first in the note, where everybody reads it.
      note = [time.map { "Kl. \($0.norwegian)." }, words].compactMap(\.self).joined(separator: words == nil ? "" : " ")
      if words == nil { reading.refuse("notat", "Skriv et notat, om så bare et par ord.") }
    }
  }

  private static func facts(_ name: String, _ facts: [Fact], _ form: inout FormReading) -> [Statement] {
    form.choices(name, of: facts.map(\.rawValue)).compactMap(Fact.init).map { Statement($0, .yes) }
  }

  /// The booked appointment that this contact was: kept, or missed when nobody was met.
  private static func booked(
    _ form: inout FormReading, _ place: PersonPlace, _ held: ContactForm?
  ) -> [Event] {
    let code = form.choice("gjelder", of: place.state.appointments.map(\.id.text))
    guard let booked = place.state.appointments.first(where: { $0.id.text == code }) else { return [] }
    return [.appointment(booked.step(held == .notMet ? .missed : .kept))]
  }
}

extension AppointmentState {
  /// The next step of this appointment, with everything else as it was.
  func step(_ step: AppointmentStep.Step) -> AppointmentStep {
    AppointmentStep(appointment: id, step: step, at: at, form: form, place: place, with: with, withName: withName)
  }
}

/// Reads when and where people meet next.
enum AppointmentReading {
  static let names = (
    day: "avtale-dag", time: "avtale-tid", form: "avtale-form", place: "avtale-sted", with: "avtale-med"
  )

  /// A new appointment; nil when none was written or it cannot be meant.
  static func next(_ form: inout FormReading, _ place: PersonPlace, required: Bool = false) -> AppointmentStep? {
    let ahead = place.today...place.today.adding(days: 800)
    let day = form.day(
      names.day, required: required ? "Skriv dagen for avtalen." : nil, in: ahead,
      outside: "Avtalen må være i dag eller fram i tid, og ikke mer enn to år fram.")
    let time = form.time(names.time)
    let how: ContactForm? = form.choice(names.form)
    let spot = form.text(names.place, max: 500) ?? ""
    let staff = form.choice(names.with, of: place.desk.knowledge.municipality.staff.map(\.id.text))
    guard let day else {
      if time != nil || !spot.isEmpty, form.problem(names.day) == nil {
        form.refuse(names.day, "Skriv dagen for avtalen, eller la resten av avtalen stå tom.")
      }
      return nil
    }
    guard let time else {
      if form.problem(names.time) == nil { form.refuse(names.time, "Skriv klokkeslettet for avtalen.") }
      return nil
    }
    let member = staff.flatMap { place.desk.knowledge.staffMember(StaffID($0)) }
    return AppointmentStep(
      appointment: ItemID(Secret.random(bytes: 12)), step: .booked, at: Moment(day: day, time: time), form: how ?? .met,
      place: spot, with: member?.id ?? place.actor.id, withName: member?.name ?? place.actor.name)
  }
}

/// Reads what somebody is to do.
enum TaskReading {
  static func next(_ form: inout FormReading, _ place: PersonPlace, required: Bool = false) -> TaskStep? {
    let what = form.text("oppgave", max: 1_000, required: required ? "Skriv hva som skal gjøres." : nil)
    let due = form.day(
      "oppgave-frist", in: place.today...place.today.adding(days: 800),
      outside: "Fristen må være i dag eller fram i tid.")
    let urgent = form.isTicked("oppgave-haster")
    let owner = form.choice("oppgave-eier", of: place.desk.knowledge.municipality.staff.map(\.id.text))
    guard let what else {
      if !required, due != nil || urgent {
        form.refuse("oppgave", "Skriv hva som skal gjøres, eller la oppgaven stå tom.")
      }
      return nil
    }
    guard let due else {
      if form.problem("oppgave-frist") == nil { form.refuse("oppgave-frist", "Skriv når oppgaven skal være gjort.") }
      return nil
    }
    return TaskStep(
      task: ItemID(Secret.random(bytes: 12)),
      step: .raised(what: what, due: due, urgent: urgent, owner: owner.map { StaffID($0) }))
  }
}
