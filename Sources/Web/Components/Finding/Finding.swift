/// What the guideline asks for here: strength and state, one thing to do, and why.
public struct Finding: Component {
  public static let template = "finding"

  let id: String
  let state: Tag
  let title: String
  let action: Button?
  /// Where one gives the reason for doing otherwise.
  let departure: String?
  /// The reasons, each a sentence, in the order they were read.
  let reasons: [String]
  let source: String?
  let isOpen: Bool

  /// - Parameters:
  ///   - id: unique on the page; the recommendation's id.
  ///   - state: strength and status, as "skal · mangler".
  ///   - source: where it stands, with the anchor phrase.
  ///   - open: whether the reasons are shown from the start.
  public init(
    id: String, state: Tag, _ title: String, action: Button? = nil, departure: String? = nil, reasons: [String] = [],
    source: String? = nil, open: Bool = false
  ) {
    self.id = id
    self.state = state
    self.title = title
    self.action = action
    self.departure = departure
    self.reasons = reasons
    self.source = source
    isOpen = open
  }
}
