internal import Access
internal import Casework
internal import CivilTime
internal import Desk
internal import Instruments

/// What the pages about questionnaires show of one record.
struct MeasurementWork: Sendable {
  let file: PersonFile
  let person: PersonFrame
  let courses: [MeasurementCourse]
  let goals: [GoalCourse]
  let method: CourseMethod
  /// What the person said of the help the last time, when it is worth bringing up.
  let bringUp: Alert?
  let address: MeasurementAddress
  let actor: StaffActor
  /// In full years; nil when nobody knows the birth date.
  let age: Int?
  private let staff: [StaffMember]
  /// Whom to call when it cannot wait, as lines.
  let emergency: [String]

  /// Opens the record; the look is logged.
  init(_ record: RecordID, _ desk: CaseDesk, for actor: StaffActor) async throws(DeskError) {
    let file = try await desk.person(record, page: "måling", for: actor)
    let results = try await desk.results(record, for: actor)
    goals = try await desk.goalCourses(record, for: actor)
    let method = desk.knowledge.courseMethod
    self.method = method
    bringUp = FeedbackWords.alert(file.state, desk.knowledge, seenFrom: file.day)
    person = PersonFrame(file: file, actor: actor, tab: "måling")
    let age = file.state.person.birthDate.map { $0.fullYears(until: file.day) }
    courses = desk.knowledge.instruments.map { MeasurementCourse($0, results, file.state, method, age: age) }
    self.file = file
    staff = desk.knowledge.municipality.staff
    self.age = age
    address = MeasurementAddress(record)
    self.actor = actor
    emergency = desk.knowledge.municipality.emergencyNumbers.map { "\($0.name): \($0.phone)" }
  }

  var today: Day { file.day }

  var mayWrite: Bool { if case .allowed = decide(actor.role, may: .writeRecord) { true } else { false } }

  func course(_ instrument: Instrument) -> MeasurementCourse {
    courses.first { $0.instrument.id == instrument.id }
      ?? MeasurementCourse(instrument, [], file.state, method, age: age)
  }

  /// The colleagues who are certified for the instrument, by name.
  func certified(_ instrument: Instrument) -> [StaffMember] {
    staff.filter { $0.certificates.contains(instrument.id) }.sorted { $0.name < $1.name }
  }
}

extension Instrument {
  /// "Er svaret på spørsmål 1 «aldri», kan 2 og 3 stå åpne. De teller som 0."
  var skipWords: [String] {
    skips.map { rule in
      let answers = rule.items.map { id in
        "spørsmål \(id) «\(item(id)?.option(rule.value)?.label ?? String(rule.value))»"
      }
      let open = rule.skipped.count == 1 ? rule.skipped[0] : "\(rule.skipped.first ?? "")–\(rule.skipped.last ?? "")"
      return "Er svaret på \(answers.joined(separator: " og på ")), kan \(open) stå åpne. De teller som 0."
    }
  }
}
