public import Access
public import Casework
public import CivilTime

/// One goal in the person's words, with every time it has been rated.
public struct GoalCourse: Sendable {
  public struct Rating: Sendable {
    public let day: Day
    public let value: Int
    public let note: String
    /// Who wrote the person's number down.
    public let author: String
  }

  public let goal: ItemID
  public let words: String
  public let since: Day
  /// Oldest first.
  public var ratings: [Rating] = []
  public var ended: Day?
  public var reached: Bool?
}

extension CaseDesk {
  /// The goals with their ratings from the journal, corrected as they should have been; the newest goal first. Goes with
  /// ``person(_:page:for:)``, which logs the look.
  public func goalCourses(_ record: RecordID, for actor: StaffActor) async throws(DeskError) -> [GoalCourse] {
    let filter = EntryFilter(types: ["goal/1", "corrected/1"], limit: 1000)
    let entries = try await timeline(record, filter, for: actor)
    return GoalCourse.all(entries.reversed().inForce)
  }
}

extension GoalCourse {
  /// - Parameter entries: in force, in the order of the journal.
  static func all(_ entries: [Entry]) -> [GoalCourse] {
    var courses: [GoalCourse] = []
    for entry in entries {
      guard case .goal(let step) = entry.event else { continue }
      let place = courses.firstIndex { $0.goal == step.goal }
      switch (step.step, place) {
      case (.set(let words), nil): courses.append(GoalCourse(goal: step.goal, words: words, since: entry.day))
      case (.rated(let value, let note), let place?):
        courses[place].ratings.append(
          Rating(day: entry.day, value: value, note: note, author: entry.author.name))
      case (.ended(let reached, _), let place?): (courses[place].ended, courses[place].reached) = (entry.day, reached)
      default: break
      }
    }
    return courses.reversed()
  }
}
