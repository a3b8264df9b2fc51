/// One questionnaire to fill in together, or a total from a form that was filled in elsewhere.
struct MeasurementPage: Page {
  static let template = "measurement"

  let title: String
  let person: PersonFrame
  let errors: ErrorSummary
  let about: String
  let wording: Tag?
  let notices: [Alert]
  let other: ColleagueText?
  let action: String
  let seen: Int
  let numbers: [Field]
  let introduction: String?
  let questions: [Choices]
  let skips: [String]
  let ends: [any Component]
  let kept: String?
  let misuse: String
  let change: Button?
  let list: String
}
