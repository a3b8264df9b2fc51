/// Names and what they are: the facts of a person, an enquiry, an offer.
public struct SummaryList: Component {
  public static let template = "summary-list"

  public struct Row: Sendable {
    let term: String
    let lines: [String]
    let change: Link?

    struct Link: Sendable {
      let text: String
      let address: String
    }

    /// - Parameters:
    ///   - lines: what it is; nothing is shown as "ikke skrevet".
    ///   - change: where it can be changed.
    public init(_ term: String, _ lines: String..., change address: String? = nil) {
      self.init(term, lines: lines, change: address)
    }

    public init(_ term: String, lines: [String], change address: String? = nil) {
      self.term = term
      self.lines = lines.filter { !$0.isEmpty }
      change = address.map { Link(text: "Endre", address: $0) }
    }
  }

  let rows: [Row]

  public init(_ rows: [Row]) {
    self.rows = rows
  }
}
