/// On to more of a long list: how many there are, where one is, the pages before and after.
public struct Paging: Component {
  public static let template = "paging"

  let label: String
  let text: String
  let previous: String?
  let next: String?

  /// - Parameter text: what is shown of how much: "51–100 av 612".
  public init(_ label: String, text: String, previous: String? = nil, next: String? = nil) {
    self.label = label
    self.text = text
    self.previous = previous
    self.next = next
  }
}
