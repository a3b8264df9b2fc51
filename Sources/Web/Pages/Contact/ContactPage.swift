internal import Access
internal import Casework
internal import CivilTime
internal import Desk

/// A new contact, what is booked and what is to be done, and the latest contacts.
struct ContactPage: Page {
  static let template = "contact"

  let title = "Kontakt"
  let person: PersonFrame
  var crisisAddress: String? { person.crisisAddress }
  let errors: ErrorSummary
  let readOnly: Alert?
  /// What the person said of the help the last time, when it is worth bringing up.
  let bringUp: Alert?
  let appointments: Table?
  let noAppointments: EmptyState?
  let tasks: Table?
  let noTasks: EmptyState?
  let newAppointment: Button?
  let newTask: Button?
  let latest: [TimelineEntry]
  let form: Part?

  struct Part: Sendable {
    let address: String
    let draftVersion: String
    let draft: DraftNote?
    let how: Choices
    let day: DateField
    let time: Field
    let minutes: Field
    let with: Field
    let booked: Select?
    let note: TextArea
    let done: Choices
    let seen: Choices
    let feedback: FeedbackQuestions?
    let appointment: AppointmentPart
    let task: TaskPart
  }

  init(_ place: PersonPlace, _ form: FormReading, latest entries: [Entry], draft: Draft? = nil) {
    let (state, today, base) = (place.state, place.today, place.address("kontakt"))
    person = place.frame("kontakt")
    errors = ErrorSummary(form)
    let mayWrite = place.actor.mayWrite
    readOnly = mayWrite ? nil : .readOnly
    bringUp = FeedbackWords.alert(state, place.desk.knowledge, seenFrom: today)
    appointments = state.appointments.isEmpty ? nil : Self.table(state.appointments, base, today, mayWrite)
    noAppointments = state.appointments.isEmpty ? EmptyState("Ingen avtaler er bestilt.") : nil
    tasks = state.tasks.isEmpty ? nil : Self.table(state.tasks, place, base, mayWrite)
    noTasks = state.tasks.isEmpty ? EmptyState("Ingen oppgaver venter.") : nil
    newAppointment = mayWrite ? Button("Ny avtale", kind: .quiet, to: "\(base)/avtale") : nil
    newTask = mayWrite ? Button("Ny oppgave", kind: .quiet, to: "\(base)/oppgave") : nil
    latest = entries.compactMap { Self.entry($0, today) }
    self.form = mayWrite ? Part(place, form, address: base, draft: draft) : nil
  }

  private static func table(_ all: [AppointmentState], _ base: String, _ today: Day, _ mayWrite: Bool) -> Table {
    Table(
      id: "avtalene", caption: "Avtaler: \(all.count)", columns: ["Når", "Hvordan", "Med"].map { Table.Column($0) },
      rows: all.map { booked in
        Table.Row([
          Table.Cell(
            booked.at.short(seenFrom: today), to: mayWrite ? "\(base)/avtale/\(booked.id)" : nil,
            under: booked.at.day < today ? "Ikke meldt møtt eller uteblitt" : booked.at.day.relative(to: today)),
          Table.Cell(RecordWords.form(booked.form).withLargeFirst, under: booked.place.isEmpty ? nil : booked.place),
          Table.Cell(booked.withName),
        ])
      })
  }

  private static func table(_ all: [TaskState], _ place: PersonPlace, _ base: String, _ mayWrite: Bool) -> Table {
    Table(
      id: "oppgavene", caption: "Oppgaver: \(all.count)", columns: ["Hva", "Frist", "Hvem"].map { Table.Column($0) },
      rows: all.map { task in
        let owner = task.owner.flatMap { place.desk.knowledge.staffMember($0)?.name }
        return Table.Row([
          Table.Cell(
            task.what, to: mayWrite ? "\(base)/oppgave/\(task.id)" : nil,
            part: task.urgent ? Tag("haster", .due) : nil),
          Table.Cell(
            task.due.short(seenFrom: place.today),
            under: task.due < place.today
              ? "forfalt \(task.due.relative(to: place.today))" : task.due.relative(to: place.today)),
          Table.Cell(owner ?? "ingen har den ennå"),
        ])
      })
  }

  private static func entry(_ entry: Entry, _ today: Day) -> TimelineEntry? {
    guard case .contactHeld(let contact) = entry.event else { return nil }
    let with = contact.with.isEmpty ? "" : " med \(contact.with)"
    return TimelineEntry(
      id: "kontakt-\(entry.version)", when: entry.day.short(seenFrom: today), iso: entry.day.iso,
      kind: entry.day.relative(to: today), "\(RecordWords.form(contact.form).withLargeFirst)\(with)",
      text: contact.note,
      by: "\(entry.author.name), \(entry.author.role)")
  }
}

extension ContactPage.Part {
  init(_ place: PersonPlace, _ form: FormReading, address: String, draft: Draft?) {
    self.address = address
    draftVersion = form.values[SigningForm.draft]
    self.draft = draft.map {
      DraftNote($0, discardAddress: "\(address)/utkast/forkast", reader: place.actor, today: place.today)
    }
    how = Choices(
      "form", "Hvordan var kontakten?",
      ContactForm.allCases.map { .init($0.rawValue, RecordWords.form($0).withLargeFirst) }, inline: true, in: form)
    day = DateField(SigningForm.day, "Dag", hint: "For eksempel 24.11.2026", in: form)
    time = Field(
      "tid", "Klokkeslett", hint: "For eksempel 10.30", optional: true, width: .few, kind: .numeric, in: form)
    minutes = Field(
      "minutter", "Minutter", hint: "For eksempel 45", optional: true, width: .few, kind: .numeric, in: form)
    with = Field("med", "Hvem var med?", optional: true, width: .half, in: form)
    let booked = place.state.appointments.map {
      ($0.id.text, "\($0.at.short(seenFrom: place.today)), \(RecordWords.form($0.form)) med \($0.withName)")
    }
    self.booked =
      booked.isEmpty
      ? nil
      : Select(
        "gjelder", "Var dette en avtale?", booked, empty: "Nei, ikke en avtale",
        hint: "Avtalen blir meldt holdt, eller ikke møtt.", optional: true, in: form)
    note = TextArea("notat", "Notat", hint: "Det dere snakket om, og det personen selv sa.", rows: 6, in: form)
    done = Choices(
      "gjort", "Ble noe av dette gjort?", ContactReading.facts.map(Self.option), many: true, optional: true, in: form)
    seen = Choices(
      "sett", "La du merke til noe av dette?", ContactReading.signs.map(Self.option), many: true,
      hint: "Da går du rett videre til å vurdere risiko.", optional: true, in: form)
    feedback = FeedbackQuestions(place.desk.knowledge, in: form)
    appointment = AppointmentPart(place, form, optional: true)
    task = TaskPart(place, form, optional: true)
  }

  private static func option(_ fact: Fact) -> Choices.Option { .init(fact.rawValue, fact.rawValue.withLargeFirst) }
}
