/// The mapping as a list to walk in any order, beginning with what matters to the person.
struct MappingPage: Page {
  static let template = "mapping"

  let title: String
  let person: PersonFrame
  let errors: ErrorSummary
  /// Who keeps the draft, or that nothing is kept yet.
  let draft: String?
  let discardAddress: String?
  /// A colleague's text, when both wrote what matters.
  let other: Alert?
  let matters: TextArea
  let mattersAddress: String
  let mattersSeen: Int
  /// What was said earlier about what matters, with who and when.
  let earlierMatters: EarlierWords?
  /// Suspicions that are typed but not in the record.
  let pending: Alert?
  /// Questions that other answers ask for.
  let notAsked: TaskList?
  let progress: Progress
  let topics: TaskList
  let parts: TaskList
  let review: Button
  let suspicion: Choices
  let suspicionNote: TextArea
  let suspicionAddress: String

  struct EarlierWords: Sendable {
    let words: String
    let source: String
  }
}
