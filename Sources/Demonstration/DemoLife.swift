internal import Access
internal import Casework
internal import CivilTime
internal import Content
internal import Desk
internal import Guidance

/// One person's way from enquiry to follow-up, written as the staff would have written it.
struct DemoLife {
  let number: Int
  let municipality: DemoMunicipality
  var dice: Dice
  let clock: DemoClock
  let desk: CaseDesk
  let tale: DemoTales.EnquiryTale
  let safety: [DemoTales.SafetyTale]
  let receiver: StaffActor
  let therapist: StaffActor
  let start: Day
  var record = RecordID("")

  init(number: Int, municipality: DemoMunicipality, store: any DemoMunicipality.Storage) {
    var dice = Dice(seed: municipality.seed &+ UInt64(number) &* 7919)
    // Most are in the middle of something; a third came in the last quarter.
    let ago = min(
      municipality.longestHistory, dice.chance(35) ? dice.number(6...90) : dice.number(60...730))
    start = municipality.today.adding(days: -ago)
    (self.number, self.municipality) = (number, municipality)
    let followed = municipality.tales.enquiries.filter { $0.pathway != nil }
    tale = dice.one(of: followed, else: municipality.tales.enquiries[0])
    safety = Self.safety(of: number, tale, in: municipality)
    let clinicians = municipality.staff(in: [.clinician])
    receiver = dice.one(of: municipality.staff(in: [.reception]), else: municipality.staff[0])
    therapist = dice.one(of: clinicians, else: municipality.staff[0])
    clock = DemoClock(start: Moment(day: start, time: .midnight), seed: dice.next())
    desk = municipality.desk(clock, writingTo: store)
    self.dice = dice
  }

  var today: Day { municipality.today }
  var tales: DemoTales { municipality.tales }

  mutating func live() async throws(DeskError) {
    try await comeIn()
    let end = dice.chance(22) ? min(today.adding(days: -2), start.adding(days: dice.number(60...400))) : nil
    let assessed = start.adding(days: dice.number(1...6))
    try await assess(assessed)
    try await choosePathway(assessed.adding(days: dice.number(0...9)))
    try await beginMeasures(assessed.adding(days: dice.number(3...14)))
    try await followUp(from: assessed.adding(days: 7), to: end ?? today)
    if let end, end > assessed.adding(days: 30) { try await finish(end) } else { try await lookAhead() }
    if end == nil { try await lookAfterTheBody() }
  }

  /// Moves the clock to a working hour of the day, unless that is later than now.
  mutating func at(_ day: Day, hour: Int? = nil) -> Bool {
    guard day <= today, day >= clock.now.day else { return false }
    let time = TimeOfDay(hour: hour ?? dice.number(8...15), minute: dice.number(0...11) * 5) ?? .midnight
    let moment = Moment(day: day, time: time)
    let isLater = day == today && (hour ?? 8) > 9
    if moment > clock.now, !isLater { clock.set(moment) }
    return true
  }

  @discardableResult
  mutating func sign(_ events: [Event], by actor: StaffActor? = nil) async throws(DeskError) -> CaseState {
    try await desk.sign(events, Signing(events[0]), in: record, by: actor ?? therapist)
  }

  func words(_ list: [DemoTales.Words]) -> [DemoTales.Words] {
    let fitting = list.filter { tale.themes.contains($0.theme) }
    return fitting.isEmpty ? list.filter { $0.theme == "alle" } : fitting
  }

  /// Only that the person asked and got a record: for as many as a large town's registers hold.
  mutating func beRegistered() async throws(DeskError) {
    guard at(start) else { return }
    record = try await desk.openRecord(from: try await ask(), by: receiver, key: nil)
  }

  private mutating func ask() async throws(DeskError) -> RecordID {
    let person = PersonDetails(number: number, tale: tale, tales: tales, today: today, &dice)
    let enquiry = Enquiry(
      channel: tale.channel, words: tale.words, danger: tale.danger, urgency: tale.urgency, person: person,
      from: tale.from, received: clock.now)
    return try await desk.receive(enquiry, by: receiver, key: nil)
  }

