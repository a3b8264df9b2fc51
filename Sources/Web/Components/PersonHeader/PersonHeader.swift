/// Who the page is about: the same on every page of a person.
public struct PersonHeader: Component {
  public static let template = "person-header"

  /// The name is the page's heading of the first level.
  let name: String
  /// Short facts in a row: age, how to reach them, interpreter.
  let facts: [String]
  /// Alerts first, then pathway and people.
  let tags: [Tag]
  let buttons: [Button]
  let tabs: Tabs?
  /// Whether the name is the page's heading, as it is everywhere but in the catalogue.
  let isHeading: Bool

  public init(_ name: String, facts: [String] = [], tags: [Tag] = [], buttons: [Button] = [], tabs: Tabs? = nil) {
    self.init(name, facts: facts, tags: tags, buttons: buttons, tabs: tabs, isHeading: true)
  }

  init(_ name: String, facts: [String], tags: [Tag], buttons: [Button], tabs: Tabs?, isHeading: Bool) {
    self.name = name
    self.facts = facts
    self.tags = tags
    self.buttons = buttons
    self.tabs = tabs
    self.isHeading = isHeading
  }
}
