/// A button in a form, or a link that looks like one. It says what happens.
public struct Button: Component {
  public static let template = "button"

  public enum Kind: String, Sendable {
    /// The one thing to do here.
    case main = ""
    /// Something else one can do.
    case quiet
    /// Something that cannot be taken back.
    case danger
  }

  let text: String
  let kind: Kind
  let isSmall: Bool
  /// Where it leads; nil makes it a button that sends the form.
  let address: String?
  /// What the form gets when this button is used.
  let name: String?
  let value: String
  /// The key that does the same.
  let key: String?
  /// What comes before the text for those who do not see which row it stands in.
  let about: String?

  /// - Parameters:
  ///   - about: what it is about ("Per Eksempel"), when several buttons on the page have the same text.
  public init(
    _ text: String, kind: Kind = .main, small: Bool = false, to address: String? = nil, name: String? = nil,
    value: String = "", key: String? = nil, about: String? = nil
  ) {
    self.text = text
    self.kind = kind
    isSmall = small
    self.address = address
    self.name = name
    self.value = value
    self.key = key
    self.about = about
  }
}
