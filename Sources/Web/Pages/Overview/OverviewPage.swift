internal import Access
internal import Casework
internal import CivilTime
internal import Desk
internal import Instruments

/// Who this is, what matters to them, and what happens now.
struct OverviewPage: Page {
  static let template = "overview"

  let title = "Oversikt"
  let person: PersonFrame
  /// What matters, in the person's own words.
  let matters: Matters?
  let mattersMissing: EmptyState?
  let now: SummaryList
  let tasks: TaskList?
  let charts: [ScoreChart]
  let otherScores: [String]
  let goals: [Goal]
  let noCourse: EmptyState?

  struct Matters: Slotted {
    let words: String
    let by: String
  }

  struct Goal: Slotted {
    let words: String
    let course: String
  }

  init(_ file: PersonFile, actor: StaffActor) {
    let (state, day) = (file.state, file.day)
    person = PersonFrame(file: file, actor: actor, tab: "oversikt")
    matters = state.whatMatters.map {
      Matters(words: $0.value, by: "\($0.day.short(seenFrom: day)) · skrevet av \($0.author)")
    }
    mattersMissing =
      matters == nil
      ? EmptyState(
        "Vi har ikke spurt ennå.", advice: "Det viktigste for personen kommer først, foran skjema og skår.",
        button: Button(
          "Begynn kartleggingen", kind: .quiet, small: true, to: PersonAddress.page("kartlegging", file.record)))
      : nil
    now = SummaryList(OverviewRows(file).rows)
    tasks = state.tasks.isEmpty ? nil : TaskList(state.tasks.map { OverviewPage.item($0, on: day) })
    let courses = ScoreCourse.all(state.scores, file.knowledge, on: day)
    charts = courses.prefix(1).map(\.chart)
    otherScores = courses.dropFirst().map(\.summary)
    goals = state.goals.filter { $0.ended == nil }.map { OverviewPage.goal($0, on: day) }
    noCourse =
      courses.isEmpty && goals.isEmpty
      ? EmptyState("Ingen mål eller målinger ennå.", advice: "Et mål med personens egne ord er et godt sted å begynne.")
      : nil
  }

  private static func item(_ task: TaskState, on day: Day) -> TaskList.Item {
    let isLate = task.due < day
    let due = isLate ? "skulle vært gjort \(task.due.relative(to: day))" : "frist \(task.due.relative(to: day))"
    let tag = task.urgent ? Tag("Haster", .danger) : isLate ? Tag("Forsinket", .due) : Tag("Åpen", sign: "○")
    return TaskList.Item(task.what, to: nil, hint: due, state: tag)
  }

  private static func goal(_ goal: GoalState, on day: Day) -> Goal {
    let ratings = goal.ratings.map { "\($0.value)" }.joined(separator: " → ")
    let last = goal.ratings.last.map { " av 10, sist \($0.day.short(seenFrom: day))" } ?? ""
    return Goal(
      words: goal.words,
      course: ratings.isEmpty
        ? "Satt \(goal.since.short(seenFrom: day)). Ikke vurdert sammen ennå."
        : "Personens egen vurdering: \(ratings)\(last)")
  }
}

extension OverviewPage: Slotted {
  func fill(_ slots: inout SlotWriter) {
    slots.set("title", title)
    slots.set("person", person)
    slots.set("matters", matters)
    slots.set("mattersMissing", mattersMissing)
    slots.set("now", now)
    slots.set("tasks", tasks)
    slots.set("charts", charts)
    slots.set("otherScores", otherScores)
    slots.set("goals", goals)
    slots.set("noCourse", noCourse)
  }
}

extension OverviewPage.Matters {
  func fill(_ slots: inout SlotWriter) {
    slots.set("words", words)
    slots.set("by", by)
  }
}

extension OverviewPage.Goal {
  func fill(_ slots: inout SlotWriter) {
    slots.set("words", words)
    slots.set("course", course)
  }
}
