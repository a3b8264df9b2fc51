internal import Casework
internal import CivilTime
internal import Guidance

/// One finding as a person's page shows it: strength and status, one thing to do, and the whole *hvorfor*.
struct FindingCard: Component {
  static let template = "finding-card"

  let id: String
  let state: Tag
  let title: String
  /// The day it must be done by, and who has set that day.
  let due: String?
  let action: Button?
  let departure: String?
  let whyApplies: ReasonLine
  let whyFulfilled: ReasonLine?
  /// What nobody knows, when it was declined, a departure, how the text is read.
  let notes: [String]
  /// Which answers would make it another, where the page has room to say so.
  let changes: [String]
  let source: String
  /// The recommendation's own page.
  let sourceAddress: String
  /// Which edition it is from and how far that is known, and what the municipality has decided itself.
  let origin: String?

  /// - Parameter idPrefix: another than the panel's own, where the same finding stands twice on a page.
  init(
    _ explanation: Explanation, action: Button?, departure: String?, record: RecordID, on day: Day,
    idPrefix: String = "anbefaling", changes: [String] = []
  ) {
    let norm = explanation.norm
    id = "\(idPrefix)-\(norm.id)"
    state = FindingWords.tag(explanation.status, norm.strength, due: explanation.due, on: day)
    title = explanation.status.asksForAction ? norm.whenMissing : norm.title
    due = FindingWords.deadline(explanation, on: day)
    self.action = action
    self.departure = departure
    whyApplies = ReasonLine(explanation.applies, record)
    whyFulfilled = explanation.fulfilled.map { ReasonLine($0, record) }
    notes = FindingWords.notes(explanation, on: day)
    source = explanation.source
    sourceAddress = "\(RecommendationsPage.address)/\(norm.id)"
    self.changes = changes
    origin = explanation.origin
  }
}

extension FindingCard {
  func fill(_ slots: inout SlotWriter) {
    slots.set("id", id)
    slots.set("state", state)
    slots.set("title", title)
    slots.set("due", due)
    slots.set("action", action)
    slots.set("departure", departure)
    slots.set("whyApplies", whyApplies)
    slots.set("whyFulfilled", whyFulfilled)
    slots.set("notes", notes)
    slots.set("source", source)
    slots.set("sourceAddress", sourceAddress)
    slots.set("changes", changes)
    slots.set("origin", origin)
  }
}
