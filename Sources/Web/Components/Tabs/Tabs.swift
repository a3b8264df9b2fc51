/// Pages that belong together, as links. One of them is where one is.
public struct Tabs: Component {
  public static let template = "tabs"

  public struct Tab: Sendable {
    let title: String
    let address: String
    let isHere: Bool

    public init(_ title: String, to address: String, here: Bool = false) {
      self.title = title
      self.address = address
      isHere = here
    }
  }

  let label: String
  let tabs: [Tab]

  /// - Parameter label: what they have in common, for those who do not see them.
  public init(_ label: String, _ tabs: [Tab]) {
    self.label = label
    self.tabs = tabs
  }
}
