/// What will be signed, in words, with the last questions about the talk itself.
struct MappingReviewPage: Page {
  static let template = "mapping-review"

  let title: String
  let person: PersonFrame
  let errors: ErrorSummary
  /// What must be mended in a topic first, what is not asked, what a colleague has done meanwhile.
  let notices: [Alert]
  let other: ColleagueText?
  let topics: SummaryList?
  let relatives: SummaryList?
  let nothing: EmptyState?
  let open: String?
  let action: String
  let seen: Int
  /// The draft that is shown, and the record it is signed into.
  let draftVersion: Int
  let recordVersion: Int
  let talk: [any Component]
  let kept: String?
  let list: String
}
