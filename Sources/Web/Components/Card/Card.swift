/// A piece of a page with a heading of its own.
///
/// A page that writes its own markup inside uses `<section class="card">` instead.
public struct Card: Component {
  public static let template = "card"

  let id: String
  let heading: String
  let text: String?
  let inside: [any Component]

  /// - Parameter id: unique on the page.
  public init(id: String, _ heading: String, _ text: String? = nil, inside: [any Component] = []) {
    self.id = id
    self.heading = heading
    self.text = text
    self.inside = inside
  }
}
