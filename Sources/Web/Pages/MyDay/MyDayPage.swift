internal import Access
internal import Casework
internal import CivilTime
internal import Desk
internal import Guidance

/// What somebody must do today, for whom and why; what cannot wait stands first.
struct MyDayPage: Page {
  static let template = "my-day"

  let title = "Min dag"
  var place: Place? { .myDay }
  let today: String
  /// Danger now that nobody has answered in words.
  let danger: [DayRow]
  let opened: [OpenedByOthers]
  let appointments: DaySection
  let side: [DaySection]
  let sections: [DaySection]

  init(_ day: MyDay, _ words: MyDayWords, isLaterPage: Bool) {
    today = words.today.spelledOut
    danger = day.danger.map(words.row)
    opened = day.openings.map { OpenedByOthers($0, today: words.today) }
    appointments = words.appointments(day.appointments)
    side = [words.risk(day.raisedRisk), words.courses(day.courses), words.drafts(day.drafts, day.draftPersons)]
    sections = [
      words.tasks(day.tasks, isLaterPage: isLaterPage), words.findings(day.findings, isLaterPage: isLaterPage),
    ]
  }
}

/// One kind of thing to do.
struct DaySection: Sendable {
  let id: String
  let heading: String
  let count: String
  /// Why something stands here.
  let why: String
  let rows: [DayRow]
  let nothing: EmptyState?
  let more: String?
  /// Back to the beginning, when one has gone on.
  let first: String?

  init(
    _ id: String, _ heading: String, why: String, _ rows: [DayRow], of total: Int? = nil, nothing: EmptyState,
    more: String? = nil, first: String? = nil
  ) {
    (self.id, self.heading, self.why, self.rows) = (id, heading, why, rows)
    (self.more, self.first) = (more, first)
    let total = total ?? rows.count
    count = total == rows.count ? "\(total)" : "\(rows.count) av \(total)"
    self.nothing = rows.isEmpty ? nothing : nil
  }
}

/// One thing to do: for whom, why, and the one way to go on.
struct DayRow: Sendable {
  let tags: [Tag]
  let when: String?
  let name: String
  let age: String?
  let reason: String
  let under: String?
  let action: Button
}

extension DayRow: Slotted {
  func fill(_ slots: inout SlotWriter) {
    slots.set("tags", tags)
    slots.set("when", when)
    slots.set("name", name)
    slots.set("age", age)
    slots.set("reason", reason)
    slots.set("under", under)
    slots.set("action", action)
  }
}

extension DaySection: Slotted {
  func fill(_ slots: inout SlotWriter) {
    slots.set("id", id)
    slots.set("heading", heading)
    slots.set("count", count)
    slots.set("why", why)
    slots.set("rows", rows)
    slots.set("nothing", nothing)
    slots.set("more", more)
    slots.set("first", first)
    slots.set("goesOn", more != nil || first != nil)
  }
}
