/// Persons found while somebody types, shown under the search.
public struct Suggestions: Component {
  public static let template = "suggestions"

  public struct Hit: Sendable {
    let name: String
    let about: String
    let address: String

    /// - Parameter about: what tells them from others of the same name. Never a protected address.
    public init(_ name: String, about: String, to address: String) {
      self.name = name
      self.about = about
      self.address = address
    }
  }

  let summary: String
  let hits: [Hit]

  /// - Parameter summary: how many, in words: "3 treff", "Ingen treff".
  public init(_ summary: String, _ hits: [Hit]) {
    self.summary = summary
    self.hits = hits
  }
}
