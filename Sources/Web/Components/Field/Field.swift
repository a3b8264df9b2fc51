/// A line of text to fill in.
public struct Field: Component {
  public static let template = "field"

  /// How wide, as a hint of what is expected.
  public enum Width: String, Sendable {
    case few, half, whole
  }

  /// What keyboard a phone shows.
  public enum Kind: String, Sendable {
    case text, tel, email, numeric
  }

  let field: FieldState
  let width: Width
  let type: String
  let inputMode: String?
  let autocomplete: String
  let list: String?

  /// - Parameters:
  ///   - name: what the form calls it.
  ///   - optional: says so beside the label; most fields here are.
  ///   - autocomplete: "off" for everything about the person, so that a shared computer remembers nothing.
  ///   - list: the id of a `datalist` on the page, with what one may want to write.
  public init(
    _ name: String, _ label: String, hint: String? = nil, optional: Bool = false, width: Width = .whole,
    kind: Kind = .text, autocomplete: String = "off", list: String? = nil, in form: FormReading
  ) {
    field = FieldState(name, label, hint: hint, optional: optional, in: form)
    self.width = width
    type = kind == .numeric ? "text" : kind.rawValue
    inputMode = kind == .numeric ? "numeric" : nil
    self.autocomplete = autocomplete
    self.list = list
  }
}
