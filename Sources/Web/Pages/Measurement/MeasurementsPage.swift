/// The questionnaires: how it has gone, and which can be used.
struct MeasurementsPage: Page {
  static let template = "measurements"

  let title: String
  let person: PersonFrame
  let courses: [Course]
  let nothing: EmptyState?
  let instruments: [Offered]

  struct Course: Sendable {
    let chart: ScoreChart
    let change: Tag?
    let notes: [String]
    let latest: Button
    let again: Button?
  }

  struct Offered: Sendable {
    let id: String
    let name: String
    let about: String
    let facts: SummaryList
    let more: SummaryList
    let buttons: [Button]
  }
}
