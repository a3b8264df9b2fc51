/// The questionnaires: how it has gone, and which can be used.
struct MeasurementsPage: Page {
  static let template = "measurements"

  let title: String
  let person: PersonFrame
  let courses: [Course]
  let nothing: EmptyState?
  let bringUp: Alert?
  let goals: [GoalPart]
  let noGoals: EmptyState?
  /// How the signals come about; nil where no course is shown.
  let method: CourseMethodPart?
  let groups: [InstrumentGroup<Offered>]

  struct Course: Sendable {
    /// Said when there is no picture to say it.
    let heading: String?
    let charts: [ScoreChart]
    let change: Tag?
    let course: CoursePart?
    let notes: [String]
    let latest: Button
    let again: Button?
  }

  /// One that can be used; what it must not be used for stands on its own page and on the form.
  struct Offered: Sendable {
    let id: String
    let name: String
    let about: String
    let terms: String
    let lacking: Tag?
    let more: String
    let buttons: [Button]
  }
}
