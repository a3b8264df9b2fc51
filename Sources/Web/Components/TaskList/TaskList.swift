/// Things to walk through in any order, each with how far it has come.
public struct TaskList: Component {
  public static let template = "task-list"

  public struct Item: Sendable {
    let title: String
    let address: String?
    let hint: String?
    let state: Tag

    public init(_ title: String, to address: String?, hint: String? = nil, state: Tag) {
      self.title = title
      self.address = address
      self.hint = hint
      self.state = state
    }
  }

  let items: [Item]

  public init(_ items: [Item]) {
    self.items = items
  }
}
