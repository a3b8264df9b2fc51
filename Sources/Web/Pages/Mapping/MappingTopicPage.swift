/// One topic of the mapping: the question, the person's words, the questions with fixed answers, what was said before.
struct MappingTopicPage: Page {
  static let template = "mapping-topic"

  let title: String
  let person: PersonFrame
  let errors: ErrorSummary
  let heading: String
  let shielded: Tag?
  let question: String
  let prompts: String
  let notices: [Alert]
  /// What a colleague has kept in the same topic meanwhile, beside what is typed here.
  let other: ColleagueText?
  let action: String
  let seen: Int
  let words: TextArea
  let facts: [any Component]
  let status: Choices
  let carryOver: CarryOver?
  let kept: String?
  let earlier: [TimelineEntry]
  let previous: String?
  let next: String?
  let list: String

  struct CarryOver: Sendable {
    let consent: Choices
    let together: Choices
    let again: Field
  }
}
