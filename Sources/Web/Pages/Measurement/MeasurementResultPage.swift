/// The latest result of one questionnaire: what asks for something now first, then the number as something to talk about.
struct MeasurementResultPage: Page {
  static let template = "measurement-result"

  let title: String
  let person: PersonFrame
  let alerts: [Alert]
  let facts: SummaryList
  let talk: [String]
  let change: Tag?
  let chart: ScoreChart?
  let misuse: String
  let list: String
}
