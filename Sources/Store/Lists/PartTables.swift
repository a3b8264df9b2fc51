internal import Casework
internal import CivilTime
internal import Desk

/// The parts of a person that are listed across records, as rows of their tables without municipality and record.
enum PartTables {
  private static func table(_ name: String, key: String, _ others: [String]) -> Table {
    Table(name, keys: ["municipality", "record", key], others: others)
  }

  static let findings = table(
    "finding", key: "norm", ["title", "strength", "status", "due", "responsible", "strength_rank", "due_key"])
  static let tasks = table("task", key: "task", ["sealed", "due", "urgent", "owner", "what"])
  static let appointments = table(
    "appointment", key: "appointment", ["starts_at", "form", "sealed", "staff", "staff_name", "place"])
  static let measures = table("measure", key: "measure", ["kind", "status", "offer", "since", "running"])

  /// Sorts what has no due day after all that has.
  private static let never = Int64(Int32.max)

  static func values(_ row: FindingRow, _ responsible: String) -> [SQLValue] {
    [
      .text(row.norm), .text(row.title), .text(row.strength), .text(row.status), .day(row.due), .text(responsible),
      .integer(rank(row.strength)), .integer(row.due.map { Int64($0.ordinal) } ?? never),
    ]
  }

  static func finding(_ reader: inout SQLRowReader) throws -> FindingRow {
    FindingRow(
      norm: try reader.text(), title: try reader.text(), strength: try reader.text(), status: try reader.text(),
      due: try reader.day())
  }

  private static func rank(_ strength: String) -> Int { ["skal", "bør", "kan"].firstIndex(of: strength) ?? 3 }

  static func values(_ row: TaskRow) -> [SQLValue] {
    [.text(row.task.text), .text(row.what), .day(row.due), .flag(row.urgent), .text(row.owner?.text ?? ""), .text("")]
  }

  static func task(_ reader: inout SQLRowReader, of record: RecordID, _ own: OwnKey) throws -> TaskRow {
    let task = ItemID(try reader.text())
    let what = try PartSeal(own, tasks).text(try reader.blob(), record.text, task.text)
    let due = Day(ordinal: Int32(clamping: try reader.integer()))
    let (isUrgent, owner) = (try reader.flag(), try reader.text())
    return TaskRow(task: task, what: what, due: due, urgent: isUrgent, owner: owner.isEmpty ? nil : StaffID(owner))
  }

  static func values(_ row: AppointmentRow) -> [SQLValue] {
    [
      .text(row.appointment.text), .integer(row.at.milliseconds), .text(row.form), .text(row.place),
      .text(row.with.text), .text(row.withName), .text(""),
    ]
  }

  static func appointment(_ reader: inout SQLRowReader, of record: RecordID, _ own: OwnKey) throws -> AppointmentRow {
    let appointment = ItemID(try reader.text())
    let (at, form) = (Moment(milliseconds: try reader.integer()), try reader.text())
    let place = try PartSeal(own, appointments).text(try reader.blob(), record.text, appointment.text)
    return AppointmentRow(
      appointment: appointment, at: at, form: form, place: place, with: StaffID(try reader.text()),
      withName: try reader.text())
  }

  static func values(_ row: MeasureRow) -> [SQLValue] {
    let running: Set<MeasureStep.Step> = [.started, .resumed, .evaluated, .paused]
    let isRunning = MeasureStep.Step(rawValue: row.status).map(running.contains) ?? false
    return [
      .text(row.measure.text), .text(row.kind), .text(row.status), .text(row.offer?.text), .day(row.since),
      .flag(isRunning),
    ]
  }
}
