internal import Casework
internal import CivilTime
internal import Desk

/// A new task, or one that waits: done, or no longer needed.
struct TaskPage: Page {
  static let template = "task"

  let title: String
  let person: PersonFrame
  var crisisAddress: String? { person.crisisAddress }
  let errors: ErrorSummary
  let overtaken: Overtaken?
  let address: String
  let away: String
  let version: String
  let new: TaskPart?
  let facts: SummaryList?
  let done: TextArea?
  let why: TextArea?

  init(_ place: PersonPlace, _ form: FormReading, task: TaskState? = nil, overtaken entry: Entry? = nil) {
    title = task == nil ? "Ny oppgave" : "Oppgaven"
    person = place.frame("kontakt")
    errors = ErrorSummary(form)
    overtaken = entry.map { Overtaken($0, Self.rows($0), seenFrom: place.today) }
    away = place.address("kontakt")
    address = "\(away)/oppgave\(task.map { "/\($0.id)" } ?? "")"
    version = form.values[SigningForm.version]
    new = task == nil ? TaskPart(place, form, optional: false) : nil
    facts = task.map { task in
      SummaryList([
        .init("Hva", task.what, task.urgent ? "Haster" : ""),
        .init("Frist", "\(task.due.short(seenFrom: place.today)), \(task.due.relative(to: place.today))"),
        .init("Hvem", task.owner.flatMap { place.desk.knowledge.staffMember($0)?.name } ?? "ingen har den ennå"),
      ])
    }
    done = task.map { task in
      TextArea("gjort", "Hva ble gjort?", optional: !task.urgent, rows: 3, in: form)
    }
    why = task.map { _ in
      TextArea(
        "grunn", "Hvorfor trengs den ikke?", hint: "Bare når oppgaven skal bort uten å være gjort.", optional: true,
        rows: 2, in: form)
    }
  }

  private static func rows(_ entry: Entry) -> [SummaryList.Row] {
    guard case .task(let theirs) = entry.event else { return [] }
    switch theirs.step {
    case .raised(let what, let due, _, _): return [.init("Oppgave", what), .init("Frist", due.numeric)]
    case .done(let what): return [.init("Gjort", what.isEmpty ? "ja" : what)]
    case .withdrawn(let why): return [.init("Trengs ikke", why)]
    }
  }
}
