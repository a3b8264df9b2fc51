/// What relatives tell: asked only when the person has agreed to it, and kept apart from the person's own words.
struct MappingRelativesPage: Page {
  static let template = "mapping-relatives"

  let title: String
  let person: PersonFrame
  let errors: ErrorSummary
  let other: ColleagueText?
  let action: String
  let seen: Int
  let consent: [any Component]
  /// The questions to relatives; empty without consent.
  let questions: [any Component]
  /// Why nothing is asked, when it is not.
  let why: Alert?
  let kept: String?
  let list: String
}
