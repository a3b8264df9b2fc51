internal import Access
internal import Casework
internal import CivilTime
internal import Desk

/// What happened, in order, newest first.
struct TimelinePage: Page {
  static let template = "timeline"

  let title = "Tidslinje"
  let person: PersonFrame
  let errors: ErrorSummary
  let address: String
  let kind: Select
  let day: DateField
  let count: String
  let items: [TimelineItem]
  let nothing: EmptyState?
  let newest: String?
  let newer: String?
  let older: String?

  init(
    _ file: PersonFile, _ reading: TimelineReading, kind: TimelineKind?, from: Int?, form: FormReading, desk: CaseDesk,
    actor: StaffActor
  ) {
    let address = PersonAddress.page("tidslinje", file.record)
    let filter = kind.map { "&slag=\($0.rawValue)" } ?? ""
    person = PersonFrame(file: file, actor: actor, tab: "tidslinje")
    errors = ErrorSummary(form)
    self.address = address
    self.kind = Select(
      "slag", "Vis", TimelineKind.allCases.map { ($0.rawValue, $0.name) }, empty: "Alt", in: form)
    day = DateField(
      "dato", "Gå til dato", hint: "Viser det som var skrevet den dagen, og eldre.", optional: true, in: form)
    let isTreating = actor.role == .clinician || actor.role == .teamLead
    let reader = TimelineReader(knowledge: desk.knowledge, today: file.day, seesShielded: isTreating)
    items = reading.entries.map {
      TimelineItem(
        $0, reading.corrections, reader: reader, mayCorrect: actor.mayWrite, mayRemove: actor.may(.decideRemoval),
        access: file.state.access)
    }
    count = "\(items.count == 1 ? "1 innslag" : "\(items.count) innslag") her, \(file.state.version) i hele journalen"
    nothing = items.isEmpty ? EmptyState("Ingen innslag her.", advice: "Vis alt, eller velg en annen dato.") : nil
    newest = from == nil ? nil : "\(address)?\(filter.dropFirst())"
    // Versions have no gaps, so a page up is known without asking, as long as nothing is filtered away.
    let above = from.map { $0 + TimelineReading.size }
    newer = above.flatMap { $0 < file.state.version && kind == nil ? "\(address)?fra=\($0)" : nil }
    older = reading.older.map { "\(address)?fra=\($0)\(filter)" }
  }
}
