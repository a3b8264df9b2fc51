/// What stands where a list is empty: that it is, and what to do.
public struct EmptyState: Component {
  public static let template = "empty-state"

  let text: String
  let advice: String?
  let button: Button?

  public init(_ text: String, advice: String? = nil, button: Button? = nil) {
    self.text = text
    self.advice = advice
    self.button = button
  }
}