  private mutating func comeIn() async throws(DeskError) {
    guard at(start) else { return }
    let id = try await ask()
    clock.set(clock.now.adding(minutes: dice.number(4...240)))
    try await desk.step(.taken(by: receiver.id, name: receiver.name), on: id, by: receiver, key: nil)
    if tale.danger == .now {
      let done = tale.done.isEmpty ? "Ringte 113 og ble på linjen til hjelpen kom." : tale.done
      try await desk.step(.dangerHandled(what: done), on: id, by: receiver, key: nil)
    }
    if dice.chance(30) {
      try await desk.step(.callAttempted(reached: false, note: "Ingen svar."), on: id, by: receiver, key: nil)
      clock.set(clock.now.adding(minutes: dice.number(20...90)))
    }
    try await desk.step(.answered(note: "Avtalt første samtale."), on: id, by: receiver, key: nil)
    record = try await desk.openRecord(from: id, by: receiver, key: nil)
    let team = CareTeam(
      responsible: .init(staff: therapist.id, name: therapist.name), unit: therapist.unit, unitName: therapist.unitName)
    let state = try await sign([.careTeamSet(team)], by: receiver)
    for task in state.tasks where task.urgent {
      try await sign([.task(TaskStep(task: task.id, step: .done(what: "Ringte samme dag. Risikoen er snakket om.")))])
    }
  }

  mutating func finish(_ end: Day) async throws(DeskError) {
    guard at(end) else { return }
    try await sign([
      .pathwayChosen(
        PathwayChoice(pathway: nil, ground: "Målene er nådd så langt vi kommer nå. Døren er åpen.", cause: .finished))
    ])
  }

  /// The next appointment, a task, and now and then something the team should talk about.
  mutating func lookAhead() async throws(DeskError) {
    guard at(today, hour: 8) else { return }
    var events: [Event] = []
    if dice.chance(80) {
      let day = today.adding(days: dice.chance(20) ? 0 : dice.number(0...20))
      let time = TimeOfDay(hour: dice.number(9...15), minute: dice.one(of: [0, 15, 30, 45], else: 0)) ?? .midnight
      events.append(
        .appointment(
          AppointmentStep(
            appointment: ItemID(clock.newID()), step: .booked, at: Moment(day: day, time: time),
            form: dice.one(of: [.met, .met, .video, .homeVisit, .phone], else: .met),
            place: dice.one(of: ["Bryggegata 4", "hjemme", "på kafeen", ""], else: ""), with: therapist.id,
            withName: therapist.name)))
    }
    if dice.chance(35) {
      let what = dice.one(of: DemoTasks.all, else: "Ring tilbake")
      let due = today.adding(days: dice.number(-4...10))
      let raised = TaskStep.Step.raised(what: what, due: due, urgent: dice.chance(6), owner: therapist.id)
      events.append(.task(TaskStep(task: ItemID(clock.newID()), step: raised)))
    }
    if dice.chance(8) {
      events.append(
        .careTeamSet(
          CareTeam(
            responsible: .init(staff: therapist.id, name: therapist.name), unit: therapist.unit,
            unitName: therapist.unitName, discuss: dice.one(of: DemoTasks.discuss, else: "Ber om råd"))))
    }
    if !events.isEmpty { try await sign(events) }
    if dice.chance(4) {
      let key = DraftKey(record: record, form: "kontakt")
      let text = dice.one(of: tales.notes, else: tales.notes[0]).words
      _ = try await desk.keep(["notat": [text]], key, seen: 0, by: therapist)
    }
  }
}

enum DemoTasks {
  static let all = [
    "Ring tilbake om tid for samtale", "Spør fastlegen om siste blodprøver", "Send timebrev på melding",
    "Hør med NAV om avklaringspenger", "Oppdater kriseplanen sammen", "Sjekk at plassen på kurset er klar",
  ]
  static let discuss = [
    "Usikker på om forløpet er riktig", "Mye fravær siste måned", "Ønsker råd om medisiner", "Barn i hjemmet, bekymret",
  ]
}
